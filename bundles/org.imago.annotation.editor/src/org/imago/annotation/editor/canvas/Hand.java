// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

/** What takes what is done with the left button instead of the boxes. Knows pixels of the image only. */
public interface Hand {

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
