// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.imago.dataset.CsvTable;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleNames;

/**
 * What a run proposes for the samples of a data set, and what a person decided on it. They live in the folder of the
 * run, {@code predictions.csv} and {@code review.csv}; the data set's CSV changes only when a person accepts one.
 *
 * <p>Any thread may read and decide.
 */
public final class Proposals {

    /** The file of a run that holds what it predicted. */
    public static final String PREDICTIONS = "predictions.csv";

    /** The file of a run that holds what a person decided. */
    public static final String REVIEW = "review.csv";

    private static final String FILE_NAME = "filename";
    private static final String LINE = "line";
    private static final String CLASS = "class";
    private static final String CONFIDENCE = "box_confidence";
    private static final String DECISION = "decision";

    private final Path run;
    private final Map<Integer, Proposal> byRow;
    private final Map<Integer, Place> places;
    private final Map<Integer, Decision> decisions = new TreeMap<>();

    /** What a person decided on the proposals for a sample. */
    public enum Decision {
        /** They are boxes now. */
        ACCEPTED,
        /** They are wrong, and not to be shown again. */
        REJECTED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a run names a sample. */
    private record Place(String fileName, String line) {
    }

    private Proposals(Path run, Map<Integer, Proposal> byRow, Map<Integer, Place> places) {
        this.run = run;
        this.byRow = byRow;
        this.places = places;
    }

    /**
     * Reads what a run proposes. Its rows belong to the samples with the same file name; where several have it, to that
     * on the same line. Rows without a box, or of images that the data set does not have, are passed over.
     *
     * @param run     the folder of the run
     * @param dataset the data set that the run, or an earlier state of it, was made of
     * @return the proposals
     * @throws DatasetException if there is no {@code predictions.csv}, it has no boxes, or a number in it is none, or if
     *                          {@code review.csv} cannot be read
     */
    public static Proposals read(Path run, Dataset dataset) throws DatasetException {
        Path file = run.resolve(PREDICTIONS);
        List<Map<String, String>> rows = table(file);
        if (!rows.isEmpty() && !rows.getFirst().keySet().containsAll(List.of(FILE_NAME, "x", "y", "w", "h",
                CONFIDENCE))) {
            throw new DatasetException(file, 1, "", "has no boxes; expected the columns " + FILE_NAME + ", x, y, w, h"
                    + " and " + CONFIDENCE + "; choose the folder of a run that trained a box predictor");
        }
        SampleNames index = SampleNames.of(dataset);
        Map<Integer, Proposal> byRow = new HashMap<>();
        Map<Integer, Place> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            Place place = new Place(row.get(FILE_NAME).strip(), row.getOrDefault(LINE, "").strip());
            Optional<Integer> sample = find(index, place);
            if (sample.isPresent()) {
                places.put(sample.get(), place);
                proposal(file, i + 2, sample.get(), row).ifPresent(proposal -> byRow.put(proposal.row(), proposal));
            }
        }
        if (byRow.isEmpty()) {
            throw new DatasetException(file, 0, FILE_NAME, "names none of the data set's images with a box; expected a"
                    + " run of " + dataset.file().getFileName());
        }
        Proposals proposals = new Proposals(run, byRow, places);
        proposals.readDecisions(index);
        return proposals;
    }

    private static List<Map<String, String>> table(Path file) throws DatasetException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(file, 0, "", "does not exist; expected the folder of a run, in which it is");
        }
        return CsvTable.read(file);
    }

    private static Optional<Proposal> proposal(Path file, int line, int sample, Map<String, String> row)
            throws DatasetException {
        double[] numbers = new double[5];
        List<String> columns = List.of("x", "y", "w", "h", CONFIDENCE);
        for (int i = 0; i < numbers.length; i++) {
            String text = row.get(columns.get(i)).strip();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                numbers[i] = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new DatasetException(file, line, columns.get(i), "\"" + text + "\" is no number", e);
            }
        }
        if (numbers[2] == 0 || numbers[3] == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Proposal(sample, new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]),
                    numbers[4], label(row)));
        } catch (IllegalArgumentException e) {
            throw new DatasetException(file, line, "", e.getMessage(), e);
        }
    }

    /** The loop says which class the crop has beside the one that was told; who only predicts says just that. */
    private static String label(Map<String, String> row) {
        String only = row.getOrDefault(CLASS, "").strip();
        return row.getOrDefault("crop_class", row.containsKey("p_" + only) ? only : "").strip();
    }

    private void readDecisions(SampleNames index) throws DatasetException {
        if (!Files.isRegularFile(run.resolve(REVIEW))) {
            return;
        }
        for (Map<String, String> row : CsvTable.read(run.resolve(REVIEW))) {
            Place place = new Place(row.getOrDefault(FILE_NAME, ""), row.getOrDefault(LINE, ""));
            Optional<Decision> decision = Arrays.stream(Decision.values())
                    .filter(known -> known.key().equals(row.get(DECISION))).findFirst();
            find(index, place).ifPresent(sample -> decision.ifPresent(known -> decisions.put(sample, known)));
        }
    }

    private static Optional<Integer> find(SampleNames index, Place place) {
        return index.find(place.fileName(), place.line()).map(Sample::index);
    }

    /**
     * Returns the folder of the run.
     *
     * @return as given when it was read
     */
    public Path run() {
        return run;
    }

    /**
     * Returns what is proposed for a sample, whatever was decided.
     *
     * @param row index of the sample, 0-based
     * @return may be empty
     */
    public List<Proposal> of(int row) {
        return Optional.ofNullable(byRow.get(row)).map(List::of).orElse(List.of());
    }

    /**
     * Returns how sure the run is of what it proposes for a sample.
     *
     * @param row index of the sample, 0-based
     * @return 0 to 1; NaN if it proposes nothing
     */
    public double certainty(int row) {
        Proposal proposal = byRow.get(row);
        return proposal == null ? Double.NaN : proposal.confidence();
    }

    /**
     * Returns what a person decided on the proposals for a sample.
     *
     * @param row index of the sample, 0-based
     * @return nothing if nothing was decided
     */
    public synchronized Optional<Decision> decision(int row) {
        return Optional.ofNullable(decisions.get(row));
    }

    /**
     * Decides on the proposals for a sample. Call {@link #write} to keep it.
     *
     * @param row      index of the sample, 0-based
     * @param decision nothing takes an earlier decision back
     */
    public synchronized void decide(int row, Optional<Decision> decision) {
        decision.ifPresentOrElse(made -> decisions.put(row, made), () -> decisions.remove(row));
    }

    /**
     * Keeps the decisions in the folder of the run.
     *
     * @throws DatasetException if the file cannot be written; it is then as it was
     */
    public void write() throws DatasetException {
        Path file = run.resolve(REVIEW);
        List<List<String>> rows = new ArrayList<>();
        synchronized (this) {
            decisions.forEach((row, decision) -> {
                Place place = places.get(row);
                if (place != null) {
                    rows.add(List.of(place.fileName(), place.line(), decision.key()));
                }
            });
        }
        try {
            CsvTable.write(file, List.of(FILE_NAME, LINE, DECISION), rows);
        } catch (IOException e) {
            throw new DatasetException(file, 0, "", "cannot be written (" + e.getMessage() + "); what was decided is"
                    + " kept until the workbench is closed", e);
        }
    }
}
