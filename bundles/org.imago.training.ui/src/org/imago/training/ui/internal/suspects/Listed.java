// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.suspects;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.internal.tiles.Tile;
import org.imago.training.OutOfFold;
import org.imago.training.OutOfFold.Row;
import org.imago.training.suspects.KeptSamples;
import org.imago.training.suspects.Suspect;
import org.imago.training.suspects.Suspects;

/**
 * The suspects of a run as a person has left them. Found outside the UI thread.
 *
 * @param predictions what the run predicted
 * @param kept        what a person found right
 * @param suspects    the suspects, those that were kept as well
 * @param entries     the same with their tiles, in the same order
 */
record Listed(OutOfFold predictions, KeptSamples kept, Suspects suspects, List<Entry> entries) {

    /**
     * A suspect.
     *
     * @param suspect what is wrong
     * @param tile    how it is shown
     */
    record Entry(Suspect suspect, Tile tile) {
    }

    /**
     * Finds the suspects of a run.
     *
     * @param run     its folder
     * @param dataset the data set as it is now
     * @return the suspects
     * @throws DatasetException if the run's files cannot be read, or are of another data set
     */
    static Listed of(Path run, Dataset dataset) throws DatasetException {
        return of(OutOfFold.read(run, dataset), KeptSamples.read(run));
    }

    /** The same after rows were edited; nothing is read again. */
    Listed again() {
        return of(predictions, kept);
    }

    private static Listed of(OutOfFold predictions, KeptSamples kept) {
        Suspects suspects = Suspects.all(predictions);
        Map<Integer, Row> rows = new HashMap<>();
        predictions.rows().forEach(row -> rows.put(row.sample().index(), row));
        return new Listed(predictions, kept, suspects, suspects.list().stream()
                .map(suspect -> new Entry(suspect, tile(suspect, rows.get(suspect.sample().index())))).toList());
    }

    private static Tile tile(Suspect suspect, Row row) {
        String change = suspect.suggestion().map(suggestion -> NLS.bind(Messages.Listed_change, suspect.given(),
                suggestion.words())).orElse(suspect.given());
        return new Tile(suspect.sample(), boxes(suspect, row), List.of(suspect.sample().fileName(), change,
                NLS.bind(Messages.Listed_kind, kind(suspect.kind()), String.format(Locale.ROOT, "%.2f",
                        suspect.score()))), Tile.Look.PLAIN, suspect.reason());
    }

    static String kind(Suspect.Kind kind) {
        return switch (kind) {
            case CLASS -> Messages.Kind_class;
            case PLACE -> Messages.Kind_place;
            case SWAPPED -> Messages.Kind_swapped;
            case OVERLOOKED -> Messages.Kind_overlooked;
        };
    }

    /** The boxes as they are, and the one that is suggested. */
    private static List<Tile.Box> boxes(Suspect suspect, Row row) {
        Optional<BoundingBox> suggested = suspect.suggestion()
                .filter(Suspect.Suggestion.Box.class::isInstance).map(Suspect.Suggestion.Box.class::cast)
                .map(Suspect.Suggestion.Box::box);
        return Stream.concat(drawn(row).stream().map(box -> box(box, false)),
                suggested.stream().map(box -> box(box, true))).toList();
    }

    private static List<BoundingBox> drawn(Row row) {
        if (row.width() == 0 || row.height() == 0) {
            return List.of();
        }
        try {
            return BoxColumns.readAll(row.sample(), row.width(), row.height()).stream().filter(box -> !box.isEmpty())
                    .toList();
        } catch (DatasetException e) {
            // Cells that hold no box are listed as problems.
            return List.of();
        }
    }

    private static Tile.Box box(BoundingBox box, boolean dashed) {
        return new Tile.Box(box.x(), box.y(), box.w(), box.h(), dashed);
    }

    /** Tells whether a person found a suspect right. */
    boolean isKept(Entry entry) {
        return kept.contains(entry.suspect().sample(), entry.suspect().kind());
    }

    /** Returns the size of the image of a suspect as the run saw it. */
    Optional<Row> row(Suspect suspect) {
        return predictions.rows().stream().filter(row -> row.sample().index() == suspect.sample().index()).findFirst();
    }
}
