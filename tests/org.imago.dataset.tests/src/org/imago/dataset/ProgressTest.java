// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a data set has come is noted beside it. */
class ProgressTest {

    @TempDir
    Path folder;

    private Path csv;
    private Path noted;

    @BeforeEach
    void write() throws IOException {
        csv = Files.writeString(folder.resolve("birds.csv"), "class,filename,exclude,x,y,w,h,reviewed\n"
                + "p,a.png,,1,1,2,2,\np,b.png,1,,,,,\nq,c.png,,,,,,1\n");
        noted = folder.resolve(".birds.csv.imago-progress");
    }

    private void note(String box) throws IOException, DatasetException {
        Dataset dataset = Dataset.open(csv);
        for (String cell : box.split(",")) {
            dataset.samples().get(2).set(cell.substring(0, 1), cell.substring(1));
        }
        dataset.save();
        Progress.note(dataset);
    }

    @Test
    void whatIsNotedIsReadAgain() throws IOException, DatasetException {
        Instant begin = Instant.now().minusSeconds(1);
        Progress.note(Dataset.open(csv));
        note("x2,y1,w2,h2");
        List<Progress.Entry> entries = Progress.read(csv);
        assertEquals(List.of(new SampleCounts(3, 1, 1, 1, 1), new SampleCounts(3, 1, 2, 2, 1)),
                entries.stream().map(Progress.Entry::counts).toList());
        assertTrue(entries.getFirst().time().isAfter(begin), entries.toString());
        assertEquals("time,samples,excluded,boxed,boxes,reviewed", Files.readAllLines(noted).getFirst());
    }

    @Test
    void whatCannotBeReadIsLeftOutAndSpoilsNothing() throws IOException, DatasetException {
        note("x1,y1,w2,h2");
        Files.writeString(noted, "nonsense\n2026-03-02T10:00:00Z,3,1,-1,1,1\n2026-03-02T10:00", StandardOpenOption.APPEND);
        note("x2,y1,w2,h2");
        assertEquals(2, Progress.read(csv).size());
    }

    @Test
    void whatCannotBeNotedIsSaid() throws IOException, DatasetException {
        Path home = Files.writeString(folder.resolve("home"), "no folder");
        String before = System.getProperty("imago.home");
        System.setProperty("imago.home", home.toString());
        try {
            Files.createDirectory(noted);
            Dataset dataset = Dataset.open(csv);
            assertThrows(IOException.class, () -> Progress.note(dataset));
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
}
