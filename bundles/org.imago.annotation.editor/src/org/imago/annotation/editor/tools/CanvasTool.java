// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.tools;

/**
 * A tool with which a person gives values of an annotation type on the image. Plug-ins may implement it and contribute
 * it to the extension point {@code org.imago.annotation.editor.tools}. While it is in hand, what is done with the left
 * button and most keys goes to it instead of to the boxes; the wheel, the middle button and the space bar still move the
 * view. Called in the UI thread; one object serves all editors, one after the other.
 *
 * <p>Coordinates are pixels of the image as shown, origin top left. They may lie outside the image.
 *
 * @param <V> the type of the values
 */
public interface CanvasTool<V> {

    /**
     * The left button was pressed.
     *
     * @param site what the tool works on
     * @param x    from the left edge
     * @param y    from the top edge
     */
    default void press(ToolSite<V> site, double x, double y) {
    }

    /**
     * The pointer was moved with the left button held.
     *
     * @param site what the tool works on
     * @param x    from the left edge
     * @param y    from the top edge
     */
    default void drag(ToolSite<V> site, double x, double y) {
    }

    /**
     * The left button was released.
     *
     * @param site what the tool works on
     * @param x    from the left edge
     * @param y    from the top edge
     */
    default void release(ToolSite<V> site, double x, double y) {
    }

    /**
     * A key was pressed that no command of the editor has.
     *
     * @param site what the tool works on
     * @param key  the character in lower case, or a key code of SWT
     * @return whether the tool did something
     */
    default boolean key(ToolSite<V> site, int key) {
        return false;
    }

    /**
     * The tool was taken in hand, put away, or another sample is shown: whatever was begun is given up.
     *
     * @param site what the tool works on
     */
    default void reset(ToolSite<V> site) {
    }

    /**
     * Returns what a person reads while the tool is in hand.
     *
     * @param site what the tool works on
     * @return what to do next, short; may be empty
     */
    default String hint(ToolSite<V> site) {
        return "";
    }
}
