// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Samples that show the same picture, or nearly the same one. Which samples those are does not change; what is said of
 * them is read from their rows whenever it is asked for.
 *
 * @param kinds   why they belong together, the surest reason first; not empty
 * @param samples two or more, excluded ones included, in the order of the rows
 */
public record DuplicateGroup(Set<Kind> kinds, List<Sample> samples) {

    /** Why samples belong together, the surest reason first. */
    public enum Kind {
        /** They are the same file, or files with the same bytes. */
        EXACT,
        /** They have the same value in a column that names pictures. */
        COLUMN,
        /** Their perceptual hashes are near. */
        NEAR
    }

    /** Copies both. */
    public DuplicateGroup {
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        samples = List.copyOf(samples);
    }

    /**
     * Returns the surest reason.
     *
     * @return the first of the {@link #kinds()}
     */
    public Kind kind() {
        return kinds.iterator().next();
    }

    /**
     * Tells whether the samples are one picture: the same file, or said to be by a column.
     *
     * @return {@code false} if they are only much alike
     */
    public boolean samePicture() {
        return kind() != Kind.NEAR;
    }

    /**
     * Returns the samples that are not excluded.
     *
     * @return in the order of the rows; perhaps none
     */
    public List<Sample> kept() {
        return samples.stream().filter(sample -> !sample.excluded()).toList();
    }
}
