// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the workbench has noted about the progress of a data set: its {@linkplain SampleCounts counts} whenever it was
 * saved there, in
 * {@code .NAME.csv.imago-progress} beside the CSV, or in the {@link ImagoHome} where the folder cannot be written:
 *
 * <pre>time,samples,excluded,boxed,boxes,reviewed
 *2026-11-25T09:30:00Z,940,397,203,203,0</pre>
 *
 * <p>What other programs change is seen at the next save only. Nothing needs the file; it may be deleted at any time.
 */
public final class Progress {

    private static final String HEADER = "time,samples,excluded,boxed,boxes,reviewed";
    private static final String KIND = "progress";

    private Progress() {
    }

    /**
     * The counts at a time.
     *
     * @param time   when they were true
     * @param counts what was counted
     */
    public record Entry(Instant time, SampleCounts counts) {

        private String line() {
            return String.join(",", time.truncatedTo(ChronoUnit.SECONDS).toString(),
                    String.valueOf(counts.samples()), String.valueOf(counts.excluded()), String.valueOf(counts.boxed()),
                    String.valueOf(counts.boxes()), String.valueOf(counts.reviewed())) + "\n";
        }

        private static Optional<Entry> parse(String line) {
            String[] cells = line.strip().split(",");
            try {
                return cells.length == 6 ? Optional.of(new Entry(Instant.parse(cells[0]),
                        new SampleCounts(count(cells[1]), count(cells[2]), count(cells[3]), count(cells[4]),
                                count(cells[5])))) : Optional.empty();
            } catch (DateTimeException | NumberFormatException e) {
                // The header, or a line that was cut off or edited: the others are as good as before.
                return Optional.empty();
            }
        }

        private static int count(String cell) {
            return Integer.parseUnsignedInt(cell);
        }
    }

    /**
     * Reads what was noted. Lines that cannot be read are left out.
     *
     * @param csv the CSV
     * @return the entries by time; empty if there are none
     * @throws IOException if a file is there and cannot be read
     */
    public static List<Entry> read(Path csv) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path place : CompanionFiles.places(csv, KIND)) {
            if (Files.isRegularFile(place)) {
                new String(Files.readAllBytes(place), StandardCharsets.UTF_8).lines()
                        .forEach(line -> Entry.parse(line).ifPresent(entries::add));
            }
        }
        entries.sort((a, b) -> a.time().compareTo(b.time()));
        return List.copyOf(entries);
    }

    /**
     * Returns how it stood at the end of each day on which something was noted.
     *
     * @param entries by time
     * @param zone    where days begin and end
     * @return the last entry of each day, by day
     */
    public static Map<LocalDate, SampleCounts> byDay(Collection<Entry> entries, ZoneId zone) {
        Map<LocalDate, SampleCounts> days = new TreeMap<>();
        entries.forEach(entry -> days.put(LocalDate.ofInstant(entry.time(), zone), entry.counts()));
        return days;
    }

    /**
     * Notes how far a data set has come. Takes its time with many rows; for whoever saves, afterwards.
     *
     * @param dataset the data set, just saved
     * @throws IOException if neither place can be written; nothing but the note is lost
     */
    public static void note(Dataset dataset) throws IOException {
        append(dataset.file(), List.of(new Entry(Instant.now(), SampleCounts.of(dataset))));
    }

    /** Adds entries. */
    private static void append(Path csv, List<Entry> entries) throws IOException {
        IOException first = null;
        for (Path place : CompanionFiles.places(csv, KIND)) {
            try {
                Files.createDirectories(place.getParent());
                Files.writeString(place, text(place, entries), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                return;
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IOException("no place for it") : first;
    }

    private static String text(Path place, List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        if (Files.notExists(place) || Files.size(place) == 0) {
            text.append(HEADER).append('\n');
        } else if (!endsLine(place)) {
            // The last one was cut off; it must not spoil the next one.
            text.append('\n');
        }
        entries.forEach(entry -> text.append(entry.line()));
        return text.toString();
    }

    private static boolean endsLine(Path place) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(place)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }
}
