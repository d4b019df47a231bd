// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import org.imago.dataset.faults.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetStoreTest {

    private static final String TEXT = "class,filename,exclude\r\nblue,a.jpg,\r\n\"palm\",b.jpg,1\r\npalm,c.jpg,\r\n";

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
        csv = folder.resolve("data.csv");
        Files.writeString(csv, TEXT);
    }

    @AfterEach
    void restore() {
        if (homeBefore == null) {
            System.clearProperty("imago.home");
        } else {
            System.setProperty("imago.home", homeBefore);
        }
    }

    private Path journal() {
        return folder.resolve(".data.csv.imago-journal");
    }

    private static void label(DatasetStore store, int row, String label) throws DatasetException {
        store.edit("Set class", () -> store.dataset().samples().get(row).setLabel(label));
    }

    private static List<String> labels(DatasetStore store) {
        return store.dataset().samples().stream().map(Sample::label).toList();
    }

    /** What is on disk at this moment, as another program finds it if this one ends here. */
    private Path crash() throws IOException {
        Path copy = Files.createTempDirectory(home, "crash").resolve("data.csv");
        Files.copy(csv, copy);
        if (Files.exists(journal())) {
            Files.copy(journal(), copy.resolveSibling(journal().getFileName()));
        }
        return copy;
    }

    @Test
    void openingWritesNothingButALockThatGoesAgain() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertFalse(store.readOnly());
            assertEquals(List.of(".data.csv.imago-lock", "data.csv"), names());
        }
        assertEquals(List.of("data.csv"), names());
        assertEquals(TEXT, Files.readString(csv));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void editsAreRecoveredAfterACrash() throws IOException, DatasetException {
        Path copy;
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "grün, \"x\"\n2");
            Edit undone = store.edit("Exclude", () -> store.dataset().samples().get(2).set("exclude", "1"));
            store.undo(undone);
            label(store, 1, "blue");
            store.flush();
            copy = crash();
        }
        try (DatasetStore store = DatasetStore.open(copy)) {
            assertEquals(List.of("Set class", "Set class"), store.recoverable().stream().map(Edit::label).toList());
            assertFalse(store.dirty());
            assertThrows(DatasetException.class, () -> label(store, 2, "blue"), "before it is decided");
            store.recover();
            assertEquals(List.of("grün, \"x\"\n2", "blue", "palm"), labels(store));
            assertTrue(store.dirty());
            label(store, 2, "late");
            store.save();
            assertEquals("class,filename,exclude\r\n\"grün, \"\"x\"\"\n2\",a.jpg,\r\n\"blue\",b.jpg,1\r\nlate,c.jpg,\r\n",
                    Files.readString(copy));
        }
        assertFalse(Files.exists(copy.resolveSibling(journal().getFileName())), "nothing is left to recover");
    }

    @Test
    void editsThatAreNotSavedAreKnownWithoutOpening() throws DatasetException {
        assertFalse(DatasetStore.hasUnsavedEdits(csv));
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "one");
            store.flush();
            assertTrue(DatasetStore.hasUnsavedEdits(csv));
            store.save();
            store.flush();
            assertFalse(DatasetStore.hasUnsavedEdits(csv));
        }
    }

    /** Nobody has to ask for it; how soon it is there is measured by {@code releng/benchmarks/rows.sh}. */
    @Test
    void anEditIsOnDiskByItself() throws DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "one");
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                while (JournalRecords.read(journal()).isEmpty()) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    @Test
    void whatIsRecoveredSurvivesAnotherCrash() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "one");
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.recover();
            label(store, 1, "two");
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.recover();
            assertEquals(List.of("one", "two", "palm"), labels(store));
            assertEquals(TEXT, Files.readString(csv));
        }
    }

    @Test
    void addedColumnsAreRecovered() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.edit("Box", () -> {
                store.dataset().addColumn("x_2");
                store.dataset().samples().get(1).set("x_2", "12");
            });
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.recover();
            store.save();
        }
        assertEquals("class,filename,exclude,x_2\r\nblue,a.jpg,,\r\n\"palm\",b.jpg,1,12\r\npalm,c.jpg,,\r\n",
                Files.readString(csv));
    }

    @Test
    void aTornOrDamagedJournalGivesAllEditsBeforeTheDamage() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(new Faults().path(csv))) {
            for (String label : List.of("one", "two", "three", "four")) {
                label(store, 0, label);
            }
        }
        byte[] whole = Files.readAllBytes(journal());
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] == '\n') {
                ends.add(i + 1);
            }
        }
        List<String> states = List.of("blue", "one", "two", "three", "four");
        for (int length = ends.getFirst(); length <= whole.length; length++) {
            int cut = length;
            int edits = (int) ends.stream().filter(end -> end <= cut).count() - 1;
            Files.write(journal(), Arrays.copyOf(whole, length));
            try (DatasetStore store = DatasetStore.open(new Faults().path(csv))) {
                assertEquals(edits, store.recoverable().size(), "cut at " + length);
                store.recover();
                assertEquals(states.get(edits), labels(store).getFirst());
                assertEquals(List.of(), store.problems(), "a record that was being written is no damage");
            }
        }
    }

    @Test
    void damageInTheMiddleIsToldAndTheWholeJournalIsKept() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "one");
            label(store, 0, "two");
            label(store, 0, "three");
        }
        String whole = Files.readString(journal());
        String damaged = whole.replace("\"two\"", "\"tow\"");
        Files.writeString(journal(), damaged);
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertEquals(1, store.recoverable().size());
            assertTrue(store.problems().getFirst().message().contains("damaged behind edit 1"),
                    store.problems().toString());
            assertEquals(damaged, Files.readString(folder.resolve(".data.csv.imago-journal.kept-1")));
        }
    }

    @Test
    void aRecordThatALaterVersionWroteIsToldAndTheWholeJournalIsKept() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "one");
        }
        String json = "{\"act\":\"rotate\",\"label\":\"\",\"changes\":[]}";
        CRC32C checksum = new CRC32C();
        checksum.update(json.getBytes(StandardCharsets.UTF_8));
        Files.writeString(journal(), String.format("%08x %s\n", checksum.getValue(), json), StandardOpenOption.APPEND);
        String whole = Files.readString(journal());
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertEquals(1, store.recoverable().size());
            assertTrue(store.problems().getFirst().message().contains("damaged"), store.problems().toString());
            assertEquals(whole, Files.readString(folder.resolve(".data.csv.imago-journal.kept-1")));
        }
    }

    @Test
    void aJournalOfAnotherContentWithoutFileNamesIsPutAside() throws IOException, DatasetException {
        Files.write(journal(), concat(JournalRecords.header("another", 1),
                JournalRecords.of(new Act(Act.Kind.EDIT, edit("one")))));
        String records = Files.readString(journal());
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertEquals(List.of(), store.recoverable());
            assertTrue(store.problems().getFirst().message().contains("was changed since"), store.problems().toString());
            assertEquals(records, Files.readString(folder.resolve(".data.csv.imago-journal.kept-1")));
            label(store, 0, "two");
        }
    }

    @Test
    void aCrashBetweenWritingTheFileAndEmptyingTheJournalLosesAndDoublesNothing() throws IOException, DatasetException {
        Path copy;
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "one");
            store.flush();
            Files.setPosixFilePermissions(csv, PosixFilePermissions.fromString("r--r--r--"));
            assertThrows(DatasetException.class, store::save);
            Files.setPosixFilePermissions(csv, PosixFilePermissions.fromString("rw-r--r--"));
            label(store, 1, "two");
            store.flush();
            copy = crash();
            store.undo(new Edit("Set class", List.of(new CellChange(1, "class", "palm", "two")), List.of()));
            store.save();
            assertFalse(Files.exists(journal()));
            Files.copy(csv, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        try (DatasetStore store = DatasetStore.open(copy)) {
            assertEquals(List.of(), store.problems());
            assertEquals(1, store.recoverable().size(), "the first is in the file");
            store.recover();
            assertEquals(List.of("one", "two", "palm"), labels(store));
        }
    }

    @Test
    void savingMarksWhichEditsAreInTheFile() throws IOException, DatasetException {
        byte[] header = JournalRecords.header("before", 1);
        byte[] first = JournalRecords.of(new Act(Act.Kind.EDIT, edit("one")));
        byte[] saving = JournalRecords.saving("after", 1);
        byte[] second = JournalRecords.of(new Act(Act.Kind.EDIT, edit("two")));
        Files.write(journal(), concat(header, first, saving, second));
        JournalRecords records = JournalRecords.read(journal()).orElseThrow();
        assertEquals(2, records.missingFrom("before").orElseThrow().size());
        assertEquals(List.of(new Act(Act.Kind.EDIT, edit("two"))), records.missingFrom("after").orElseThrow());
        assertTrue(records.missingFrom("other").isEmpty());
    }

    private static Edit edit(String label) {
        return new Edit(label, List.of(new CellChange(0, "class", "a", label)), List.of("extra"));
    }

    private static byte[] concat(byte[]... parts) {
        StringBuilder all = new StringBuilder();
        for (byte[] part : parts) {
            all.append(new String(part, StandardCharsets.UTF_8));
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void savingEmptiesTheJournalAndRevertForgets() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "one");
            store.flush();
            assertTrue(Files.exists(journal()));
            store.save();
            assertFalse(Files.exists(journal()));
            label(store, 0, "two");
            store.revert();
            assertFalse(Files.exists(journal()));
            assertEquals(List.of("one", "palm", "palm"), labels(store));
            label(store, 1, "three");
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.recover();
            assertEquals(List.of("one", "three", "palm"), labels(store));
        }
    }

    @Test
    void oldVersionsAreKeptIfWanted() throws IOException, DatasetException {
        List<String> texts = new ArrayList<>(List.of(TEXT));
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.keepVersions(3);
            for (int i = 0; i < 5; i++) {
                label(store, 0, "v" + i);
                store.save();
                texts.addFirst(TEXT.replace("blue", "v" + i));
            }
        }
        assertEquals(List.of("data.csv", "data.csv.bak", "data.csv.bak2", "data.csv.bak3"), names());
        for (int i = 0; i < 4; i++) {
            assertEquals(texts.get(i), Files.readString(folder.resolve(names().get(i))));
        }
    }

    @Test
    void whatCannotBeKeptIsNotReplaced() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.keepVersions(1);
            Files.createDirectory(folder.resolve("data.csv.bak"));
            label(store, 0, "new");
            assertThrows(DatasetException.class, store::save);
            assertEquals(TEXT, Files.readString(csv));
            assertTrue(store.dirty());
        }
    }

    @Test
    void aChangeByOthersIsSeenWithoutReading() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertFalse(store.looksChangedOutside());
            label(store, 0, "new");
            store.save();
            assertFalse(store.looksChangedOutside(), "it was us");
            Files.writeString(csv, TEXT + "blue,d.jpg,\r\n");
            assertTrue(store.looksChangedOutside());
            store.changedOutside();
            assertFalse(store.looksChangedOutside(), "nobody is asked twice");
        }
    }

    @Test
    void discardedEditsDoNotComeBack() throws IOException, DatasetException {
        DatasetStore declined = DatasetStore.open(csv);
        label(declined, 0, "one");
        declined.closeAndForget();
        assertEquals(List.of("data.csv"), names());
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "two");
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.discardRecoverable();
            assertEquals(List.of(), store.recoverable());
            label(store, 1, "three");
            store.save();
        }
        assertEquals(TEXT.replace("\"palm\"", "\"three\""), Files.readString(csv));
        assertEquals(List.of("data.csv"), names());
    }

    /** Else the lock that somebody else has by now would go with it. */
    @Test
    void closingTwiceIsClosingOnce() throws DatasetException {
        DatasetStore store = DatasetStore.open(csv);
        label(store, 0, "one");
        store.closeAndForget();
        try (DatasetStore other = DatasetStore.open(csv); DatasetStore third = DatasetStore.open(csv)) {
            store.close();
            store.closeAndForget();
            assertTrue(third.readOnly());
            assertTrue(Files.exists(folder.resolve(".data.csv.imago-lock")));
            label(other, 0, "two");
        }
    }

    @Test
    void editsThatAreAllUndoneAreNotOffered() throws DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            Edit edit = store.edit("Exclude", () -> store.dataset().samples().get(0).set("exclude", "1"));
            store.undo(edit);
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertEquals(List.of(), store.recoverable());
        }
    }

    @Test
    void theSecondMayOnlyReadAndIsToldWhoHasIt() throws IOException, DatasetException {
        try (DatasetStore first = DatasetStore.open(csv); DatasetStore second = DatasetStore.open(csv)) {
            assertTrue(second.readOnly());
            assertTrue(second.readOnlyReason().orElseThrow().contains("process " + ProcessHandle.current().pid()),
                    second.readOnlyReason().toString());
            DatasetException refused = assertThrows(DatasetException.class, () -> label(second, 0, "x"));
            assertTrue(refused.getMessage().contains("open in another Imago"), refused.getMessage());
            label(first, 0, "one");
            Path other = folder.resolve("other.csv");
            second.saveAs(other);
            assertFalse(second.readOnly());
            label(second, 1, "free");
            second.save();
            assertEquals(TEXT.replace("\"palm\"", "\"free\""), Files.readString(other));
        }
        try (DatasetStore third = DatasetStore.open(csv)) {
            assertFalse(third.readOnly());
            assertEquals(1, third.recoverable().size(), "the first one's journal was left alone");
        }
    }

    @Test
    void aLockFileThatAProgramLeftBehindDoesNotLock() throws IOException, DatasetException {
        Files.writeString(folder.resolve(".data.csv.imago-lock"), "{\"host\":\"elsewhere\",\"process\":1}");
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertFalse(store.readOnly());
        }
    }

    @Test
    void savingAsTakesJournalAndLockAlong() throws IOException, DatasetException {
        Path other = folder.resolve("other.csv");
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "one");
            store.saveAs(other);
            label(store, 1, "two");
            store.flush();
            assertFalse(Files.exists(journal()));
            try (DatasetStore old = DatasetStore.open(csv)) {
                assertFalse(old.readOnly());
                assertThrows(DatasetException.class, () -> old.saveAs(other), "somebody has it");
            }
        }
        assertEquals(TEXT, Files.readString(csv));
        try (DatasetStore store = DatasetStore.open(other)) {
            store.recover();
            assertEquals(List.of("one", "two", "palm"), labels(store));
        }
    }

    @Test
    void inAFolderThatIsReadOnlyTheJournalLiesAtHome() throws IOException, DatasetException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            try (DatasetStore store = DatasetStore.open(csv)) {
                label(store, 0, "one");
                assertThrows(DatasetException.class, store::save);
                assertTrue(store.dirty());
                assertEquals(List.of(), store.problems());
            }
            assertFalse(Files.exists(journal()));
            try (DatasetStore store = DatasetStore.open(csv)) {
                store.recover();
                assertEquals("one", labels(store).getFirst());
                Path elsewhere = home.resolve("elsewhere.csv");
                store.saveAs(elsewhere);
                assertEquals(TEXT.replace("blue", "one"), Files.readString(elsewhere));
            }
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aJournalThatCannotBeWrittenIsToldAndWrittenWhenItCan() throws IOException, DatasetException {
        System.setProperty("imago.home", Files.createFile(home.resolve("file")).resolve("no folder").toString());
        Faults faults = new Faults();
        try (DatasetStore store = DatasetStore.open(faults.path(csv))) {
            faults.fail(Faults.Kind.FULL, 0);
            label(store, 0, "one");
            store.flush();
            assertTrue(store.problems().getLast().message().contains("cannot be kept in a journal"),
                    store.problems().toString());
            assertFalse(Files.exists(journal()));
            faults.heal();
            label(store, 1, "two");
            store.flush();
            assertEquals(Optional.empty(), store.journalFailure());
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertEquals(2, store.recoverable().size());
        }
    }

    @Test
    void whatCannotBeReadIsNotWrittenOver() throws IOException, DatasetException {
        Files.writeString(Files.createDirectory(journal()).resolve("inside"), "x");
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertTrue(store.problems().getFirst().message().contains("cannot be read"), store.problems().toString());
            label(store, 0, "one");
            store.flush();
            assertTrue(Files.isRegularFile(journal()));
            assertEquals("x", Files.readString(folder.resolve(".data.csv.imago-journal.kept-1/inside")));
        }
    }

    @Test
    void theLaterOfTwoJournalsCounts() throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            label(store, 0, "one");
            label(store, 1, "two");
        }
        Path atHome = JournalFile.places(csv).get(1);
        Files.createDirectories(atHome.getParent());
        Files.move(journal(), atHome);
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.discardRecoverable();
            label(store, 0, "three");
            store.flush();
            Files.write(atHome, concat(JournalRecords.header(store.dataset().digest(), 1),
                    JournalRecords.of(new Act(Act.Kind.EDIT, edit("one"))), JournalRecords.of(new Act(Act.Kind.EDIT, edit("two")))));
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.recover();
            assertEquals("three", labels(store).getFirst());
            assertTrue(store.problems().getFirst().message().contains("older journal"), store.problems().toString());
        }
    }

    /** As a person who moves a box to and fro for hours. */
    @Test
    void aJournalStaysAsShortAsWhatIsNotSaved() throws IOException, DatasetException {
        long longest = 0;
        String last = "";
        try (DatasetStore store = DatasetStore.open(csv)) {
            Edit column = store.edit("Column", () -> store.dataset().addColumn("gone"));
            for (int i = 0; i < 20_000; i++) {
                last = "a class with a long name " + i;
                label(store, i % 3, last);
                if (i == 10) {
                    store.undo(column);
                }
                if (i % 1000 == 0) {
                    store.flush();
                    longest = Math.max(longest, Files.size(journal()));
                }
            }
            store.flush();
            assertTrue(longest > JournalFile.LARGE / 2 && longest < 2 * JournalFile.LARGE, longest + " bytes");
            Files.copy(journal(), home.resolve("journal"));
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.recover();
            assertEquals(List.of("class", "filename", "exclude"), store.dataset().columns());
            assertEquals(last, labels(store).get(19_999 % 3));
            store.undo(new Edit("x", List.of(new CellChange(0, "class", "blue", labels(store).get(0)),
                    new CellChange(1, "class", "palm", labels(store).get(1)),
                    new CellChange(2, "class", "palm", labels(store).get(2))), List.of()));
        }
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertEquals(List.of(), store.recoverable(), "all is as it was");
        }
    }

    /** Some of what is compacted is in the file already: it was saved just then, and undone since. */
    @Test
    void compactedActsGiveTheSameWhereSomeAreInTheFile() throws DatasetException {
        Edit first = new Edit("1", List.of(new CellChange(0, "class", "blue", "one")), List.of());
        Edit second = new Edit("2", List.of(new CellChange(0, "new", "", "x")), List.of("new"));
        List<Act> acts = List.of(new Act(Act.Kind.EDIT, first), new Act(Act.Kind.EDIT, second),
                new Act(Act.Kind.UNDO, second), new Act(Act.Kind.UNDO, first), new Act(Act.Kind.REDO, first),
                new Act(Act.Kind.UNDO, first));
        List<Act> fewer = new Altogether(acts).compacted("all");
        for (int done = 0; done <= acts.size(); done++) {
            for (List<Act> rest : List.of(acts.subList(done, acts.size()), fewer)) {
                Dataset dataset = Dataset.open(csv);
                dataset.replay(acts.subList(0, done));
                dataset.replay(rest);
                assertEquals(TEXT, new String(dataset.state().edits().apply(), StandardCharsets.UTF_8), done + " acts");
            }
        }
    }

    /** Any edits, cut off anywhere: what comes back is what it was after one of the edits. */
    @Test
    void anyEditsComeBack() throws IOException, DatasetException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Files.writeString(csv, TEXT);
            List<List<String>> states = new ArrayList<>();
            try (DatasetStore store = DatasetStore.open(new Faults().path(csv))) {
                List<Edit> done = new ArrayList<>();
                states.add(texts(store));
                for (int i = random.nextInt(12); i >= 0; i--) {
                    act(store, random, done);
                    states.add(texts(store));
                }
            }
            byte[] whole = Files.exists(journal()) ? Files.readAllBytes(journal()) : new byte[0];
            boolean cut = random.nextBoolean();
            if (cut) {
                Files.write(journal(), Arrays.copyOf(whole, random.nextInt(whole.length + 1)));
            }
            try (DatasetStore store = DatasetStore.open(new Faults().path(csv))) {
                store.recover();
                List<String> now = texts(store);
                assertTrue(cut ? states.contains(now) : states.getLast().equals(now), "seed " + seed + ": " + now);
                store.revert();
            }
            try (Stream<Path> kept = Files.list(folder)) {
                for (Path file : kept.filter(path -> path.toString().contains("kept")).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void act(DatasetStore store, Random random, List<Edit> done) throws DatasetException {
        if (!done.isEmpty() && random.nextInt(3) == 0) {
            store.undo(done.removeLast());
            return;
        }
        String[] values = {"", "a", "ü\u2028", "\"", "1,2", "line\nline", "\ud83e\udd8b"};
        done.add(store.edit("Edit", () -> {
            for (int i = random.nextInt(3); i >= 0; i--) {
                String column = List.of("exclude", "filename", "x_2", "notes").get(random.nextInt(4));
                store.dataset().addColumn(column);
                store.dataset().samples().get(random.nextInt(3)).set(column, values[random.nextInt(values.length)]);
            }
        }));
    }

    private static List<String> texts(DatasetStore store) {
        List<String> texts = new ArrayList<>(store.dataset().columns());
        for (Sample sample : store.dataset().samples()) {
            for (int column = 0; column < store.dataset().columns().size(); column++) {
                texts.add(sample.value(column));
            }
        }
        return texts;
    }
}
