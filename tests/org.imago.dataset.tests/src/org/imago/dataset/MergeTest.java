// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.imago.dataset.Merge.Conflict;
import org.imago.dataset.Merge.Reason;
import org.imago.dataset.faults.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two programs change one CSV. */
class MergeTest {

    private static final String HEADER = "class,filename,exclude,notes\r\n";
    private static final String TEXT = HEADER + "blue,a.jpg,,\r\n\"palm\",b.jpg,1,x\r\npalm,c.jpg,,y\r\n";

    @TempDir
    Path folder;

    @TempDir
    Path home;

    private Path csv;
    private String homeBefore;

    @BeforeEach
    void write() throws IOException {
        homeBefore = System.getProperty("imago.home");
        System.setProperty("imago.home", home.toString());
        csv = Files.writeString(folder.resolve("data.csv"), TEXT);
    }

    @AfterEach
    void restore() {
        if (homeBefore == null) {
            System.clearProperty("imago.home");
        } else {
            System.setProperty("imago.home", homeBefore);
        }
    }

    private static void set(DatasetStore store, int row, String column, String value) throws DatasetException {
        store.edit("Set " + column, () -> store.dataset().samples().get(row).set(column, value));
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.contains("kept")).toList();
        }
    }

    @Test
    void whatTheOtherDidAndWhatIDidAreBothThere() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            set(store, 0, "class", "mine");
            set(store, 2, "exclude", "1");
            Files.writeString(csv, HEADER + "palm,c.jpg,,theirs\r\nnew,d.jpg,,\r\nblue,a.jpg,,\r\n");

            assertThrows(DatasetException.class, store::save, "never overwritten");
            Merge merge = store.changedOutside().orElseThrow();
            assertEquals(List.of(), merge.conflicts());
            assertEquals(List.of(2, 1, 1), List.of(merge.agreed(), merge.rowsAdded(), merge.rowsRemoved()));
            assertFalse(store.dataset().samples().get(2).label().equals("mine"), "looking changes nothing");

            store.merge(merge, conflict -> false);
            assertTrue(store.dirty());
            assertTrue(store.changedOutside().isEmpty());
            store.save();
        }
        assertEquals(HEADER + "palm,c.jpg,1,theirs\r\nnew,d.jpg,,\r\nmine,a.jpg,,\r\n", Files.readString(csv));
        assertEquals(List.of(), kept(), "nothing was given up");
    }

    @Test
    void aCellThatBothChangedIsDecidedByAPerson() throws IOException, DatasetException {
        for (boolean mine : List.of(true, false)) {
            Files.writeString(csv, TEXT);
            DatasetStore store = DatasetStore.open(csv);
            set(store, 0, "class", "mine");
            set(store, 1, "class", "same");
            Files.writeString(csv, TEXT.replace("blue", "theirs").replace("\"palm\"", "same"));
            Merge merge = store.changedOutside().orElseThrow();
            Conflict conflict = new Conflict(Reason.CELL_CHANGED, "a.jpg", 2, "class", "blue", "mine", "theirs");
            assertEquals(List.of(conflict), merge.conflicts());
            store.merge(merge, any -> mine);
            assertEquals(mine ? "mine" : "theirs", store.dataset().samples().get(0).label());
            assertEquals(mine, store.dirty());
            assertEquals(mine ? 0 : 1, kept().size(), "what was given up can still be looked up");
            store.closeAndForget();
        }
    }

    @Test
    void whatHasNoPlaceAnyMoreIsAConflict() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            set(store, 0, "class", "mine");
            set(store, 1, "notes", "mine");
            Files.writeString(csv, "class,filename,exclude\r\n\"palm\",b.jpg,1\r\npalm,c.jpg,\r\n");
            Merge merge = store.changedOutside().orElseThrow();
            assertEquals(List.of(Reason.ROW_REMOVED, Reason.COLUMN_REMOVED),
                    merge.conflicts().stream().map(Conflict::reason).toList());
            store.merge(merge, conflict -> true);
            assertFalse(store.dirty());
            assertEquals(1, kept().size());
        }
    }

    @Test
    void rowsOfOneNameAreToldByTheirOrderOnlyWhileThereAreAsMany() throws IOException, DatasetException {
        String twice = HEADER + "one,t.jpg,,\r\ntwo,t.jpg,,\r\n";
        Files.writeString(csv, twice);
        try (DatasetStore store = DatasetStore.open(csv)) {
            set(store, 1, "notes", "second");
            Files.writeString(csv, HEADER + "zero,z.jpg,,\r\none,t.jpg,,\r\ntwo,t.jpg,,\r\n");
            Merge merge = store.changedOutside().orElseThrow();
            store.merge(merge, conflict -> false);
            assertEquals("second", store.dataset().samples().get(2).value("notes").orElseThrow());

            Files.writeString(csv, HEADER + "two,t.jpg,,\r\n");
            assertEquals(List.of(Reason.ROW_UNCLEAR),
                    store.changedOutside().orElseThrow().conflicts().stream().map(Conflict::reason).toList());
        }
    }

    @Test
    void addedColumnsAreAddedToTheOthersFile() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.edit("Box", () -> {
                store.dataset().addColumn("mark");
                store.dataset().samples().get(1).set("mark", "7");
            });
            Files.writeString(csv, "class,filename,exclude,notes,other\r\npalm,b.jpg,1,x,o\r\nblue,a.jpg,,,\r\n");
            store.merge(store.changedOutside().orElseThrow(), conflict -> false);
            store.save();
        }
        assertEquals("class,filename,exclude,notes,other,mark\r\npalm,b.jpg,1,x,o,7\r\nblue,a.jpg,,,,\r\n",
                Files.readString(csv));
    }

    @Test
    void mergedEditsAreOnDiskLikeAllOthers() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            set(store, 0, "class", "mine");
            Files.writeString(csv, TEXT + "new,d.jpg,,\r\n");
            store.merge(store.changedOutside().orElseThrow(), conflict -> false);
            set(store, 3, "class", "later");
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertEquals(2, store.recoverable().size());
            assertTrue(store.recovery().isEmpty(), "they fit the file as it is");
            store.recover();
            assertEquals("mine", store.dataset().samples().get(0).label());
            assertEquals("later", store.dataset().samples().get(3).label());
        }
    }

    @Test
    void editsOfACrashSurviveThatTheFileWasChangedSince() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            set(store, 0, "class", "mine");
            set(store, 2, "notes", "mine");
            set(store, 2, "notes", "mine again");
        }
        Files.writeString(csv, HEADER + "palm,c.jpg,,theirs\r\nblue,a.jpg,,\r\n");
        try (DatasetStore store = DatasetStore.open(csv)) {
            Merge merge = store.recovery().orElseThrow();
            assertEquals(List.of(new Conflict(Reason.CELL_CHANGED, "c.jpg", 2, "notes", "y", "mine again", "theirs")),
                    merge.conflicts());
            store.recover();
            assertEquals("mine", store.dataset().samples().get(1).label());
            assertEquals("theirs", store.dataset().samples().get(0).value("notes").orElseThrow());
            assertEquals(1, kept().size());
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertEquals(1, store.recoverable().size(), "recovered edits are in the journal again");
            store.recover();
            store.save();
        }
        assertEquals(HEADER + "palm,c.jpg,,theirs\r\nmine,a.jpg,,\r\n", Files.readString(csv));
    }

    @Test
    void anEditBetweenLookingAndMergingIsNotLost() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            Files.writeString(csv, TEXT + "new,d.jpg,,\r\n");
            Merge merge = store.changedOutside().orElseThrow();
            set(store, 0, "class", "mine");
            assertThrows(DatasetException.class, () -> store.merge(merge, conflict -> false));
            assertEquals("mine", store.dataset().samples().get(0).label());
        }
    }

    @Test
    void aFileThatIsNoDataSetAnyMoreOrGoneChangesNothing() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            set(store, 0, "class", "mine");
            Files.writeString(csv, "what,is,this\r\n");
            assertThrows(DatasetException.class, store::changedOutside);
            Files.delete(csv);
            assertThrows(DatasetException.class, store::changedOutside);
            assertEquals("mine", store.dataset().samples().get(0).label());
            assertTrue(store.dirty());
        }
    }

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(150);
    }

    /** Any edits here and any changes there: every cell is what the rule says, found by another way. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyCellIsWhatTheRuleSays(int seed) throws IOException, DatasetException {
        Random random = new Random(seed);
        List<String> columns = List.of("class", "filename", "a", "b");
        Map<String, String[]> base = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(12); i++) {
            names.add("n" + i);
            base.put("n" + i, new String[] {"c" + random.nextInt(3), "n" + i, "" + random.nextInt(4), ""});
        }
        Files.writeString(csv, text(columns, names, base));
        try (DatasetStore store = DatasetStore.open(new Faults().path(csv))) {
            Map<String, String[]> mine = copy(base);
            for (int i = 0; i < random.nextInt(15); i++) {
                int row = random.nextInt(names.size());
                int column = random.nextInt(2) == 0 ? 0 : 2 + random.nextInt(2);
                mine.get(names.get(row))[column] = "v" + random.nextInt(3);
                set(store, row, columns.get(column), mine.get(names.get(row))[column]);
            }
            Map<String, String[]> theirs = copy(base);
            List<String> theirNames = new ArrayList<>(names);
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                theirs.get(names.get(random.nextInt(names.size())))[2 + random.nextInt(2)] = "v" + random.nextInt(3);
            }
            theirNames.removeIf(name -> random.nextInt(6) == 0);
            Collections.shuffle(theirNames, random);
            theirNames.add("added");
            theirs.put("added", new String[] {"c", "added", "", ""});
            Files.writeString(csv, text(columns, theirNames, theirs));

            boolean choice = random.nextBoolean();
            store.merge(store.changedOutside().orElseThrow(), conflict -> choice);
            store.save();
            Map<String, String[]> expected = new HashMap<>();
            for (String name : theirNames) {
                expected.put(name, name.equals("added") ? theirs.get(name)
                        : ruled(base.get(name), mine.get(name), theirs.get(name), choice));
            }
            assertEquals(text(columns, theirNames, expected), Files.readString(csv));
        }
    }

    private static String[] ruled(String[] base, String[] mine, String[] theirs, boolean preferMine) {
        String[] cells = new String[base.length];
        for (int i = 0; i < cells.length; i++) {
            boolean changedHere = !mine[i].equals(base[i]);
            boolean changedThere = !theirs[i].equals(base[i]);
            cells[i] = changedHere && (!changedThere || preferMine) ? mine[i] : theirs[i];
        }
        return cells;
    }

    private static Map<String, String[]> copy(Map<String, String[]> rows) {
        Map<String, String[]> copy = new HashMap<>();
        rows.forEach((name, cells) -> copy.put(name, cells.clone()));
        return copy;
    }

    private static String text(List<String> columns, List<String> names, Map<String, String[]> rows) {
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        names.forEach(name -> text.append(String.join(",", rows.get(name))).append('\n'));
        return text.toString();
    }
}
