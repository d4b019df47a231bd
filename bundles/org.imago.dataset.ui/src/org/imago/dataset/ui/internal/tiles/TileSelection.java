// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.tiles;

import java.util.BitSet;

/** Which of a number of tiles are selected, and at which the person is. As in a list of the platform. */
final class TileSelection {

    private final BitSet selected = new BitSet();
    private int size;
    private int cursor = -1;
    private int anchor = -1;

    /** Another number of tiles; one of them is selected, or none. */
    void reset(int tiles, int at) {
        size = tiles;
        selected.clear();
        cursor = -1;
        anchor = -1;
        if (at >= 0) {
            only(at);
        }
    }

    /** Selects one alone. */
    void only(int tile) {
        selected.clear();
        selected.set(tile);
        cursor = tile;
        anchor = tile;
    }

    /** Selects one besides the others, or not any more. */
    void toggle(int tile) {
        selected.flip(tile);
        cursor = tile;
        anchor = tile;
    }

    /** Selects all from where the person was to here. */
    void extend(int tile) {
        if (anchor < 0) {
            only(tile);
            return;
        }
        selected.clear();
        selected.set(Math.min(anchor, tile), Math.max(anchor, tile) + 1);
        cursor = tile;
    }

    void all() {
        selected.set(0, size);
    }

    void add(int tile) {
        selected.set(tile);
    }

    boolean contains(int tile) {
        return selected.get(tile);
    }

    int cursor() {
        return cursor;
    }

    int[] tiles() {
        return selected.stream().toArray();
    }
}
