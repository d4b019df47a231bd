// SPDX-License-Identifier: EPL-2.0
package org.imago.training.suspects;

import java.util.Objects;
import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.dataset.Sample;

/**
 * A sample whose class or box is probably wrong, by models that trained neither on it nor on a copy of it.
 *
 * @param sample     the sample
 * @param kind       what is wrong
 * @param score      how suspicious, 0 to 1; the most suspicious has the highest
 * @param given      what the data set has: the class, or the box in words
 * @param reason     why, in words
 * @param suggestion what it might be instead; nothing where that is not known
 */
public record Suspect(Sample sample, Kind kind, double score, String given, String reason,
        Optional<Suggestion> suggestion) {

    /** Checks the values. */
    public Suspect {
        Objects.requireNonNull(sample);
        Objects.requireNonNull(suggestion);
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score " + score + "; expected 0 to 1");
        }
    }

    /** What is wrong with a sample. */
    public enum Kind {
        /** It probably belongs to another class. */
        CLASS("class"),
        /** Its box lies elsewhere than the object probably does. */
        PLACE("box misplaced"),
        /** The numbers of its box fit once they are read otherwise, or it has the box of its neighbour. */
        SWAPPED("box swapped"),
        /** It has no box although boxes were drawn all round. */
        OVERLOOKED("box overlooked");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns the kind in words. */
        public String words() {
            return words;
        }
    }

    /** What a sample might be instead. */
    public sealed interface Suggestion {

        /** Returns the suggestion in words. */
        String words();

        /**
         * Another class.
         *
         * @param name its name
         */
        record Label(String name) implements Suggestion {

            @Override
            public String words() {
                return name;
            }
        }

        /**
         * Another box.
         *
         * @param box pixels of the image as shown, not empty
         */
        record Box(BoundingBox box) implements Suggestion {

            @Override
            public String words() {
                return Suspect.words(box);
            }
        }
    }

    /** Returns a box as people read it: whole pixels. */
    static String words(BoundingBox box) {
        return "%d,%d %d\u00d7%d".formatted(Math.round(box.x()), Math.round(box.y()), Math.round(box.w()),
                Math.round(box.h()));
    }
}
