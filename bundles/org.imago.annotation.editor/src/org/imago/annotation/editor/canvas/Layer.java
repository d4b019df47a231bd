// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.function.Consumer;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;

/** A picture as large as a canvas, drawn only when what is on it is different. */
final class Layer {

    private final Canvas canvas;
    private Image picture;
    private Object shown;

    Layer(Canvas canvas) {
        this.canvas = canvas;
        canvas.addDisposeListener(event -> dispose());
    }

    /**
     * Paints a part of it.
     *
     * @param gc    paints
     * @param part  the part that is needed
     * @param what  equal to what was given before if the picture would be the same
     * @param paint draws the whole picture
     */
    void paint(GC gc, Rectangle part, Object what, Consumer<GC> paint) {
        Rectangle area = canvas.getClientArea();
        if (picture != null && !picture.getBounds().equals(area)) {
            dispose();
        }
        Rectangle needed = part.intersection(area);
        if (needed.isEmpty()) {
            return;
        }
        if (picture == null) {
            picture = new Image(canvas.getDisplay(), area.width, area.height);
        }
        if (!what.equals(shown)) {
            GC into = new GC(picture);
            paint.accept(into);
            into.dispose();
            shown = what;
        }
        Blit.copy(gc, picture, needed, needed.x, needed.y);
    }

    private void dispose() {
        shown = null;
        if (picture != null) {
            picture.dispose();
            picture = null;
        }
    }
}
