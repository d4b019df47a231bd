// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A class, with what some formats say of it besides its name.
 *
 * @param name   its name, not blank
 * @param number the number by which a format refers to it; nothing if that is its place in the list, from 0
 * @param group  a wider class to which it belongs, which COCO calls {@code supercategory}; empty for none
 */
public record ClassName(String name, OptionalInt number, String group) {

    /** Checks the name. */
    public ClassName {
        Objects.requireNonNull(number);
        Objects.requireNonNull(group);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a class needs a name");
        }
    }

    /**
     * Creates a class of which only the name is known.
     *
     * @param name its name, not blank
     */
    public ClassName(String name) {
        this(name, OptionalInt.empty(), "");
    }
}
