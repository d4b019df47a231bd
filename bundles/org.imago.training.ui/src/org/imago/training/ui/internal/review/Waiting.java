// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.Proposal;
import org.imago.annotation.Proposals;
import org.imago.annotation.Proposals.Decision;
import org.imago.dataset.Dataset;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.internal.tiles.Tile;
import org.imago.training.review.ReviewOrder.Candidate;
import org.imago.training.review.ReviewQueue;

/**
 * The proposals of a run that wait for a person, in the order in which they are looked at. Made outside the UI thread.
 *
 * @param proposals what the run proposes
 * @param queue     what waits, and what has a box already
 * @param order     samples by index, those first that are looked at first
 * @param samples   the samples that wait, in that order
 * @param rejected  how many samples there are whose proposal a person rejected
 */
record Waiting(Proposals proposals, ReviewQueue queue, List<Integer> order, List<Sample> samples, long rejected) {

    /** Finds what waits, in an order that may name more samples, or fewer. */
    static Waiting of(Proposals proposals, Dataset dataset, List<Integer> order) {
        return of(proposals, ReviewQueue.of(proposals, dataset), dataset, order);
    }

    /** Puts what waits in an order. What the order does not name comes last. */
    static Waiting of(Proposals proposals, ReviewQueue queue, Dataset dataset, List<Integer> order) {
        Map<Integer, Integer> places = new HashMap<>();
        order.forEach(row -> places.putIfAbsent(row, places.size()));
        List<Sample> samples = queue.candidates().stream().map(Candidate::row)
                .sorted((one, other) -> Integer.compare(places.getOrDefault(one, Integer.MAX_VALUE),
                        places.getOrDefault(other, Integer.MAX_VALUE)))
                .map(dataset.samples()::get).toList();
        long rejected = dataset.samples().stream().filter(sample -> proposals.decision(sample.index())
                .filter(Decision.REJECTED::equals).isPresent()).count();
        return new Waiting(proposals, queue, List.copyOf(order), samples, rejected);
    }

    /** The same after something was decided. The order stays. */
    Waiting again(Dataset dataset) {
        return of(proposals, dataset, order);
    }

    List<Tile> tiles() {
        return samples.stream().map(sample -> tile(sample, Tile.Look.PLAIN)).toList();
    }

    /** Shows what is proposed for a sample. */
    Tile tile(Sample sample, Tile.Look look) {
        List<Proposal> some = proposals.of(sample.index());
        String label = some.stream().map(Proposal::label).filter(name -> !name.isEmpty()).findFirst().orElse("");
        OptionalDouble sure = some.stream().mapToDouble(Proposal::confidence).max();
        String caption = label.isEmpty() ? Texts.confidence(sure.orElse(0))
                : Texts.confidence(sure.orElse(0)) + ", " + label;
        return new Tile(sample, some.stream().map(Proposal::box).map(Waiting::box).toList(),
                List.of(sample.fileName(), caption), look, "");
    }

    private static Tile.Box box(BoundingBox box) {
        return new Tile.Box(box.x(), box.y(), box.w(), box.h(), true);
    }
}
