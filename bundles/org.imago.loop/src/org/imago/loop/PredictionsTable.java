// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.imago.annotation.BoundingBox;
import org.imago.dataset.CsvTable;
import org.imago.training.BoxPrediction;
import org.imago.training.Fold;
import org.imago.training.Probabilities;

/** {@code predictions.csv}: a row a sample with what each stage predicted for it out of fold. */
final class PredictionsTable {

    private final Outcome outcome;

    PredictionsTable(Outcome outcome) {
        this.outcome = outcome;
    }

    void write(Path csv) throws IOException {
        int[] foldOf = foldOfSample();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < foldOf.length; i++) {
            rows.add(row(i, foldOf[i]));
        }
        CsvTable.write(csv, columns(), rows);
    }

    private int[] foldOfSample() {
        int[] foldOf = new int[outcome.data().samples().size()];
        for (Fold fold : outcome.folds()) {
            for (int i : fold.test()) {
                foldOf[i] = fold.index();
            }
        }
        return foldOf;
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("filename", "line", "class", "fold", "group", "image_width",
                "image_height", "whole_class"));
        outcome.data().classes().forEach(name -> columns.add("whole_p_" + name));
        if (outcome.hasCrops()) {
            columns.addAll(List.of("x", "y", "w", "h", "box_confidence", "iou", "crop_file", "fell_back", "crop_class"));
            outcome.data().classes().forEach(name -> columns.add("crop_p_" + name));
        }
        return columns;
    }

    private List<String> row(int i, int fold) {
        LoopSample sample = outcome.data().samples().get(i);
        List<String> row = new ArrayList<>(List.of(sample.sample().fileName(),
                String.valueOf(sample.sample().line()), sample.sample().label(), String.valueOf(fold),
                String.valueOf(outcome.groups()[i]), String.valueOf(sample.facts().width()),
                String.valueOf(sample.facts().height())));
        addClass(row, outcome.whole(i));
        if (outcome.hasCrops()) {
            BoxPrediction prediction = outcome.box(i);
            BoundingBox box = prediction.box();
            row.addAll(List.of(pixels(box.x()), pixels(box.y()), pixels(box.w()), pixels(box.h()),
                    share(prediction.confidence()), outcome.iou(i).isPresent() ? share(outcome.iou(i).getAsDouble()) : "",
                    outcome.crops().relativeFile(i), outcome.crops().fellBack(i) ? "1" : "0"));
            addClass(row, outcome.cropped(i));
        }
        return row;
    }

    private void addClass(List<String> row, double[] probabilities) {
        row.add(outcome.data().classes().get(Probabilities.best(probabilities)));
        for (double probability : probabilities) {
            row.add(share(probability));
        }
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Six digits: sure predictions differ in the last ones only, and are ranked by them. */
    private static String share(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
