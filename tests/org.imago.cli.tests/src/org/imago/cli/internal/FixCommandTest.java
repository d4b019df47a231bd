// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.imago.cli.ExitCode;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Problems are put right from the command line, kind by kind, and nothing is written unasked. */
class FixCommandTest {

    private static final String BAD = SmallDataset.CSV.replace("10,20,40,30,one", "10,20,95,30,one")
            .replace("red,r2", "Red,r2").replace("blue,b2.png", "blue,r1.png");

    @TempDir
    private Path folder;
    private Path csv;
    private Imago imago;

    @BeforeEach
    void create() throws IOException {
        csv = SmallDataset.create(folder);
        Files.writeString(csv, BAD);
        imago = new Imago(folder.resolve("home"));
    }

    @Test
    void whatCouldBeDoneIsListedAndNothingWritten() throws Exception {
        Imago.Result listed = imago.run("dataset", "fix", csv);
        assertEquals(ExitCode.DONE, listed.code(), listed.err());
        assertEquals(List.of(csv + ":0: class-name: Call them all \"red\"", csv + ":0: class-name: Call them all \"Red\"",
                csv + ":2: cut-box: Cut the box at the edge of the image", csv + ":2: remove-box: Remove the box",
                csv + ":6: exclude-repeated: Exclude this row, keep line 2",
                "2 class-name, 1 cut-box, 1 remove-box, 1 exclude-repeated; do it with --apply"), listed.lines());
        assertEquals("{\"possible\":{\"class-name\":2,\"cut-box\":1,\"remove-box\":1,\"exclude-repeated\":1}}",
                imago.run("dataset", "fix", csv, "--json").json().toString());
        assertEquals(BAD, Files.readString(csv));
        JsonNode problems = imago.run("dataset", "validate", csv, "--json").json().get("problems");
        assertEquals("exclude-repeated", problems.get(problems.size() - 1).get("fixes").get(0).get("kind").asText());
        assertEquals("Exclude this row, keep line 2",
                problems.get(problems.size() - 1).get("fixes").get(0).get("label").asText());
    }

    @Test
    void whatIsAskedForIsDoneAndSaved() throws Exception {
        Imago.Result done = imago.run("dataset", "fix", csv, "--apply", "cut-box,class-name");
        assertEquals(ExitCode.DONE, done.code(), done.err());
        assertEquals(List.of(csv + ":2: w: \"95\" -> \"90\"", csv + ":3: class: \"Red\" -> \"red\"",
                "2 cells changed and saved"), done.lines());
        assertEquals(BAD.replace("10,20,95", "10,20,90").replace("Red", "red"), Files.readString(csv));
        assertEquals("{\"changes\":[{\"line\":6,\"column\":\"exclude\",\"before\":\"0\",\"after\":\"1\"}]}",
                imago.run("dataset", "fix", csv, "--apply", "exclude-repeated", "--json").json().toString());
        assertEquals(ExitCode.DONE, imago.run("dataset", "validate", csv).code());
        assertTrue(imago.run("dataset", "fix", csv, "--apply", "cut-box").out().contains("nothing of that"));
        assertEquals("there is nothing that can be put right without looking at it",
                imago.run("dataset", "fix", csv).lines().getLast());
    }

    @Test
    void anUnknownKindIsAWrongUsage() throws Exception {
        Imago.Result wrong = imago.run("dataset", "fix", csv, "--apply", "everything");
        assertEquals(ExitCode.USAGE, wrong.code());
        assertTrue(wrong.err().contains("\"everything\" is none of cut-box, remove-box, exclude"), wrong.err());
        assertEquals(BAD, Files.readString(csv));
    }

    @Test
    void nothingIsDoneBehindSomebodysBackOrOverEditsThatWereNotSaved() throws Exception {
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertRefused("is open in another Imago");
            edit(store);
        }
        assertRefused("has edits that were not saved");
    }

    private void edit(DatasetStore store) throws DatasetException {
        store.edit("Class", () -> store.dataset().samples().get(0).setLabel("blue"));
    }

    private void assertRefused(String why) throws IOException {
        Imago.Result refused = imago.run("dataset", "fix", csv, "--apply", "cut-box");
        assertEquals(ExitCode.BAD_INPUT, refused.code(), refused.out());
        assertTrue(refused.err().contains(why), refused.err());
        assertEquals(BAD, Files.readString(csv));
    }
}
