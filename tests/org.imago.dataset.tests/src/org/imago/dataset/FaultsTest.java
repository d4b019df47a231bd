// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.dataset.faults.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each operation on files fails once, in each way, while something is saved, edited or recovered. Whatever fails: the
 * CSV is all old or all new, the edits are in memory and, if nothing else is said, on disk, and the next save works.
 */
class FaultsTest {

    private static final String TEXT = "class,filename,notes\r\nblue,a.jpg,\r\n\"palm\",b.jpg,x\r\n";
    private static final String FIRST = TEXT.replace("blue", "one");
    private static final String SECOND = FIRST.replace("\"palm\"", "\"two, \"\"2\"\"\"");
    private static final String THIRD = SECOND.replace(",x\r", ",three\r");
    private static final int VERSIONS = 3;

    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private String homeBefore;
    private Path csv;
    private int place;

    /** No home either: what cannot be written beside the CSV cannot be written at all. */
    @BeforeEach
    void noHome() throws IOException {
        homeBefore = System.getProperty("imago.home");
        System.setProperty("imago.home", Files.createFile(folder.resolve("file")).resolve("no folder").toString());
    }

    @AfterEach
    void restore() {
        if (homeBefore == null) {
            System.clearProperty("imago.home");
        } else {
            System.setProperty("imago.home", homeBefore);
        }
    }

    /** What is tried while files fail. */
    private interface Attempt {
        void run() throws DatasetException;
    }

    /** Opens a data set that has been saved with a first edit. */
    private DatasetStore fresh(int versions) throws IOException, DatasetException {
        faults.heal();
        csv = Files.createDirectory(folder.resolve("n" + place++)).resolve("data.csv");
        Files.writeString(csv, TEXT);
        DatasetStore store = DatasetStore.open(faults.path(csv));
        store.keepVersions(versions);
        set(store, 0, "class", "one");
        store.save();
        assertEquals(FIRST, Files.readString(csv));
        return store;
    }

    private static void set(DatasetStore store, int row, String column, String value) throws DatasetException {
        store.edit("Set " + column, () -> store.dataset().samples().get(row).set(column, value));
    }

    private static void second(DatasetStore store) throws DatasetException {
        set(store, 1, "class", "two, \"2\"");
        store.flush();
        assertEquals(Optional.empty(), store.journalFailure());
    }

    private static void third(DatasetStore store) throws DatasetException {
        set(store, 1, "notes", "three");
        store.flush();
    }

    private static String content(DatasetStore store) {
        return new String(store.dataset().state().edits().apply(), StandardCharsets.UTF_8);
    }

    private static Optional<DatasetException> failure(Attempt attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (DatasetException e) {
            return Optional.of(e);
        }
    }

