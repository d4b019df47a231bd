// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.imago.annotation.Proposals;
import org.imago.annotation.Proposals.Decision;
import org.imago.dataset.Sample;

/** What a person decides on proposals without drawing. */
public final class ProposalEdits {

    private ProposalEdits() {
    }

    /**
     * Says that what a run proposes for samples is wrong, which hides it for good. Kept with the run, not in the CSV; can
     * be undone as one step.
     *
     * @param session the data set
     * @param run     the proposals
     * @param samples those of which a proposal is wrong
     * @param label   what is done, as the menu says behind "Undo"
     */
    public static void reject(DatasetSession session, Proposals run, Collection<Sample> samples, String label) {
        List<Sample> rejected = samples.stream().filter(sample -> run.decision(sample.index()).isEmpty()).toList();
        if (!rejected.isEmpty()) {
            SessionOperation.run(session, label, () -> decide(session, run, rejected, Optional.of(Decision.REJECTED)),
                    () -> decide(session, run, rejected, Optional.empty()), run::write);
        }
    }

    private static void decide(DatasetSession session, Proposals run, List<Sample> samples,
            Optional<Decision> decision) {
        samples.forEach(sample -> run.decide(sample.index(), decision));
        session.show(samples.getFirst());
        session.proposals(session.proposals());
    }
}
