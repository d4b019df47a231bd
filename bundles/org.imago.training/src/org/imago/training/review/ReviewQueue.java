// SPDX-License-Identifier: EPL-2.0
package org.imago.training.review;

import java.util.ArrayList;
import java.util.List;

import org.imago.annotation.BoxColumns;
import org.imago.annotation.Proposals;
import org.imago.dataset.Dataset;
import org.imago.dataset.Sample;
import org.imago.training.review.ReviewOrder.Candidate;

/**
 * The proposals of a run that wait for a person: of samples that are not excluded, have no box, and on which nothing
 * was decided.
 *
 * @param candidates the proposals, in the order of the rows
 * @param drawn      samples that have a box and are not excluded: what a box predictor learns from
 */
public record ReviewQueue(List<Candidate> candidates, List<Integer> drawn) {

    /** Copies the lists. */
    public ReviewQueue {
        candidates = List.copyOf(candidates);
        drawn = List.copyOf(drawn);
    }

    /**
     * Finds what waits.
     *
     * @param proposals what a run proposes
     * @param dataset   the data set as it is now
     * @return the proposals
     */
    public static ReviewQueue of(Proposals proposals, Dataset dataset) {
        List<Candidate> candidates = new ArrayList<>();
        List<Integer> drawn = new ArrayList<>();
        for (Sample sample : dataset.samples()) {
            if (sample.excluded()) {
                continue;
            }
            if (BoxColumns.hasBox(sample)) {
                drawn.add(sample.index());
            } else if (!proposals.of(sample.index()).isEmpty() && proposals.decision(sample.index()).isEmpty()) {
                candidates.add(new Candidate(sample.index(), proposals.certainty(sample.index())));
            }
        }
        return new ReviewQueue(candidates, drawn);
    }

    /**
     * Returns the waiting proposals of which the run is sure.
     *
     * @param confidence 0 to 1
     * @return samples whose proposal has this confidence or more, in the order of the rows
     */
    public List<Integer> from(double confidence) {
        return candidates.stream().filter(candidate -> candidate.confidence() >= confidence).map(Candidate::row)
                .toList();
    }
}
