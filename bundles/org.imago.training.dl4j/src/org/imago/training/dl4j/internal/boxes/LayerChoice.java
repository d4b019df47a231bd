// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.training.dl4j.internal.backbone.LayerShape;

/**
 * Chooses the layers of a backbone that tell best where something is: the last of stride 16, which places it, and
 * the last of stride 32, which knows more of what it is.
 */
final class LayerChoice {

    private static final int[] STRIDES = {16, 32};

    /**
     * Wider layers are passed over: they are the narrow ones before them, spread out, and cost several times the
     * disk space and time.
     */
    private static final int WIDEST = 512;

    private final List<LayerShape> layers;
    private final InputSize size;

    /**
     * @param layers of the backbone from input to output
     * @param size   of the images as it sees them
     */
    LayerChoice(List<LayerShape> layers, InputSize size) {
        this.layers = layers;
        this.size = size;
    }

    /** Finest first; the coarser only where its grid fits the finer twice. Empty if there is none. */
    List<LayerShape> chosen() {
        List<LayerShape> chosen = new ArrayList<>();
        for (int stride : STRIDES) {
            Optional<LayerShape> layer = last(stride);
            if (layer.isPresent() && (chosen.isEmpty() || fits(chosen.get(0), layer.get()))) {
                chosen.add(layer.get());
            }
        }
        return chosen;
    }

    private Optional<LayerShape> last(int stride) {
        return layers.reversed().stream().filter(layer -> layer.channels() <= WIDEST
                && near(layer.rows(), size.height(), stride) && near(layer.columns(), size.width(), stride))
                .findFirst();
    }

    /** Networks round their borders differently, so a grid may have a cell more or less. */
    private static boolean near(int cells, int pixels, int stride) {
        return cells > 1 && Math.abs(cells - pixels / stride) <= 1;
    }

    private static boolean fits(LayerShape fine, LayerShape coarse) {
        return fine.rows() == 2 * coarse.rows() && fine.columns() == 2 * coarse.columns();
    }
}
