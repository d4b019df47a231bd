// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.imago.loop.order.DataFacts;
import org.imago.loop.order.RunTask;

/** What a data set holds, in a sentence or two. */
final class FactsText {

    private static final int MOST_CLASSES = 6;

    private FactsText() {
    }

    static String of(RunTask task, DataFacts facts) {
        List<String> sentences = new ArrayList<>();
        switch (task) {
            case CROP -> sentences.add(NLS.bind(Messages.Facts_cropped, facts.kept(), facts.drawn()));
            case PREDICT -> sentences.add(NLS.bind(Messages.Facts_predicted, facts.kept()));
            default -> {
                sentences.add(NLS.bind(Messages.Facts_used, facts.used(), classes(facts.classes())));
                if (task != RunTask.CLASSIFIER) {
                    sentences.add(NLS.bind(Messages.Facts_boxes, facts.boxes()));
                }
            }
        }
        if (facts.excluded() > 0) {
            sentences.add(NLS.bind(Messages.Facts_excluded, facts.excluded()));
        }
        if (facts.unlabelled() > 0 && task.trains()) {
            sentences.add(NLS.bind(Messages.Facts_unlabelled, facts.unlabelled()));
        }
        return String.join(" ", sentences);
    }

    private static String classes(Map<String, Integer> classes) {
        List<String> shown = new ArrayList<>();
        classes.entrySet().stream().limit(MOST_CLASSES).forEach(entry -> shown.add(NLS.bind(Messages.Facts_class,
                entry.getKey(), entry.getValue())));
        if (classes.size() > MOST_CLASSES) {
            shown.add(NLS.bind(Messages.Facts_more, classes.size() - MOST_CLASSES));
        }
        return String.join(", ", shown);
    }
}
