// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;

/** The space bar: held down it moves the image with the mouse; pressed and released alone it does something else. */
final class SpaceBar {

    private final Runnable changed;
    private Runnable alone;

    /**
     * Listens to a canvas.
     *
     * @param canvas  has the focus while the bar counts
     * @param changed run when it is pressed and released
     */
    SpaceBar(Canvas canvas, Runnable changed) {
        this.changed = changed;
        canvas.addListener(SWT.KeyDown, event -> {
            if (event.character == ' ') {
                down(() -> { });
            }
        });
        canvas.addListener(SWT.KeyUp, event -> {
            if (event.character == ' ' || event.keyCode == ' ') {
                up();
            }
        });
        canvas.addListener(SWT.FocusOut, event -> alone = null);
    }

    /**
     * Takes that it was pressed; a key that is held down repeats itself.
     *
     * @param work done when it is released and was not used to move the image
     */
    void down(Runnable work) {
        if (alone == null) {
            alone = work;
            changed.run();
        }
    }

    private void up() {
        Runnable work = alone;
        alone = null;
        if (work != null) {
            changed.run();
            work.run();
        }
    }

    boolean isDown() {
        return alone != null;
    }

    /** Says that the image is being moved with it. */
    void used() {
        if (alone != null) {
            alone = () -> { };
        }
    }
}
