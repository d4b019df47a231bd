// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache gives what the decoder would, and leaves originals alone once it has seen them. */
class PixelCacheTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));

    @TempDir
    Path folder;

    private Path image;
    private byte[] expected;

    @BeforeEach
    void anOldImage() throws Exception {
        image = folder.resolve("image.png");
        write(Pictures.encoded(Pictures.drawn(90, 60, 4), "png"));
        expected = ImageScaler.rgb(ImageScaler.scale(Pictures.drawn(90, 60, 4), 30, 20));
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(image, bytes);
        Files.setLastModifiedTime(image, LONG_AGO);
    }

    /** Replaces the content so that neither size nor time tell: whoever reads it again fails to decode it. */
    private void makeUnreadable() throws IOException {
        write(new byte[(int) Files.size(image)]);
    }

    private PixelCache cache() {
        return new PixelCache(folder.resolve("cache"), new ImageDecoder());
    }

    private List<Path> entries(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache").resolve(kind))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void pixelsAndFactsAreTheDecoders() throws Exception {
        assertArrayEquals(expected, cache().rgb(image, 30, 20));
        ImageFacts facts = cache().facts(image);
        assertEquals(new ImageFacts(ContentDigest.sha256(image), 90, 60,
                PerceptualHash.of(Pictures.drawn(90, 60, 4))), facts);
    }

    @Test
    void aSecondRunDoesNotReadTheOriginal() throws Exception {
        ImageFacts facts = cache().facts(image);
        cache().rgb(image, 30, 20);
        makeUnreadable();
        assertArrayEquals(expected, cache().rgb(image, 30, 20));
        assertEquals(facts, cache().facts(image));
    }

    @Test
    void pixelsBringTheFactsWithThem() throws Exception {
        cache().rgb(image, 30, 20);
        makeUnreadable();
        assertEquals(90, cache().facts(image).width());
    }

    @Test
    void expectedSizesComeWithTheFacts() throws Exception {
        PixelCache cache = cache();
        cache.expect(30, 20);
        cache.facts(image);
        makeUnreadable();
        assertArrayEquals(expected, cache().rgb(image, 30, 20));
    }

    @Test
    void aCopyUnderAnotherNameIsNotDecodedAgain() throws Exception {
        cache().rgb(image, 30, 20);
        cache().rgb(Files.copy(image, folder.resolve("copy.png")), 30, 20);
        assertEquals(1, entries("pixels").size());
        assertEquals(2, entries("sources").size());
    }

    @Test
    void aChangedOriginalIsNoticed() throws Exception {
        PixelCache cache = cache();
        cache.rgb(image, 30, 20);
        Files.write(image, Pictures.encoded(Pictures.drawn(90, 60, 5), "png"));
        assertArrayEquals(ImageScaler.rgb(ImageScaler.scale(Pictures.drawn(90, 60, 5), 30, 20)),
                cache.rgb(image, 30, 20));
    }

    @Test
    void aChangeWithinTheClocksResolutionIsNoticed() throws Exception {
        byte[] first = new byte[200_000];
        byte[] second = first.clone();
        byte[] a = Pictures.encoded(Pictures.drawn(90, 60, 4), "png");
        byte[] b = Pictures.encoded(Pictures.drawn(90, 60, 5), "png");
        System.arraycopy(a, 0, first, 0, a.length);
        System.arraycopy(b, 0, second, 0, b.length);
        FileTime now = FileTime.from(Instant.now());
        PixelCache cache = cache();
        Files.write(image, first);
        Files.setLastModifiedTime(image, now);
        String before = cache.facts(image).digest();
        Files.write(image, second);
        Files.setLastModifiedTime(image, now);
        assertEquals(ContentDigest.sha256(first), before);
        assertEquals(ContentDigest.sha256(second), cache.facts(image).digest());
    }

    @Test
    void damagedEntriesAreMadeAnew() throws Exception {
        cache().rgb(image, 30, 20);
        for (String kind : List.of("pixels", "facts", "sources")) {
            for (Path entry : entries(kind)) {
                byte[] bytes = Files.readAllBytes(entry);
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(entry, bytes);
            }
        }
        assertArrayEquals(expected, cache().rgb(image, 30, 20));
        for (Path entry : entries("pixels")) {
            Files.write(entry, Arrays.copyOf(Files.readAllBytes(entry), 7));
        }
        assertArrayEquals(expected, cache().rgb(image, 30, 20));
        assertArrayEquals(expected, cache().rgb(image, 30, 20));
        assertEquals(90, cache().facts(image).width());
    }

    @Test
    void nothingUnfinishedIsLeft() throws Exception {
        cache().rgb(image, 30, 20);
        assertEquals(List.of(), entries("unfinished"));
    }

    @Test
    void manyThreadsAndCachesMayShareAFolder() throws Exception {
        List<PixelCache> caches = List.of(cache(), cache(), cache());
        assertTrue(IntStream.range(0, 60).parallel().mapToObj(i -> {
            try {
                return caches.get(i % 3).rgb(image, 30, 20);
            } catch (ImageProblemException e) {
                return new byte[0];
            }
        }).allMatch(rgb -> Arrays.equals(expected, rgb)));
    }

    @Test
    void theCallerMayChangeWhatItGot() throws Exception {
        PixelCache cache = cache();
        Arrays.fill(cache.rgb(image, 30, 20), (byte) 0);
        assertArrayEquals(expected, cache.rgb(image, 30, 20));
    }

    @Test
    void problemsAreTheDecoders() {
        Path missing = folder.resolve("missing.png");
        assertEquals(ImageProblem.MISSING,
                assertThrows(ImageProblemException.class, () -> cache().facts(missing)).problem());
        assertEquals(ImageProblem.MISSING,
                assertThrows(ImageProblemException.class, () -> cache().rgb(missing, 3, 3)).problem());
    }

    @Test
    void aCacheThatCannotBeWrittenSaysSo() throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "in the way");
        PixelCache cache = new PixelCache(notAFolder, new ImageDecoder());
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> cache.facts(image));
        assertTrue(e.getMessage().startsWith(notAFolder.toString()), e.getMessage());
    }

    @Test
    void aSizeOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> cache().rgb(image, 0, 5));
        assertThrows(ArithmeticException.class, () -> cache().rgb(image, 40_000, 40_000));
    }
}
