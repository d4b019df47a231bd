// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.DuplicateGroup;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;

/** What is done with the samples of a group, each as one step that can be undone. */
final class DuplicateEdits {

    private DuplicateEdits() {
    }

    /** Tells whether anything is left to exclude. */
    static boolean canKeepOnly(DuplicateGroup group, Sample kept) {
        return kept.excluded() || group.kept().size() > 1;
    }

    /** Excludes all samples of a group but one, which is included. Cells that say so already stay as they are. */
    static void keepOnly(DatasetSession session, DuplicateGroup group, Sample kept) {
        long others = group.kept().stream().filter(sample -> !sample.equals(kept)).count();
        session.edit(others == 1 ? Messages.DuplicateEdits_excludeOne
                : NLS.bind(Messages.DuplicateEdits_excludeMany, others), () -> {
                    for (Sample sample : group.samples()) {
                        boolean exclude = !sample.equals(kept);
                        if (sample.excluded() != exclude) {
                            sample.set(Role.EXCLUDE, exclude ? "1" : "0");
                        }
                    }
                });
    }

    /** Tells whether a sample has a class that others have not. */
    static boolean canTakeClass(DuplicateGroup group, Sample from) {
        return !from.label().isEmpty() && !others(group, from).isEmpty();
    }

    private static List<Sample> others(DuplicateGroup group, Sample from) {
        return group.samples().stream().filter(sample -> !sample.label().equals(from.label())).toList();
    }

    /** Gives all samples of a group, excluded ones as well, the class of one of them. */
    static void takeClass(DatasetSession session, DuplicateGroup group, Sample from) {
        String label = from.label();
        List<Sample> others = others(group, from);
        session.edit(NLS.bind(Messages.DuplicateEdits_takeClass, label), () -> {
            for (Sample sample : others) {
                sample.setLabel(label);
            }
        });
    }
}
