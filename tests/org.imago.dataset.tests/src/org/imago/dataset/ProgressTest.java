// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving notes how far a data set has come, and never fails for that. */
class ProgressTest {

    private static final Instant WRITTEN = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private Path csv;
    private Path noted;

    @BeforeEach
    void write() throws IOException {
        csv = Files.writeString(folder.resolve("birds.csv"), "class,filename,exclude,x,y,w,h,reviewed\n"
                + "p,a.png,,1,1,2,2,\np,b.png,1,,,,,\nq,c.png,,,,,,1\n");
        Files.setLastModifiedTime(csv, FileTime.from(WRITTEN));
        noted = folder.resolve(".birds.csv.imago-progress");
    }

    private void edit(String box) throws DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.edit("Box", () -> {
                for (String cell : box.split(",")) {
                    store.dataset().samples().get(2).set(cell.substring(0, 1), cell.substring(1));
                }
            });
            store.save();
        }
    }

    @Test
    void eachSaveIsNotedAndTheFirstAlsoWhatWasBefore() throws IOException, DatasetException {
        Instant begin = Instant.now().minusSeconds(1);
        edit("x1,y1,w2,h2");
        edit("x2,y1,w2,h2");
        List<Progress.Entry> entries = Progress.read(csv);
        assertEquals(List.of(new SampleCounts(3, 1, 1, 1, 1), new SampleCounts(3, 1, 2, 2, 1),
                new SampleCounts(3, 1, 2, 2, 1)), entries.stream().map(Progress.Entry::counts).toList());
        assertEquals(WRITTEN, entries.getFirst().time());
        assertTrue(entries.get(1).time().isAfter(begin), entries.toString());
        assertEquals("time,samples,excluded,boxed,boxes,reviewed", Files.readAllLines(noted).getFirst());
        assertEquals("2026-03-01T10:00:00Z,3,1,1,1,1", Files.readAllLines(noted).get(1));
    }

    @Test
    void nothingIsNotedWhereNothingIsSaved() throws DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.save();
        }
        assertFalse(Files.exists(noted));
    }

    @Test
    void whatCannotBeReadIsLeftOutAndSpoilsNothing() throws IOException, DatasetException {
        edit("x1,y1,w2,h2");
        Files.writeString(noted, "nonsense\n2026-03-02T10:00:00Z,3,1,-1,1,1\n2026-03-02T10:00", StandardOpenOption.APPEND);
        edit("x2,y1,w2,h2");
        assertEquals(3, Progress.read(csv).size());
    }

    @Test
    void savingDoesNotFailWhereNothingCanBeNoted() throws IOException, DatasetException {
        Path home = Files.writeString(folder.resolve("home"), "no folder");
        String before = System.getProperty("imago.home");
        System.setProperty("imago.home", home.toString());
        try (DatasetStore store = DatasetStore.open(csv)) {
            Files.createDirectory(noted);
            store.edit("Class", () -> store.dataset().samples().get(0).setLabel("q"));
            store.save();
            assertFalse(store.dirty());
            assertTrue(Files.readString(csv).startsWith("class,filename,exclude,x,y,w,h,reviewed\nq,a.png,,1,1,2,2,\n"));
            assertTrue(store.problems().getFirst().message().contains("saving is not affected"),
                    store.problems().toString());
        } finally {
            if (before == null) {
                System.clearProperty("imago.home");
            } else {
                System.setProperty("imago.home", before);
            }
        }
    }

    @Test
    void aDayEndsAsItsLastEntrySays() {
        List<Progress.Entry> entries = List.of(entry("2026-03-01T10:00:00Z", 1), entry("2026-03-01T23:30:00Z", 5),
                entry("2026-03-03T08:00:00Z", 9));
        assertEquals(Map.of(LocalDate.of(2026, 3, 1), counts(5), LocalDate.of(2026, 3, 3), counts(9)),
                Progress.byDay(entries, ZoneOffset.UTC));
        assertEquals(Map.of(LocalDate.of(2026, 3, 1), counts(1), LocalDate.of(2026, 3, 2), counts(5),
                LocalDate.of(2026, 3, 3), counts(9)), Progress.byDay(entries, ZoneId.of("Europe/Berlin")));
    }

    private static Progress.Entry entry(String time, int boxed) {
        return new Progress.Entry(Instant.parse(time), counts(boxed));
    }

    private static SampleCounts counts(int boxed) {
        return new SampleCounts(10, 0, boxed, boxed, 0);
    }

    @Test
    void aDataSetSavedUnderAnotherNameBeginsAnew() throws IOException, DatasetException {
        Path other = folder.resolve("other.csv");
        try (DatasetStore store = DatasetStore.open(csv)) {
            store.saveAs(other);
        }
        assertEquals(List.of(new SampleCounts(3, 1, 1, 1, 1)),
                Progress.read(other).stream().map(Progress.Entry::counts).toList());
        assertFalse(Files.exists(noted));
    }
}
