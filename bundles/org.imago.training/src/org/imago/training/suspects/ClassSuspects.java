// SPDX-License-Identifier: EPL-2.0
package org.imago.training.suspects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.imago.training.OutOfFold;
import org.imago.training.OutOfFold.Row;

/** Samples that probably belong to another class. */
final class ClassSuspects {

    private final OutOfFold predictions;
    private final ConfidentLearning learning;

    ClassSuspects(OutOfFold predictions) {
        this.predictions = predictions;
        this.learning = ConfidentLearning.of(
                predictions.rows().stream().map(Row::probabilities).toArray(double[][]::new),
                predictions.rows().stream().mapToInt(Row::label).toArray());
    }

    /** How many labels are wrong by estimate, corrected or not. */
    double wrong() {
        return learning.wrong();
    }

    /** Those that nobody corrected or excluded since. */
    List<Suspect> find() {
        List<Suspect> suspects = new ArrayList<>();
        for (int i = 0; i < predictions.rows().size(); i++) {
            Row row = predictions.rows().get(i);
            OptionalInt other = learning.other(i);
            if (other.isPresent() && row.isAsTrained(predictions.classes())) {
                suspects.add(suspect(row, other.getAsInt(), learning.margin(i)));
            }
        }
        return suspects;
    }

    private Suspect suspect(Row row, int other, double margin) {
        String given = predictions.classes().get(row.label());
        String name = predictions.classes().get(other);
        String reason = String.format(Locale.ROOT, "labelled %s; models that never saw it or a copy say %s with %.2f%s",
                given, name, row.probabilities()[other], row.crop().map(crop -> String.format(Locale.ROOT,
                        " (whole image %.2f, crop %.2f)", row.whole()[other], crop[other])).orElse(""));
        return new Suspect(row.sample(), Suspect.Kind.CLASS, (1 - margin) / 2, given, reason,
                Optional.of(new Suspect.Suggestion.Label(name)));
    }
}
