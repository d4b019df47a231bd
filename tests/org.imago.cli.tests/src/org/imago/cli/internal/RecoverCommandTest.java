// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.imago.cli.ExitCode;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Edits that were never saved are saved from the command line. */
class RecoverCommandTest {

    private static final String CSV = "class,filename\nblue,a.jpg\nred,b.jpg\n";

    @TempDir
    private Path folder;
    private Path csv;
    private Imago imago;

    @BeforeEach
    void crash() throws IOException, DatasetException {
        csv = Files.writeString(folder.resolve("data.csv"), CSV);
        imago = new Imago(folder.resolve("home"));
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.edit("Class", () -> store.dataset().samples().get(0).setLabel("mine"));
            store.edit("Class", () -> store.dataset().samples().get(1).setLabel("also mine"));
        }
    }

    @Test
    void editsAreSavedOnce() throws Exception {
        Imago.Result done = imago.run("dataset", "recover", csv);
        assertEquals(ExitCode.DONE, done.code(), done.out());
        assertEquals("class,filename\nmine,a.jpg\nalso mine,b.jpg\n", Files.readString(csv));
        assertTrue(imago.run("dataset", "recover", csv).out().contains("nothing to recover"));
    }

    @Test
    void conflictsAreListedAndNothingIsWritten() throws Exception {
        String theirs = CSV.replace("blue", "theirs") + "new,c.jpg\n";
        Files.writeString(csv, theirs);
        Imago.Result listed = imago.run("dataset", "recover", csv);
        assertEquals(ExitCode.BAD_INPUT, listed.code());
        assertTrue(listed.lines().getFirst().startsWith(csv + ":2: conflict: class: \"blue\" of a.jpg"), listed.out());
        assertEquals(theirs, Files.readString(csv));
        JsonNode json = imago.run("dataset", "recover", csv, "--json").json();
        assertEquals("theirs", json.get("conflicts").get(0).get("theirs").asText());
        assertEquals(2, json.get("edits").asInt());

        Imago.Result kept = imago.run("dataset", "recover", csv, "--keep", "theirs");
        assertEquals(ExitCode.DONE, kept.code(), kept.out());
        assertEquals("class,filename\ntheirs,a.jpg\nalso mine,b.jpg\nnew,c.jpg\n", Files.readString(csv));
        assertTrue(Files.exists(folder.resolve(".data.csv.imago-journal.kept-1")), "what was given up is kept");
    }

    @Test
    void conflictsCanBeDecidedForTheEdits() throws Exception {
        Files.writeString(csv, CSV.replace("blue", "theirs"));
        assertEquals(ExitCode.DONE, imago.run("dataset", "recover", csv, "--keep", "mine").code());
        assertEquals("class,filename\nmine,a.jpg\nalso mine,b.jpg\n", Files.readString(csv));
    }
}
