// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.suspects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Role;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.SessionOperation;
import org.imago.training.OutOfFold.Row;
import org.imago.training.suspects.KeptSamples;
import org.imago.training.suspects.Suspect;
import org.imago.training.suspects.Suspect.Suggestion;

/** What a person decides on suspects, each as one step that can be undone. */
final class SuspectEdits {

    private SuspectEdits() {
    }

    /** Makes samples what is suggested. A box takes the place of the only one; of several, none is taken away. */
    static void accept(DatasetSession session, Listed listed, List<Suspect> suspects) {
        List<Suspect> known = suspects.stream().filter(suspect -> suspect.suggestion().isPresent()).toList();
        if (known.isEmpty()) {
            return;
        }
        String label = known.size() > 1 ? NLS.bind(Messages.SuspectEdits_accept_many, known.size())
                : known.getFirst().suggestion().get() instanceof Suggestion.Label to
                        ? NLS.bind(Messages.SuspectEdits_class, to.name()) : Messages.SuspectEdits_box;
        session.edit(label, () -> {
            for (Suspect suspect : known) {
                switch (suspect.suggestion().get()) {
                    case Suggestion.Label to -> suspect.sample().setLabel(to.name());
                    case Suggestion.Box to -> box(listed, suspect, to.box());
                }
            }
        });
    }

    private static void box(Listed listed, Suspect suspect, BoundingBox box) throws DatasetException {
        Optional<Row> row = listed.row(suspect);
        if (row.isPresent()) {
            int width = row.get().width();
            int height = row.get().height();
            List<BoundingBox> slots = new ArrayList<>(BoxColumns.readAll(suspect.sample(), width, height));
            if (slots.stream().filter(slot -> !slot.isEmpty()).count() <= 1) {
                slots.clear();
            }
            slots.add(box);
            BoxColumns.writeAll(suspect.sample(), slots, width, height);
        }
    }

    /** Leaves samples out. */
    static void exclude(DatasetSession session, List<Suspect> suspects) {
        session.edit(suspects.size() == 1 ? Messages.SuspectEdits_exclude
                : NLS.bind(Messages.SuspectEdits_exclude_many, suspects.size()), () -> {
                    for (Suspect suspect : suspects) {
                        if (!suspect.sample().excluded()) {
                            suspect.sample().set(Role.EXCLUDE, "1");
                        }
                    }
                });
    }

    /** Says that samples are right, or that it is not decided after all. Remembered with the run. */
    static void keep(DatasetSession session, KeptSamples kept, List<Suspect> suspects, boolean keep, Runnable changed) {
        SessionOperation.run(session, keep ? Messages.SuspectEdits_keep : Messages.SuspectEdits_do_not_keep,
                () -> set(kept, suspects, keep, changed), () -> set(kept, suspects, !keep, changed), kept::write);
    }

    private static void set(KeptSamples kept, List<Suspect> suspects, boolean keep, Runnable changed) {
        suspects.forEach(suspect -> kept.set(suspect, keep));
        changed.run();
    }
}
