// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;

/**
 * Thumbnails that nobody loads yet. They are asked for in turns, one for each painting: those of the last turn come
 * first, because they are visible, and among them the one that was asked for first, because it is uppermost. Those of
 * the earliest turns, which scrolled by, are forgotten when there are too many. Thread-safe.
 */
final class WaitingThumbnails {

    private final int most;
    private final Map<ThumbnailKey, Turn> waiting = new LinkedHashMap<>();
    private final Set<ThumbnailKey> taken = new HashSet<>();
    private boolean closed;

    private record Turn(long number, Optional<Thumbnail> known) {
    }

    /**
     * What is to be loaded.
     *
     * @param key   the thumbnail
     * @param known what was there already, to be loaded only if the file has changed
     */
    record Wanted(ThumbnailKey key, Optional<Thumbnail> known) {
    }

    /**
     * Creates an empty list.
     *
     * @param most how many may wait
     */
    WaitingThumbnails(int most) {
        this.most = most;
    }

    /**
     * Asks for a thumbnail, unless it is being loaded.
     *
     * @param wanted what is wanted
     * @param turn   not below that of earlier calls
     * @return whether it did not wait before
     */
    synchronized boolean ask(Wanted wanted, long turn) {
        if (closed || taken.contains(wanted.key())) {
            return false;
        }
        Turn before = waiting.get(wanted.key());
        if (before != null && before.number() == turn) {
            return false;
        }
        waiting.remove(wanted.key());
        waiting.put(wanted.key(), new Turn(turn, wanted.known()));
        if (waiting.size() > most) {
            // Repeated requests go to the end, so that the first is of the earliest turn.
            waiting.remove(waiting.keySet().iterator().next());
        }
        return before == null;
    }

    /**
     * Takes what is to be loaded next. It cannot be asked for again until it is {@link #loaded}.
     *
     * @return nothing if nothing waits
     */
    synchronized Optional<Wanted> take() {
        long last = waiting.values().stream().mapToLong(Turn::number).max().orElse(0);
        Optional<Wanted> next = waiting.entrySet().stream().filter(entry -> entry.getValue().number() == last)
                .findFirst().map(WaitingThumbnails::wanted);
        next.ifPresent(wanted -> {
            waiting.remove(wanted.key());
            taken.add(wanted.key());
        });
        return next;
    }

    private static Wanted wanted(Entry<ThumbnailKey, Turn> entry) {
        return new Wanted(entry.getKey(), entry.getValue().known());
    }

    /**
     * Says that a thumbnail that was taken is there.
     *
     * @param key the thumbnail
     */
    synchronized void loaded(ThumbnailKey key) {
        taken.remove(key);
    }

    /** Forgets all, and takes no more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
