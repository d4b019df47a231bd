// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;

/** The space bar: held down it moves the image with the mouse; pressed and released alone it does something else. */
final class SpaceBar {

    private static final Runnable NOTHING = () -> { };

    private final Runnable changed;
    private boolean down;
    private boolean used;
    private Runnable alone = NOTHING;

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
                down(NOTHING);
            }
        });
        canvas.addListener(SWT.KeyUp, event -> {
            if (event.character == ' ' || event.keyCode == ' ') {
                up(alone);
            }
        });
        canvas.addListener(SWT.FocusOut, event -> up(NOTHING));
    }

    /**
     * Takes that it was pressed. A key that is held down repeats itself: the first work counts.
     *
     * @param work done when it is released and was not used to move the image
     */
    void down(Runnable work) {
        if (!down) {
            down = true;
            used = false;
            changed.run();
        }
        alone = alone == NOTHING ? work : alone;
    }

    private void up(Runnable work) {
        boolean released = down;
        down = false;
        alone = NOTHING;
        if (released) {
            changed.run();
            if (!used) {
                work.run();
            }
        }
    }

    boolean isDown() {
        return down;
    }

    /** Says that the image is being moved with it. */
    void used() {
        used = true;
    }
}
