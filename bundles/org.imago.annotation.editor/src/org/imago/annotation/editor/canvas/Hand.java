// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.SWT;

/** What takes what is done with the left button instead of the boxes. Knows pixels of the image only. */
public interface Hand {

    /** Returns what the pointer looks like over the image, one of SWT's cursors. */
    default int cursor() {
        return SWT.CURSOR_CROSS;
    }

    /**
     * The left button was pressed.
     *
     * @param at may lie outside the image
     */
    void press(ImagePoint at);

    /**
     * The pointer was moved with the left button held.
     *
     * @param to may lie outside the image
     */
    void drag(ImagePoint to);

    /**
     * The left button was released.
     *
     * @param at may lie outside the image
     */
    void release(ImagePoint at);
}
