// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.imago.cli.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Looking at a data set tells what is in it and changes nothing. */
class DatasetCommandTest {

    @TempDir
    private Path folder;
    private Path csv;
    private Imago imago;

    @BeforeEach
    void create() throws IOException {
        csv = SmallDataset.create(folder);
        imago = new Imago(folder.resolve("home"));
    }

    @AfterEach
    void theCsvIsAsItWas() throws IOException {
        assertEquals(SmallDataset.CSV, Files.readString(csv));
    }

    @Test
    void infoCounts() throws Exception {
        JsonNode info = imago.run("dataset", "info", csv, "--json").json();
        assertEquals(6, info.get("samples").asInt());
        assertEquals(1, info.get("excluded").asInt());
        assertEquals(2, info.get("boxes").asInt());
        assertEquals("{\"blue\":2,\"red\":3}", info.get("classes").toString());
        assertEquals(8, info.get("columns").size());
        assertEquals(64, info.get("digest").asText().length());
        assertTrue(imago.run("dataset", "info", csv).lines().stream().anyMatch(line -> line.matches("excluded +1")));
    }

    @Test
    void aSoundDataSetHasNoErrors() throws Exception {
        Imago.Result sound = imago.run("dataset", "validate", csv, "--json");
        assertEquals(ExitCode.DONE, sound.code(), sound.out());
        assertEquals(0, sound.json().get("errors").asInt());
        assertEquals(1, sound.lines().size());
    }

    @Test
    void validateListsWhatIsWrongWithFileAndLine() throws Exception {
        Files.delete(folder.resolve("images/b2.png"));
        Imago.Result wrong = imago.run("dataset", "validate", csv);
        assertEquals(ExitCode.BAD_INPUT, wrong.code());
        assertTrue(wrong.lines().stream().anyMatch(line -> line.startsWith(csv + ":6: error: ")
                && line.contains("b2.png")), wrong.out());
        JsonNode problem = imago.run("dataset", "validate", csv, "--json").json().get("problems").get(0);
        assertEquals(6, problem.get("line").asInt());
        assertEquals("error", problem.get("severity").asText());
    }

    @Test
    void everyOrderHasEverySample() {
        List<String> file = imago.run("dataset", "order", csv, "--by", "file").lines();
        assertEquals(List.of("r1.png", "r2.png", "deep/r3.png", "b1.png", "b2.png", "b3.png"), file);
        Set<String> all = new TreeSet<>(file);
        List<String> interleaved = imago.run("dataset", "order", csv).lines();
        assertEquals(all, new TreeSet<>(interleaved));
        assertNotEquals(file, interleaved);
        List<String> shuffled = imago.run("dataset", "order", csv, "--by", "SHUFFLED", "--seed", "7").lines();
        assertEquals(all, new TreeSet<>(shuffled));
        assertEquals(shuffled, imago.run("dataset", "order", csv, "--by", "shuffled", "--seed", "7").lines());
        assertNotEquals(shuffled, imago.run("dataset", "order", csv, "--by", "shuffled", "--seed", "8").lines());
    }

    @Test
    void resumePrintsTheFirstSampleWithoutABox() {
        assertEquals(List.of("r2.png"), imago.run("dataset", "order", csv, "--by", "file", "--resume").lines());
    }
}
