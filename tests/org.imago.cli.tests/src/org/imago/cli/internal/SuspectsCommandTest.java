// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

import com.fasterxml.jackson.databind.JsonNode;

/** Suspects and proposals of a run are listed, and nothing is changed. */
class SuspectsCommandTest {

    @TempDir
    private Path folder;
    private Path csv;
    private Path run;
    private Imago imago;

    @BeforeEach
    void create() throws IOException {
        csv = SmallDataset.create(folder);
        run = JudgedRun.create(folder, csv);
        imago = new Imago(folder.resolve("home"));
    }

    @AfterEach
    void theCsvIsAsItWas() throws IOException {
        assertEquals(SmallDataset.CSV, Files.readString(csv));
    }

    @Test
    void theTableTellsWhyAndWhatInstead() {
        Imago.Result result = imago.run("suspects", run);
        assertEquals(ExitCode.DONE, result.code(), result.err());
        assertTrue(result.out().contains("r1.png:2"), result.out());
        assertTrue(result.out().contains("labelled red; models that never saw it or a copy say blue with 0.97"),
                result.out());
        assertTrue(result.out().contains("suggested: blue instead of red"), result.out());
        assertTrue(result.lines().getLast().startsWith("suspects: 2 of 5 samples"), result.out());
    }

    @Test
    void topListsTheMostSuspiciousOnly() {
        Imago.Result result = imago.run("suspects", run, "--top", 1);
        assertTrue(result.lines().getLast().startsWith("suspects: 2 (1 listed) of 5 samples"), result.out());
        assertEquals(ExitCode.USAGE, imago.run("suspects", run, "--top", 0).code());
    }

    @Test
    void jsonHasClassesAndBoxes() throws Exception {
        JsonNode json = imago.run("suspects", run, "--json").json();
        assertEquals(2, json.get("found").asInt());
        assertTrue(json.get("boxesJudged").asBoolean());
        JsonNode box = json.get("suspects").get(0);
        assertEquals("box misplaced", box.get("kind").asText());
        assertEquals("[60.0,50.0,20.0,20.0]", box.get("box").toString());
        JsonNode label = json.get("suspects").get(1);
        assertEquals("blue", label.get("suggestion").asText());
        assertEquals(0.97, label.get("score").asDouble(), 1e-9);
    }

    @Test
    void csvIsATableThatReadsBack() throws Exception {
        List<String> lines = imago.run("suspects", run, "--csv").lines();
        assertEquals("filename,line,kind,score,given,suggestion,x,y,w,h,reason", lines.getFirst());
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("r1.png,2,box misplaced,0.9"), lines.get(1));
        assertTrue(lines.get(2).startsWith("r1.png,2,class,0.9700,red,blue,,,,,"), lines.get(2));
        assertEquals(ExitCode.USAGE, imago.run("suspects", run, "--csv", "--json").code());
    }

    @Test
    void anotherStateOfTheDataSetIsTakenWithData() throws IOException {
        Path corrected = Files.writeString(folder.resolve("corrected.csv"),
                SmallDataset.CSV.replace("red,r1.png,0,10,20,40,30", "blue,r1.png,0,58,50,22,20"));
        assertEquals("suspects: 0 of 5 samples", imago.run("suspects", run, "--data", corrected).lines().getLast()
                .split(";")[0]);
    }

    @Test
    void whatIsNoRunIsBadInput() throws IOException {
        Imago.Result missing = imago.run("suspects", folder.resolve("nothing"));
        assertEquals(ExitCode.BAD_INPUT, missing.code());
        assertTrue(missing.err().contains("run.json is missing"), missing.err());
        Files.delete(run.resolve("predictions.csv"));
        Imago.Result unfinished = imago.run("suspects", run);
        assertEquals(ExitCode.BAD_INPUT, unfinished.code());
        assertTrue(unfinished.err().contains("predictions.csv") && unfinished.err().contains("finished run"),
                unfinished.err());
        assertEquals(ExitCode.BAD_INPUT, imago.run("review", run).code());
    }

    @Test
    void reviewListsWhatWaitsByCertainty() {
        assertEquals(List.of("deep/r3.png", "b2.png", "r2.png"),
                imago.run("review", run, "--order", "least-certain").lines());
        assertEquals(List.of("deep/r3.png"), imago.run("review", run, "--top", 1).lines());
    }

    @Test
    void reviewListsImagesThatDiffer() throws Exception {
        List<String> informative = imago.run("review", run, "--order", "informative").lines();
        assertEquals(List.of("b2.png", "deep/r3.png", "r2.png"), informative.stream().sorted().toList());
        JsonNode json = imago.run("review", run, "--order", "informative", "--top", 2, "--json").json();
        assertEquals(3, json.get("waiting").asInt());
        assertEquals(2, json.get("drawn").asInt());
        assertEquals(informative.subList(0, 2), List.of(json.get("review").get(0).get("filename").asText(),
                json.get("review").get(1).get("filename").asText()));
        assertEquals(ExitCode.USAGE, imago.run("review", run, "--order", "random").code());
    }

    @Test
    void whatWasDecidedDoesNotWaitAnyMore() throws IOException {
        Files.writeString(run.resolve("review.csv"), "filename,line,decision\nb2.png,6,rejected\n");
        assertEquals(List.of("deep/r3.png", "r2.png"), imago.run("review", run, "--order", "least-certain").lines());
    }
}
