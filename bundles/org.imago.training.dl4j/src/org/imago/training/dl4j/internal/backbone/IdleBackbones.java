// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.imago.training.weights.Weights;

/**
 * Networks that somebody has done with, for who needs the same one next: loading one and finding its fastest layout takes
 * seconds, and a loop asks for two or three of them dozens of times. Thread-safe.
 */
final class IdleBackbones {

    /**
     * Those for whole images, for boxes, and one more; where every processor has a thread with one, those wait when a
     * stage ends. MobileNetV2 takes 30 MB.
     */
    private static final int MOST = Math.max(3, Runtime.getRuntime().availableProcessors());

    private static final Deque<Kept> IDLE = new ArrayDeque<>();

    /** A network's file as it was when it was loaded, and the size of the images that it looks at. */
    record Key(Path file, long bytes, long time, Weights weights, int width, int height) {

        /** Empty if there is no such file any more: what cannot be loaded must not go on working for a while. */
        static Optional<Key> of(Weights weights, int width, int height) {
            try {
                BasicFileAttributes file = Files.readAttributes(weights.file(), BasicFileAttributes.class);
                return Optional.of(new Key(weights.file(), file.size(), file.lastModifiedTime().toMillis(), weights,
                        width, height));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    private record Kept(Key key, Backbone backbone) {
    }

    private IdleBackbones() {
    }

    /** Takes one out, if one is there: from then on nobody else has it. */
    static synchronized Optional<Backbone> take(Key key) {
        Optional<Kept> found = IDLE.stream().filter(kept -> kept.key().equals(key)).findFirst();
        found.ifPresent(IDLE::remove);
        return found.map(Kept::backbone);
    }

    /** Keeps one; those that nobody has asked for the longest go. */
    static synchronized void put(Key key, Backbone backbone) {
        IDLE.addFirst(new Kept(key, backbone));
        while (IDLE.size() > MOST) {
            IDLE.removeLast();
        }
    }
}
