// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.imago.cli.ExitCode;
import org.imago.dataset.Dataset;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Crops of drawn boxes, without any model. */
class CropCommandTest {

    @TempDir
    private Path folder;
    private Path csv;
    private Path out;
    private Imago imago;

    @BeforeEach
    void create() throws IOException {
        csv = SmallDataset.create(folder.resolve("source"));
        out = folder.resolve("crops");
        imago = new Imago(folder.resolve("home"));
    }

    @Test
    void drawnBoxesAreCroppedAndTheOthersAreWholeImages() throws Exception {
        Map<String, byte[]> before = contents(folder.resolve("source"));
        Imago.Result done = imago.run("crop", csv, "--out", out, "--margin", "0", "--json");
        assertEquals(ExitCode.DONE, done.code(), done.err());
        assertEquals(1, done.lines().size());
        assertEquals("", done.err());
        JsonNode counts = done.json();
        assertEquals(out.resolve("crops.csv").toString(), counts.get("data").asText());
        assertEquals(List.of(5, 2, 0, 3, 0), Stream.of("crops", "drawn", "predicted", "wholeImage", "unreadable")
                .map(name -> counts.get(name).asInt()).toList());

        Dataset crops = Dataset.open(out.resolve("crops.csv"));
        Sample drawn = crops.samples().getFirst();
        assertEquals("red", drawn.label());
        assertEquals(Optional.of("drawn"), drawn.value("box_model"));
        assertEquals(Optional.of("one"), drawn.value("page"));
        Path crop = ImageFolder.locate(crops, Optional.empty()).resolve(drawn);
        assertEquals(40, ImageIO.read(crop.toFile()).getWidth());
        assertEquals(30, ImageIO.read(crop.toFile()).getHeight());
        assertEquals(Optional.of("deep/r3.png"), crops.samples().get(2).value("source_file"));
        assertEquals(Optional.of(""), crops.samples().get(2).value("box_model"));
        assertEquals(Optional.of("1"), crops.samples().get(2).value("fell_back"));

        Map<String, byte[]> after = contents(folder.resolve("source"));
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
        assertEquals(ExitCode.DONE, imago.run("dataset", "validate", out.resolve("crops.csv")).code());
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    @Test
    void twoRowsOfOneImageGetTwoCrops() throws Exception {
        Files.writeString(csv, "class,filename,x,y,w,h\nred,r1.png,10,20,40,30\nblue,r1.png,50,20,10,10\n");
        assertEquals(2, imago.run("crop", csv, "--out", out, "--margin", "0", "--json").json().get("crops").asInt());
        Dataset crops = Dataset.open(out.resolve("crops.csv"));
        ImageFolder images = ImageFolder.locate(crops, Optional.empty());
        assertEquals(40, ImageIO.read(images.resolve(crops.samples().get(0)).toFile()).getWidth());
        assertEquals(16, ImageIO.read(images.resolve(crops.samples().get(1)).toFile()).getWidth());
    }

    @Test
    void unreadableImagesAreNamedAndCounted() throws Exception {
        Files.writeString(csv.resolveSibling("images").resolve("r1.png"), "no image");
        Files.delete(csv.resolveSibling("images").resolve("b2.png"));
        Imago.Result done = imago.run("crop", csv, "--out", out, "--json");
        assertEquals(ExitCode.DONE, done.code());
        assertEquals(List.of(3, 1, 2), Stream.of("crops", "drawn", "unreadable").map(name -> {
            try {
                return done.json().get(name).asInt();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }).toList());
        assertTrue(done.err().contains("r1.png") && done.err().contains("b2.png"), done.err());
        assertEquals(2, done.err().lines().count(), done.err());
    }

    @Test
    void nothingToCropIsBadInput() throws Exception {
        Files.writeString(csv, "class,filename,exclude\nred,r1.png,1\n");
        Imago.Result wrong = imago.run("crop", csv, "--out", out);
        assertEquals(ExitCode.BAD_INPUT, wrong.code(), wrong.err());
        assertFalse(Files.exists(out.resolve("crops.csv")));
    }

    @Test
    void aFolderThatHoldsSomethingIsNotWrittenOver() throws Exception {
        Path kept = Files.writeString(Files.createDirectories(out).resolve("notes.txt"), "kept");
        Imago.Result wrong = imago.run("crop", csv, "--out", out);
        assertEquals(ExitCode.BAD_INPUT, wrong.code());
        assertTrue(wrong.err().contains("is not empty") && !wrong.err().contains("--resume"), wrong.err());
        assertEquals("kept", Files.readString(kept));
    }

    @Test
    void anUnknownStrategyIsAnsweredWithThoseThereAre() {
        Imago.Result wrong = imago.run("crop", csv, "--out", out, "--strategy", "centre");
        assertEquals(ExitCode.USAGE, wrong.code());
        assertTrue(wrong.err().contains("'centre'") && wrong.err().contains("there are: margin"), wrong.err());
        assertFalse(Files.exists(out));
        assertEquals(ExitCode.DONE, imago.run("crop", csv, "--out", out, "--strategy", "margin").code());
    }
}
