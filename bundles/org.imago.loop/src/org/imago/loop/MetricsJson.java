// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.imago.loop.LoopResult.Score;
import org.imago.training.ConfusionMatrix;
import org.imago.training.Interval;

/** The figures as {@code metrics.json} holds them and {@code --json} prints them. Absent figures are {@code null}. */
public final class MetricsJson {

    private MetricsJson() {
    }

    /**
     * Returns the figures in a fixed order of keys.
     *
     * @param result what a run found out
     * @return maps, lists, numbers and strings
     */
    public static Map<String, Object> of(LoopResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("samples", result.samples());
        json.put("excluded", result.excluded());
        json.put("unusable", result.unusable());
        json.put("boxes", result.boxes());
        json.put("groups", result.groups());
        json.put("whole", score(result.whole()));
        json.put("crops", orNull(result.crops().map(MetricsJson::score)));
        json.put("difference", orNull(result.difference().map(difference -> ordered("value", difference.difference(),
                "ci", interval(difference.interval()), "p", difference.p(), "onlyWholeRight", difference.onlyFirstRight(),
                "onlyCropsRight", difference.onlySecondRight()))));
        json.put("iou", orNull(result.iou().map(iou -> ordered("mean", iou.mean(), "ci", interval(iou.meanInterval()),
                "at50", iou.at50(), "at75", iou.at75(), "n", iou.n()))));
        json.put("fellBack", result.fellBack());
        json.put("truth", orNull(result.truth().map(truth -> ordered("n", truth.n(), "whole", score(truth.whole()),
                "crops", orNull(truth.crops().map(MetricsJson::score))))));
        json.put("notes", result.notes());
        json.put("seconds", Math.round(result.seconds() * 10) / 10.0);
        json.put("backend", result.backend());
        return json;
    }

    /** What there is not is null in JSON. */
    private static @Nullable Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : null;
    }

    private static Map<String, Object> score(Score score) {
        ConfusionMatrix matrix = score.matrix();
        return ordered("accuracy", matrix.accuracy(), "ci", interval(score.ci()), "macroF1", matrix.macroF1(),
                "calibrationError", score.calibration().expectedError(), "n", matrix.total(), "perClass",
                perClass(matrix), "confusion", rows(matrix));
    }

    private static Map<String, Object> perClass(ConfusionMatrix matrix) {
        Map<String, Object> classes = new LinkedHashMap<>();
        for (int i = 0; i < matrix.classes().size(); i++) {
            classes.put(matrix.classes().get(i), ordered("precision", finite(matrix.precision(i)), "recall",
                    finite(matrix.recall(i)), "f1", finite(matrix.f1(i))));
        }
        return classes;
    }

    /** JSON knows no NaN: a figure that is undefined (a class never predicted) is null. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static int[][] rows(ConfusionMatrix matrix) {
        int n = matrix.classes().size();
        int[][] rows = new int[n][n];
        for (int actual = 0; actual < n; actual++) {
            for (int predicted = 0; predicted < n; predicted++) {
                rows[actual][predicted] = matrix.count(actual, predicted);
            }
        }
        return rows;
    }

    static List<Double> interval(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
