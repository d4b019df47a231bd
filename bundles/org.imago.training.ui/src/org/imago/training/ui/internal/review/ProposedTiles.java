// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.Proposal;
import org.imago.annotation.Proposals;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.internal.tiles.Tile;

/** Samples with what a run proposes for them, each made once. What a run proposes does not change. Any thread may ask. */
final class ProposedTiles {

    private final Proposals proposals;
    private final Map<Integer, Tile> tiles = new ConcurrentHashMap<>();

    ProposedTiles(Proposals proposals) {
        this.proposals = proposals;
    }

    /** Shows the picture of a sample with the proposed box, and below it file name, confidence and predicted class. */
    Tile of(Sample sample) {
        return tiles.computeIfAbsent(sample.index(), row -> make(sample));
    }

    private Tile make(Sample sample) {
        List<Proposal> some = proposals.of(sample.index());
        String label = some.stream().map(Proposal::label).filter(name -> !name.isEmpty()).findFirst().orElse("");
        OptionalDouble sure = some.stream().mapToDouble(Proposal::confidence).max();
        String caption = label.isEmpty() ? Texts.confidence(sure.orElse(0))
                : Texts.confidence(sure.orElse(0)) + ", " + label;
        return new Tile(sample, some.stream().map(Proposal::box).map(ProposedTiles::box).toList(),
                List.of(sample.fileName(), caption), Tile.Look.PLAIN, "");
    }

    private static Tile.Box box(BoundingBox box) {
        return new Tile.Box(box.x(), box.y(), box.w(), box.h(), true);
    }
}
