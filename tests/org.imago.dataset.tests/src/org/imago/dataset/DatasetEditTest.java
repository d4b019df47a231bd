// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetEditTest {

    @TempDir
    Path folder;

    private Dataset dataset;
    private String before;

    @BeforeEach
    void open() throws IOException, DatasetException {
        dataset = Tables.open(folder, "class,filename,exclude", "blue,a.jpg,", "palm,b.jpg,1", "palm,c.jpg,");
        before = Files.readString(dataset.file());
    }

    private Sample sample(int row) {
        return dataset.samples().get(row);
    }

    @Test
    void anEditHoldsEachCellOnceWithItsFirstAndLastText() throws DatasetException {
        Edit edit = dataset.edit("Relabel", () -> {
            sample(0).setLabel("x");
            sample(2).set("exclude", "1");
            sample(0).setLabel("palm");
            sample(1).setLabel("palm");
        });
        assertEquals(new Edit("Relabel", List.of(new CellChange(0, "class", "blue", "palm"),
                new CellChange(2, "exclude", "", "1")), List.of()), edit);
        assertEquals(Set.of(0, 2), edit.rows());
    }

    @Test
    void undoAndRedoGiveTheFileBackByteForByte() throws IOException, DatasetException {
        Edit first = dataset.edit("First", () -> sample(0).setLabel("palm"));
        Edit second = dataset.edit("Second", () -> {
            dataset.addColumn("notes");
            sample(1).set("notes", "a, \"b\"");
        });
        dataset.undo(second);
        assertEquals(List.of("class", "filename", "exclude"), dataset.columns());
        dataset.undo(first);
        assertFalse(dataset.dirty());
        dataset.save();
        assertEquals(before, Files.readString(dataset.file()));
        dataset.redo(first);
        dataset.redo(second);
        dataset.save();
        assertEquals("class,filename,exclude,notes\npalm,a.jpg,,\npalm,b.jpg,1,\"a, \"\"b\"\"\"\npalm,c.jpg,,\n",
                Files.readString(dataset.file()));
        dataset.undo(second);
        assertEquals("", sample(1).value("notes").orElseThrow(), "a column that is saved stays");
    }

    @Test
    void workThatFailsLeavesNothingBehind() throws IOException {
        assertThrows(DatasetException.class, () -> dataset.edit("Fails", () -> {
            sample(0).setLabel("palm");
            dataset.addColumn("notes");
            sample(1).set("notes", "\0");
        }));
        assertThrows(IllegalStateException.class, () -> dataset.edit("Fails", () -> {
            sample(0).setLabel("palm");
            throw new IllegalStateException("broken");
        }));
        assertEquals("blue", sample(0).label());
        assertEquals(List.of("class", "filename", "exclude"), dataset.columns());
        assertFalse(dataset.dirty());
    }

    @Test
    void nothingChangedIsNoEdit() throws DatasetException {
        assertTrue(dataset.edit("Same", () -> sample(0).setLabel("blue")).isEmpty());
        assertFalse(dataset.dirty());
    }

    @Test
    void anEditOfRowsThatAreGoneIsRefusedAsAWhole() {
        Edit foreign = new Edit("Foreign", List.of(new CellChange(0, "class", "blue", "x"),
                new CellChange(9, "class", "blue", "x")), List.of());
        assertThrows(IllegalArgumentException.class, () -> dataset.redo(foreign));
        assertThrows(IllegalArgumentException.class, () -> dataset.redo(new Edit("Foreign",
                List.of(new CellChange(0, "colour", "", "x")), List.of())));
        assertEquals("blue", sample(0).label());
    }

    @Test
    void classesAreStoredAsNumbersOrInAColumnEach() throws IOException, DatasetException {
        Dataset numbered = Tables.open(folder, "class,filename", "1,a.jpg", "0,b.jpg");
        numbered.storeClasses(new ClassStorage(ClassStorage.Kind.INDEX, List.of("blue", "palm"), List.of()));
        assertEquals("palm", numbered.samples().get(0).label());
        numbered.samples().get(0).setLabel("blue");
        assertThrows(DatasetException.class, () -> numbered.samples().get(1).setLabel("unknown"));
        numbered.save();
        assertEquals("class,filename\n0,a.jpg\n0,b.jpg\n", Files.readString(numbered.file()));
        assertEquals(List.of("blue", "palm"), Dataset.open(numbered.file()).classes());
    }

    @Test
    void whatColumnsMeanIsKeptBesideTheFileAndNothingElseThereIsLost() throws IOException, DatasetException {
        Path csv = Files.writeString(folder.resolve("other.csv"), "kind,image,filename,class\nx,a.jpg,b.jpg,y\n");
        Path sidecar = ColumnMapping.fileFor(csv);
        Files.writeString(sidecar, "{\"mine\": [1, 2], \"columns\": {}}");
        Dataset other = Dataset.open(csv);
        other.remap(Map.of(Role.CLASS, "kind", Role.FILENAME, "image"));
        assertEquals("x", other.samples().get(0).label());
        assertEquals("a.jpg", Dataset.open(csv).samples().get(0).fileName());
        assertTrue(Files.readString(sidecar).replaceAll("\\s", "").contains("\"mine\":[1,2]"), "other keys stay");
        assertThrows(DatasetException.class, () -> other.remap(Map.of(Role.CLASS, "kind", Role.FILENAME, "kind")));
        assertEquals("a.jpg", Dataset.open(csv).samples().get(0).fileName(), "a refused mapping changes nothing");
    }
}
