// SPDX-License-Identifier: EPL-2.0
package org.imago.training.suspects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.imago.dataset.CsvTable;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

/**
 * Suspects that a person looked at and found right, in {@code suspects.csv} in the folder of the run: they do not come
 * back. Any thread may ask and decide.
 */
public final class KeptSamples {

    /** The file of a run that holds them. */
    public static final String FILE = "suspects.csv";

    private static final List<String> COLUMNS = List.of("filename", "line", "kind", "decision");
    private static final String KEPT = "kept";

    private final Path file;
    private final Set<Entry> entries;

    /** Samples are named like the run names them, so that the file survives other rows. */
    private record Entry(String fileName, String line, String kind) {

        static Entry of(Sample sample, Suspect.Kind kind) {
            return new Entry(sample.fileName(), String.valueOf(sample.line()), 
                    kind.name().toLowerCase(Locale.ROOT));
        }
    }

    private KeptSamples(Path file, Set<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Reads what was decided on the suspects of a run.
     *
     * @param run the folder of the run
     * @return the decisions; none if nobody decided yet
     * @throws DatasetException if the file cannot be read
     */
    public static KeptSamples read(Path run) throws DatasetException {
        Path file = run.resolve(FILE);
        Set<Entry> entries = new LinkedHashSet<>();
        if (Files.isRegularFile(file)) {
            for (Map<String, String> row : CsvTable.read(file)) {
                if (KEPT.equals(row.get("decision"))) {
                    entries.add(new Entry(row.getOrDefault("filename", ""), row.getOrDefault("line", ""),
                            row.getOrDefault("kind", "")));
                }
            }
        }
        return new KeptSamples(file, entries);
    }

    /**
     * Tells whether a person found a sample right.
     *
     * @param sample the sample
     * @param kind   in what respect
     * @return whether it is not to be shown again
     */
    public synchronized boolean contains(Sample sample, Suspect.Kind kind) {
        return entries.contains(Entry.of(sample, kind));
    }

    /**
     * Keeps a sample as it is, or takes that back. Call {@link #write} to remember it.
     *
     * @param suspect the suspect
     * @param kept    whether it is right
     */
    public synchronized void set(Suspect suspect, boolean kept) {
        Entry entry = Entry.of(suspect.sample(), suspect.kind());
        if (kept) {
            entries.add(entry);
        } else {
            entries.remove(entry);
        }
    }

    /**
     * Remembers the decisions in the folder of the run.
     *
     * @throws DatasetException if the file cannot be written; it is then as it was
     */
    public void write() throws DatasetException {
        List<List<String>> rows = new ArrayList<>();
        synchronized (this) {
            entries.forEach(entry -> rows.add(List.of(entry.fileName(), entry.line(), entry.kind(), KEPT)));
        }
        try {
            CsvTable.write(file, COLUMNS, rows);
        } catch (IOException e) {
            throw new DatasetException(file, 0, "", "cannot be written (" + e.getMessage() + "); what was kept is "
                    + "remembered until the workbench is closed", e);
        }
    }
}
