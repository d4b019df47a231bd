// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.imago.cli.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Converting says first what gets lost, and changes nothing of what is converted. */
class ConvertCommandTest {

    @TempDir
    private Path folder;
    private Path csv;
    private Path out;
    private Imago imago;

    @BeforeEach
    void create() throws IOException {
        csv = SmallDataset.create(folder);
        out = folder.resolve("out");
        imago = new Imago(folder.resolve("home"));
    }

    @AfterEach
    void theCsvIsAsItWas() throws IOException {
        assertEquals(SmallDataset.CSV, Files.readString(csv));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "csv-long", "voc", "coco", "yolo", "createml", "via", "via-csv", "folders"})
    void everyFormatIsWrittenAndFoundAgain(String format) throws Exception {
        JsonNode there = imago.run("dataset", "convert", csv, "--to", format, "--out", out, "--copy-images", "--json")
                .json();
        assertTrue(there.get("written").asBoolean(), there.toString());
        Imago.Result result = imago.run("dataset", "convert", there.get("data").asText(), "--to", "csv", "--out",
                folder.resolve("back"), "--json");
        assertEquals(ExitCode.DONE, result.code(), result.err());
        JsonNode back = result.json();
        assertEquals(format, back.get("from").asText());
        assertEquals(there.get("images"), back.get("images"));
        assertEquals(there.get("boxes"), back.get("boxes"));
        assertTrue(Files.exists(Path.of(back.get("data").asText())));
    }

    @Test
    void cocoHoldsTheWholeDataSet() throws Exception {
        Imago.Result strict = imago.run("dataset", "convert", csv, "--to", "coco", "--out", out, "--strict", "--json");
        assertEquals(ExitCode.DONE, strict.code(), strict.err());
        assertEquals(6, strict.json().get("images").asInt());
        assertEquals(1, strict.lines().size());
    }

    @Test
    void whatGetsLostIsSaidBeforeAndStrictRefuses() throws Exception {
        Imago.Result strict = imago.run("dataset", "convert", csv, "--to", "voc", "--out", out, "--strict", "--json");
        assertEquals(ExitCode.BAD_INPUT, strict.code());
        assertFalse(Files.exists(out));
        assertTrue(strict.err().contains("lost: 1 excluded images") && strict.err().contains("3 images with a class "
                + "but no box") && strict.err().contains("column \"page\"") && strict.err().contains("--strict"),
                strict.err());
        JsonNode json = strict.json();
        assertFalse(json.get("written").asBoolean());
        assertEquals(List.of("lost", "lost", "lost"), json.get("losses").findValuesAsText("kind"));
        Imago.Result relaxed = imago.run("dataset", "convert", csv, "--to", "voc", "--out", out);
        assertEquals(ExitCode.DONE, relaxed.code());
        assertTrue(relaxed.err().contains("lost: 1 excluded images"), relaxed.err());
        assertTrue(Files.exists(out.resolve("Annotations/r1.xml")) && !Files.exists(out.resolve("JPEGImages")));
    }

    @Test
    void aDryRunOnlySays() {
        Imago.Result dry = imago.run("dataset", "convert", csv, "--to", "yolo", "--out", out, "--dry-run");
        assertEquals(ExitCode.DONE, dry.code());
        assertEquals("", dry.out());
        assertTrue(dry.err().contains("lost: "), dry.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void errorsStopUnlessTheyAreSkipped() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "class,filename,x,y,w,h\nred,r1.png,1,2,0,4\n"
                + "red,../../etc/r2.png,,,,\nblue,b1.png,1,2,3,4\n");
        Imago.Result refused = imago.run("dataset", "convert", bad, "--to", "coco", "--out", out);
        assertEquals(ExitCode.BAD_INPUT, refused.code());
        assertTrue(refused.err().contains(bad + ":2: error: ") && refused.err().contains(bad + ":3: error: ")
                && refused.err().contains("--skip-bad"), refused.err());
        assertFalse(Files.exists(out));
        Imago.Result skipped = imago.run("dataset", "convert", bad, "--to", "coco", "--out", out, "--skip-bad",
                "--json");
        assertEquals(ExitCode.DONE, skipped.code(), skipped.err());
        assertEquals(List.of(2, 1, 2), List.of(skipped.json().get("images").asInt(),
                skipped.json().get("boxes").asInt(),
                skipped.json().get("errors").asInt()));
    }

    @Test
    void nothingIsReplacedWithoutForce() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("via.json"), "mine");
        Imago.Result refused = imago.run("dataset", "convert", csv, "--to", "via", "--out", out);
        assertEquals(ExitCode.BAD_INPUT, refused.code());
        assertEquals("mine", Files.readString(out.resolve("via.json")));
        assertEquals(ExitCode.DONE, imago.run("dataset", "convert", csv, "--to", "via", "--out", out,
                "--force").code());
        assertTrue(Files.readString(out.resolve("via.json")).contains("r1.png"));
        assertEquals(ExitCode.BAD_INPUT, imago.run("dataset", "convert", csv, "--to", "csv", "--out", folder, "--force")
                .code());
    }

    @Test
    void wrongUsageIsSaid() throws IOException {
        assertEquals(ExitCode.USAGE, imago.run("dataset", "convert", csv, "--to", "nothing", "--out", out).code());
        assertEquals(ExitCode.USAGE, imago.run("dataset", "convert", csv, "--to", "voc").code());
        assertEquals(ExitCode.USAGE, imago.run("dataset", "convert", csv, "--to", "voc", "--out", out, "--copy-images",
                "--no-images").code());
        assertEquals(ExitCode.BAD_INPUT, imago.run("dataset", "convert", folder.resolve("missing"), "--to", "voc",
                "--out", out).code());
        Imago.Result unknown = imago.run("dataset", "convert", Files.writeString(folder.resolve("pom.xml"),
                "<project/>"), "--from", "voc", "--to", "csv", "--out",
                out);
        assertEquals(ExitCode.BAD_INPUT, unknown.code(), unknown.err());
    }
}
