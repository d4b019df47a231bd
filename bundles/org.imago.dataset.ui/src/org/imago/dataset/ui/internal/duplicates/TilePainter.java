// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.imago.dataset.ui.internal.table.SamplePictures;
import org.imago.dataset.ui.internal.table.grid.GridColors;
import org.imago.dataset.ui.internal.table.grid.TextLine;
import org.imago.dataset.ui.internal.tiles.PicturePainter;
import org.imago.dataset.ui.internal.tiles.PicturePainter.Box;
import org.imago.dataset.ui.internal.tiles.TileLayout;

/** Paints a copy: its picture with boxes, below it class, file and details. */
final class TilePainter {

    /** Lines of text below a picture. */
    static final int CAPTIONS = 3;

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
        Rectangle space = layout.picture(at);
        if (picture != null && !picture.isDisposed()) {
            PicturePainter.paint(gc, picture, copy.boxes().stream().map(box -> new Box(box, false)).toList(),
                    copy.excluded(), space);
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

    /** A picture of a sample, as large as tiles have them. */
    static Image picture(SamplePictures pictures, Copy copy, TileLayout layout) {
        return pictures.get(copy.sample(), layout.picture());
    }
}
