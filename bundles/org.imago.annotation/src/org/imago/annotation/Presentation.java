// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Objects;

/**
 * How a value is shown.
 *
 * @param text  for a table cell or a status line: one line, short
 * @param marks what is drawn over the image, the first at the bottom; may be empty
 */
public record Presentation(String text, List<Mark> marks) {

    /** Copies the list. */
    public Presentation {
        Objects.requireNonNull(text);
        marks = List.copyOf(marks);
    }
}
