// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.List;
import java.util.Objects;

/**
 * Something that is not the same after a conversion, said before it is done.
 *
 * @param kind     whether it is gone
 * @param count    how many there are of it, at least 1
 * @param what     what becomes of what; reads well behind the number, for example {@code polygons: only their bounding
 *                 boxes are kept}
 * @param examples up to {@value Notes#EXAMPLES} places where it is, for example names of images
 */
public record Loss(Kind kind, int count, String what, List<String> examples) {

    /** What becomes of it. */
    public enum Kind {
        /** It is not in the result. */
        LOST,
        /** It is in the result in another form. */
        CHANGED
    }

    /** Copies the list. */
    public Loss {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(what);
        examples = List.copyOf(examples);
    }

    /**
     * Returns it as a sentence.
     *
     * @return number, what, and examples
     */
    public String text() {
        String places = String.join(", ", examples);
        return count + " " + what + (places.isEmpty() ? "" : " (" + places
                + (examples.size() < count ? ", \u2026" : "") + ")");
    }
}
