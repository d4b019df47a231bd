// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberArchiveTest {

    private static final List<String> FORMATS = List.of("other", "test");

    @TempDir
    Path folder;

    private Path written(float... numbers) throws IOException {
        Path file = folder.resolve("deep/er/model.zip");
        new NumberArchive(NumberArchive.description("test").put("note", "ä"), Map.of("numbers", numbers)).write(file);
        return file;
    }

    @Test
    void numbersComeBackBitByBit() throws IOException {
        float[] numbers = {0f, -0f, 1.5f, Float.NaN, Float.intBitsToFloat(0x7fc12345), Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE, Float.MAX_VALUE};
        NumberArchive read = NumberArchive.read(written(numbers), FORMATS);
        assertEquals("test", read.format());
        assertEquals("ä", read.description().path("note").asText());
        assertArrayEquals(bits(numbers), bits(read.numbers("numbers")));
        assertEquals(0, read.numbers("others").length);
    }

    private static int[] bits(float[] numbers) {
        return IntStream.range(0, numbers.length).map(i -> Float.floatToRawIntBits(numbers[i])).toArray();
    }

    @Test
    void theSameNumbersGiveTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(written(1, 2, 3));
        assertArrayEquals(first, Files.readAllBytes(written(1, 2, 3)));
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        Path file = written(1);
        written(2);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
        assertArrayEquals(new float[] {2}, NumberArchive.read(file, FORMATS).numbers("numbers"));
    }

    @Test
    void aFileThatEndsTooEarlyIsRefusedByName() throws IOException {
        Path file = written(new float[10_000]);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(file, "");
        }
    }

    @Test
    void aFlippedBitInTheNumbersIsNoticed() throws IOException {
        float[] numbers = new float[1000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(i);
        }
        Path file = written(numbers);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 16;
        Files.write(file, bytes);
        assertRefused(file, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4000000000", "-1", "300000000", "3", "1", "\"many\""})
    void lengthsThatAreNotTrueAreRefused(String length) throws IOException {
        assertRefused(zip("imago.json", "{\"format\":\"test\",\"version\":1,\"arrays\":{\"a\":" + length + "}}",
                "a.f32", "12345678"), "a");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        assertRefused(Files.write(folder.resolve("a.png"), png), "");
        assertRefused(folder.resolve("absent.zip"), "no such file");
        assertRefused(zip("imago.json", "{\"format\":"), "damaged");
        assertRefused(zip("imago.json", "[".repeat(100_000)), "damaged");
        assertRefused(zip("something.txt", "x"), "no imago.json");
        assertRefused(zip("imago.json", "[1]"), "not a description");
        assertRefused(zip("imago.json", "{\"format\":\"unknown\",\"version\":1}"), "expected format other or test");
        assertRefused(zip("imago.json", "{\"format\":\"test\",\"version\":2}"), "version 2");
        assertRefused(zip("imago.json", "{\"format\":\"test\",\"version\":1,\"arrays\":{\"a\":1}}"), "no a.f32");
    }

    private Path zip(String... namesAndTexts) throws IOException {
        Path file = folder.resolve("made.zip");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static void assertRefused(Path file, String says) {
        IOException e = assertThrows(IOException.class, () -> NumberArchive.read(file, FORMATS));
        assertTrue(String.valueOf(e.getMessage()).contains(file.getFileName().toString())
                && e.getMessage().contains(says), () -> "names the file and says what is wrong: " + e);
    }
}
