// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.imago.annotation.BoxColumns;
import org.imago.annotation.Proposals;
import org.imago.annotation.Proposals.Decision;
import org.imago.dataset.Dataset;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.internal.tiles.Tile;
import org.imago.training.review.ReviewOrder.Candidate;
import org.imago.training.review.ReviewQueue;

/**
 * The proposals of a run that wait for a person, in the order in which they are looked at. Made outside the UI thread,
 * tiles and all, for there may be very many.
 *
 * @param proposals what the run proposes
 * @param places    places in the order, by sample
 * @param known     every sample with a proposal as it is shown
 * @param tiles     the samples that wait, in their order
 * @param counts    what became of the others
 */
record Waiting(Proposals proposals, Map<Integer, Integer> places, ProposedTiles known, List<Tile> tiles,
        Counts counts) {

    /**
     * What became of samples that are not excluded.
     *
     * @param waiting  no box yet, and nothing was decided
     * @param accepted the box is the one that is proposed
     * @param others   another box: drawn, put right, or of another run
     * @param rejected no box, and a person said that the proposal is wrong
     */
    record Counts(int waiting, int accepted, int others, int rejected) {
    }

    /** Puts what waits in an order, which may name more samples, or fewer. What it does not name comes last. */
    static Waiting of(Proposals proposals, ReviewQueue queue, Dataset dataset, List<Integer> order) {
        Map<Integer, Integer> places = new HashMap<>();
        order.forEach(row -> places.putIfAbsent(row, places.size()));
        return of(proposals, queue, dataset, places, new ProposedTiles(proposals));
    }

    /** The same after something was decided. The order stays. */
    Waiting again(Dataset dataset) {
        return of(proposals, ReviewQueue.of(proposals, dataset), dataset, places, known);
    }

    private static Waiting of(Proposals proposals, ReviewQueue queue, Dataset dataset, Map<Integer, Integer> places,
            ProposedTiles known) {
        List<Tile> tiles = queue.candidates().stream().map(Candidate::row)
                .sorted((one, other) -> Integer.compare(places.getOrDefault(one, Integer.MAX_VALUE),
                        places.getOrDefault(other, Integer.MAX_VALUE)))
                .map(dataset.samples()::get).map(known::of).toList();
        int accepted = (int) queue.drawn().stream().map(dataset.samples()::get)
                .filter(sample -> Acceptance.isAsProposed(sample, proposals)).count();
        int rejected = (int) dataset.samples().stream().filter(sample -> isRejected(sample, proposals)).count();
        return new Waiting(proposals, places, known, tiles, new Counts(tiles.size(), accepted,
                queue.drawn().size() - accepted, rejected));
    }

    private static boolean isRejected(Sample sample, Proposals proposals) {
        return proposals.decision(sample.index()).filter(Decision.REJECTED::equals).isPresent() && !sample.excluded()
                && !BoxColumns.hasBox(sample);
    }
}
