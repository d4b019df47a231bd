// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.tools;

import java.util.List;
import java.util.Optional;

import org.imago.annotation.AnnotationType;
import org.imago.annotation.Mark;
import org.imago.dataset.Sample;

/**
 * What a tool works on: the sample that is shown, and its value. Used in the UI thread.
 *
 * @param <V> the type of the values
 * @noimplement by plug-ins
 */
public interface ToolSite<V> {

    /** Returns the type whose values are given, as the data set is bound to it. */
    AnnotationType<V> type();

    /** Returns the sample that is shown. */
    Sample sample();

    /** Returns the width of its image as shown, pixels. */
    int imageWidth();

    /** Returns the height of its image as shown, pixels. */
    int imageHeight();

    /** Returns how far from something the pointer may be to be on it, pixels of the image: more if it is shown small. */
    double reach();

    /** Returns the value of the sample; nothing if it has none, or its cells hold none. */
    Optional<V> value();

    /**
     * Gives the sample another value, as one step that can be undone.
     *
     * @param value nothing takes it away
     * @param label what is done, as the menu says it behind "Undo"
     * @return whether it was done; if not, a person was told why
     */
    boolean set(Optional<V> value, String label);

    /**
     * Shows a value that is not given yet, such as one that follows the pointer, in place of that of the sample, until
     * another one is shown, given, or the sample's own is shown again.
     *
     * @param marks pixels of the image as shown
     */
    void preview(List<Mark> marks);
}