    /** What a program finds that opens the data set after this one came to a sudden end now. */
    private String afterACrash(Path file) throws IOException, DatasetException {
        Path other = Files.createDirectory(folder.resolve("n" + place++));
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                Files.copy(path, other.resolve(path.getFileName()));
            }
        }
        try (DatasetStore store = DatasetStore.open(new Faults().path(other.resolve(file.getFileName())))) {
            store.recover();
            return content(store);
        }
    }

    @ParameterizedTest
    @CsvSource({"ONCE,0", "ONCE,3", "AFTERWARDS,0", "AFTERWARDS,3", "FULL,0", "FULL,3", "GONE,0", "GONE,3"})
    void aSaveThatFailsLosesNothing(Faults.Kind kind, int versions) throws IOException, DatasetException {
        int operations = operations(versions, DatasetStore::save);
        assertTrue(operations > 15, operations + " operations");
        int failed = 0;
        for (int number = 0; number < operations; number++) {
            try (DatasetStore store = fresh(versions)) {
                second(store);
                faults.fail(kind, number);
                Optional<DatasetException> failure = failure(store::save);
                String when = kind + " " + number + ", " + faults.last() + ", " + failure;
                failed += failure.isPresent() ? 1 : 0;
                assertWhole(store, failure, when);
                for (int again = 0; again < VERSIONS && failure.isPresent(); again++) {
                    faults.fail(kind, number);
                    failure = failure(store::save);
                    assertWhole(store, failure, when + ", again " + again);
                }
                thirdAndSave(store, when);
                assertOldVersions(versions, when);
            }
        }
        assertTrue(failed > operations / 3, failed + " of " + operations + " faults were told");
    }

    private interface Save {
        void run(DatasetStore store) throws IOException, DatasetException;
    }

    private int operations(int versions, Save save) throws IOException, DatasetException {
        try (DatasetStore store = fresh(versions)) {
            second(store);
            faults.fail(Faults.Kind.ONCE, Integer.MAX_VALUE);
            save.run(store);
            return faults.count();
        }
    }

    private void assertWhole(DatasetStore store, Optional<DatasetException> failure, String when)
            throws IOException, DatasetException {
        assertEquals(SECOND, content(store), when);
        String file = Files.readString(csv);
        assertTrue(file.equals(SECOND) || failure.isPresent() && file.equals(FIRST), when + ": " + file);
        assertEquals(failure.isPresent(), store.dirty(), when);
        assertEquals(SECOND, afterACrash(csv), when);
    }

    private void thirdAndSave(DatasetStore store, String when) throws IOException, DatasetException {
        third(store);
        assertEquals(THIRD, content(store), when);
        assertTrue(store.journalFailure().isPresent() || THIRD.equals(afterACrash(csv)), when);
        faults.heal();
        store.flush();
        assertEquals(Optional.empty(), store.journalFailure(), when);
        assertEquals(THIRD, afterACrash(csv), when);
        store.save();
        assertEquals(THIRD, Files.readString(csv), when);
        assertFalse(store.dirty(), when);
        assertEquals(List.of(), names().filter(name -> name.startsWith("." + csv.getFileName())
                && !name.endsWith("lock")).toList(), when);
    }

    private Stream<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(csv.getParent())) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names.stream();
    }

    /** What was saved before is among the versions, also after it was tried several times. */
    private void assertOldVersions(int versions, String when) throws IOException {
        List<String> kept = new ArrayList<>();
        for (int number = 1; number <= VERSIONS; number++) {
            Path old = OldVersions.of(csv, number);
            if (Files.exists(old)) {
                kept.add(Files.readString(old));
            }
        }
        if (versions == 0) {
            assertEquals(List.of(), kept, when);
        } else {
            assertTrue(kept.contains(FIRST) && kept.contains(TEXT), when + ": " + kept);
        }
    }

    @ParameterizedTest
    @EnumSource
    void savingUnderAnotherNameLosesNothing(Faults.Kind kind) throws IOException, DatasetException {
        int operations = operations(0, store -> store.saveAs(beside()));
        for (int number = 0; number < operations; number++) {
            try (DatasetStore store = fresh(0)) {
                second(store);
                Path other = beside();
                faults.fail(kind, number);
                Optional<DatasetException> failure = failure(() -> store.saveAs(other));
                String when = kind + " " + number + ", " + faults.last() + ", " + failure;
                assertEquals(SECOND, content(store), when);
                assertEquals(FIRST, Files.readString(csv), when);
                assertEquals(failure.isPresent() ? csv.toString() : other.toString(), store.file().toString(), when);
                assertEquals(SECOND, afterACrash(Path.of(store.file().toString())), when);
                csv = Path.of(store.file().toString());
                thirdAndSave(store, when);
            }
        }
    }

    private Path beside() {
        return faults.path(csv.resolveSibling("other.csv"));
    }

    @ParameterizedTest
    @EnumSource
    void anEditIsInTheJournalOrItIsSaidThatItIsNot(Faults.Kind kind) throws IOException, DatasetException {
        for (boolean firstInJournal : List.of(true, false)) {
            for (int number = 0; number < 12; number++) {
                try (DatasetStore store = fresh(0)) {
                    if (!firstInJournal) {
                        second(store);
                    }
                    faults.fail(kind, number);
                    set(store, 1, "class", "two, \"2\"");
                    store.flush();
                    String when = kind + " " + number + ", " + faults.last();
                    assertEquals(SECOND, content(store), when);
                    assertTrue(store.journalFailure().isPresent() || SECOND.equals(afterACrash(csv)), when);
                    thirdAndSave(store, when);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void recoveringCanFailAndBeDoneAgain(Faults.Kind kind) throws IOException, DatasetException {
        for (int number = 0; number < 40; number++) {
            try (DatasetStore store = fresh(0)) {
                second(store);
            }
            faults.fail(kind, number);
            String when = kind + " " + number;
            DatasetStore[] opened = new DatasetStore[1];
            Optional<DatasetException> failure = failure(() -> {
                opened[0] = DatasetStore.open(faults.path(csv));
                opened[0].recover();
            });
            when += ", " + faults.last() + ", " + failure;
            assertEquals(FIRST, Files.readString(csv), when);
            assertEquals(SECOND, afterACrash(csv), when);
            faults.heal();
            if (opened[0] == null) {
                opened[0] = DatasetStore.open(faults.path(csv));
            }
            try (DatasetStore store = opened[0]) {
                store.recover();
                if (!SECOND.equals(content(store))) {
                    assertTrue(!store.problems().isEmpty(), when + ": nothing was said");
                    continue;
                }
                thirdAndSave(store, when);
            }
        }
    }
}
