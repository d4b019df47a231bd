// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewDatasetsTest {

    @TempDir
    Path folder;

    @Test
    void aFolderBecomesADataSetWithItsSubfoldersAsClasses() throws IOException, DatasetException {
        Tables.png(folder.resolve("palm/b, \"2\".png"), 8, 8, 1);
        Tables.png(folder.resolve("blue/deep/a.PNG"), 8, 8, 2);
        Tables.png(folder.resolve("c.png"), 8, 8, 3);
        Tables.png(folder.resolve(".hidden/d.png"), 8, 8, 4);
        Files.writeString(folder.resolve("notes.txt"), "no image");
        Path csv = folder.resolve("new.csv");

        assertEquals(3, NewDatasets.fromFolder(folder, csv, true));

        Dataset dataset = Dataset.open(csv);
        assertEquals(List.of("class", "filename", "exclude", "x", "y", "w", "h"), dataset.columns());
        assertEquals(List.of("blue: blue/deep/a.PNG", ": c.png", "palm: palm/b, \"2\".png"),
                dataset.samples().stream().map(sample -> sample.label() + ": " + sample.fileName()).toList());
    }

    @Test
    void nothingIsOverwrittenAndNothingLeftBehind() throws IOException {
        Path csv = Files.writeString(folder.resolve("new.csv"), "mine");
        Tables.png(folder.resolve("a.png"), 8, 8, 1);
        assertThrows(DatasetException.class, () -> NewDatasets.fromFolder(folder, csv, false));
        assertEquals("mine", Files.readString(csv));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThrows(DatasetException.class, () -> NewDatasets.fromFolder(empty, empty.resolve("new.csv"), false));
        assertFalse(Files.exists(empty.resolve("new.csv")));
    }

    @Test
    void aTableBecomesADataSetAndStaysAsItIs() throws IOException, DatasetException {
        Path csv = Files.writeString(folder.resolve("table.csv"), "kind;file\nx;a.jpg\n");
        assertThrows(DatasetException.class, () -> NewDatasets.fromCsv(csv, Map.of(Role.CLASS, "kind")));
        assertFalse(Files.exists(ColumnMapping.fileFor(csv)));

        NewDatasets.fromCsv(csv, Map.of(Role.CLASS, "kind", Role.FILENAME, "file"));

        assertEquals("kind;file\nx;a.jpg\n", Files.readString(csv));
        assertEquals("a.jpg", Dataset.open(csv).samples().getFirst().fileName());
    }
}
