// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.ui.internal.table.SamplePictures;
import org.imago.dataset.ui.internal.table.grid.GridColors;
import org.imago.dataset.ui.internal.table.grid.TextLine;

/** Paints a copy: its picture with boxes, below it class, file and details. */
final class TilePainter {

    private static final int PALE = 110;
    private static final int OPAQUE = 255;
    private static final int THICK = 3;
    /** Yellow on black is seen on any photograph. */
    private static final Color BOX = new Color(255, 193, 7);
    private static final Color BOX_EDGE = new Color(0, 0, 0);

    private final GridColors colors;

    TilePainter(GridColors colors) {
        this.colors = colors;
    }

    /**
     * Paints a copy.
     *
     * @param gc       paints
     * @param copy     the copy
     * @param picture  its picture; {@code null} if there is none, or none yet
     * @param at       where the tile stands
     * @param layout   sizes
     * @param selected whether it is the selected one
     */
    void paint(GC gc, Copy copy, Image picture, Rectangle at, TileLayout layout, boolean selected) {
        gc.setBackground(selected ? colors.selection() : colors.header());
        gc.fillRoundRectangle(at.x, at.y, at.width, at.height, layout.padding(), layout.padding());
        Rectangle space = new Rectangle(at.x + layout.padding(), at.y + layout.padding(),
                at.width - 2 * layout.padding(), layout.picture());
        if (picture != null && !picture.isDisposed()) {
            paintPicture(gc, copy, picture, space);
        }
        gc.setForeground(selected ? colors.selectionText() : copy.excluded() ? colors.dimmed() : colors.foreground());
        Rectangle text = new Rectangle(space.x, space.y + space.height + layout.padding(), space.width, layout.line());
        for (String caption : captions(copy)) {
            TextLine.paint(gc, caption, text, false, copy.excluded());
            text.y += layout.line();
        }
    }

    private static String[] captions(Copy copy) {
        return new String[] {copy.label(), copy.sample().fileName(), copy.details()};
    }

    private static void paintPicture(GC gc, Copy copy, Image picture, Rectangle space) {
        Rectangle size = picture.getBounds();
        double scale = Math.min(1, Math.min((double) space.width / size.width, (double) space.height / size.height));
        int width = Math.max(1, (int) Math.round(size.width * scale));
        int height = Math.max(1, (int) Math.round(size.height * scale));
        Rectangle on = new Rectangle(space.x + (space.width - width) / 2, space.y + (space.height - height) / 2, width,
                height);
        gc.setInterpolation(SWT.HIGH);
        gc.setAlpha(copy.excluded() ? PALE : OPAQUE);
        gc.drawImage(picture, 0, 0, size.width, size.height, on.x, on.y, on.width, on.height);
        copy.boxes().forEach(box -> paintBox(gc, box, on));
        gc.setAlpha(OPAQUE);
    }

    private static void paintBox(GC gc, RecordedBox box, Rectangle on) {
        Rectangle drawn = new Rectangle(on.x + (int) Math.round(box.x() * on.width),
                on.y + (int) Math.round(box.y() * on.height), (int) Math.round(box.w() * on.width),
                (int) Math.round(box.h() * on.height)).intersection(on);
        gc.setForeground(BOX_EDGE);
        gc.setLineWidth(THICK);
        gc.drawRectangle(drawn);
        gc.setForeground(BOX);
        gc.setLineWidth(1);
        gc.drawRectangle(drawn);
    }

    /** A picture of a sample, as large as tiles have them. */
    static Image picture(SamplePictures pictures, Copy copy, TileLayout layout) {
        return pictures.get(copy.sample(), layout.picture());
    }
}
