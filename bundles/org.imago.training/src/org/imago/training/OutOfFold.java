// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.imago.annotation.BoundingBox;
import org.imago.dataset.CsvTable;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleNames;

/**
 * What the models of a run said of samples that they, and copies of which, they never trained on: the rows of its
 * {@code predictions.csv} that belong to samples of a data set. Samples may have changed since.
 *
 * @param file    the file that was read
 * @param classes names of the classes, in the order of the probabilities
 * @param rows    a row a sample, in the order of the file
 */
public record OutOfFold(Path file, List<String> classes, List<Row> rows) {

    private static final String FILE_NAME = "filename";
    private static final String LINE = "line";
    private static final String LABEL = "class";
    private static final String WIDTH = "image_width";
    private static final String HEIGHT = "image_height";
    private static final String GROUP = "group";
    private static final String IOU = "iou";
    private static final String CONFIDENCE = "box_confidence";
    private static final String WHOLE = "whole_p_";
    private static final String CROP = "crop_p_";

    /** Copies the lists. */
    public OutOfFold {
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
    }

    /**
     * What was said of a sample.
     *
     * @param sample its row now
     * @param label  index of the class that it had when the run began
     * @param whole  probability of each class by the classifier of whole images
     * @param crop   probability of each class by the classifier of crops; nothing if the run had none
     * @param box    the predicted box; nothing if the run predicted none
     * @param width  width of the image as shown, pixels; 0 if the run did not write it down
     * @param height height of the image as shown, pixels; 0 if the run did not write it down
     * @param group  number of the group that no split separated; -1 if the run did not write it down
     * @param iou    intersection over union of the predicted box and the one that was drawn, or the true one, which
     *               the model had not seen; nothing if there was none
     */
    public record Row(Sample sample, int label, double[] whole, Optional<double[]> crop, Optional<BoxPrediction> box,
            int width, int height, int group, OptionalDouble iou) {

        /**
         * Returns the probability of each class by both classifiers together: their mean, which on photographs ranks
         * wrong labels better than either (see releng/benchmarks).
         *
         * @return sums to 1
         */
        public double[] probabilities() {
            double[] mean = whole.clone();
            crop.ifPresent(other -> {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] = (mean[i] + other[i]) / 2;
                }
            });
            return mean;
        }

        /**
         * Tells whether the sample still has the class that the models were told.
         *
         * @param classes names of the classes
         * @return whether it does, and is not excluded
         */
        public boolean isAsTrained(List<String> classes) {
            return !sample.excluded() && sample.label().equals(classes.get(label));
        }
    }

    /**
     * Reads the predictions of a run. Rows of images that the data set does not have are passed over.
     *
     * @param run     the folder of the run
     * @param dataset the data set that the run, or an earlier state of it, was made of
     * @return the predictions
     * @throws DatasetException if there is no {@code predictions.csv}, it is none of a run of the loop, names none of
     *                          the data set's images, or has a cell that cannot be read
     */
    public static OutOfFold read(Path run, Dataset dataset) throws DatasetException {
        Path file = RunFolder.at(run).predictions();
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(file, 0, "", "does not exist; expected the folder of a finished run of 'imago "
                    + "run', in which it is");
        }
        List<Map<String, String>> table = CsvTable.read(file);
        List<String> classes = table.isEmpty() ? List.of() : table.getFirst().keySet().stream()
                .filter(column -> column.startsWith(WHOLE)).map(column -> column.substring(WHOLE.length())).toList();
        if (classes.size() < 2 || !table.getFirst().keySet().containsAll(List.of(FILE_NAME, LABEL))) {
            throw new DatasetException(file, 1, "", "has no predictions of classes; expected the columns " + FILE_NAME
                    + ", " + LABEL + " and one " + WHOLE + "CLASS for each class; choose the folder of a finished run "
                    + "of 'imago run'");
        }
        SampleNames names = SampleNames.of(dataset);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            Cells cells = new Cells(file, i + 2, table.get(i));
            Optional<Sample> sample = names.find(cells.text(FILE_NAME), cells.text(LINE));
            if (sample.isPresent()) {
                rows.add(cells.row(sample.get(), classes));
            }
        }
        if (rows.isEmpty()) {
            throw new DatasetException(file, 0, FILE_NAME, "names none of the data set's images; expected a run of "
                    + dataset.file().getFileName());
        }
        return new OutOfFold(file, classes, rows);
    }

    /** A row of the file. */
    private record Cells(Path file, int line, Map<String, String> cells) {

        String text(String column) {
            return cells.getOrDefault(column, "").strip();
        }

        Row row(Sample sample, List<String> classes) throws DatasetException {
            int label = classes.indexOf(text(LABEL));
            if (label < 0) {
                throw problem(LABEL, "is none of the classes " + String.join(", ", classes));
            }
            Optional<double[]> crop = cells.containsKey(CROP + classes.getFirst())
                    ? Optional.of(probabilities(CROP, classes)) : Optional.empty();
            return new Row(sample, label, probabilities(WHOLE, classes), crop, box(), size(WIDTH), size(HEIGHT),
                    text(GROUP).isEmpty() ? -1 : (int) number(GROUP),
                    text(IOU).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(IOU)));
        }

        private double[] probabilities(String prefix, List<String> classes) throws DatasetException {
            double[] probabilities = new double[classes.size()];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = number(prefix + classes.get(i));
                if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                    throw problem(prefix + classes.get(i), "is no probability; expected 0 to 1");
                }
            }
            return probabilities;
        }

        private Optional<BoxPrediction> box() throws DatasetException {
            if (text(CONFIDENCE).isEmpty()) {
                return Optional.empty();
            }
            try {
                BoundingBox box = new BoundingBox(number("x"), number("y"), number("w"), number("h"));
                return box.isEmpty() ? Optional.empty() : Optional.of(new BoxPrediction(box, number(CONFIDENCE)));
            } catch (IllegalArgumentException e) {
                throw new DatasetException(file, line, "w", e.getMessage(), e);
            }
        }

        private int size(String column) throws DatasetException {
            return text(column).isEmpty() ? 0 : (int) number(column);
        }

        private double number(String column) throws DatasetException {
            try {
                return Double.parseDouble(text(column));
            } catch (NumberFormatException e) {
                throw problem(column, "is no number");
            }
        }

        private DatasetException problem(String column, String what) {
            return new DatasetException(file, line, column, "\"" + text(column) + "\" " + what + "; the file is damaged:"
                    + " repeat the run");
        }
    }
}
