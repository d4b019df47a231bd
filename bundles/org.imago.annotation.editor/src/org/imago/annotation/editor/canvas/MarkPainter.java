// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.imago.annotation.Mark;

/** Draws what annotation types show over the image beside boxes: light on dark, so that it is seen on any image. */
final class MarkPainter {

    private static final int LEAST_RADIUS = 4;
    private static final int SHADE = 160;
    private static final int OPAQUE = 255;
    private static final int FLAGS = SWT.DRAW_TRANSPARENT;

    private final Scene scene;
    private final Colours colours = new Colours();

    MarkPainter(Scene scene) {
        this.scene = scene;
    }

    void paint(GC gc) {
        for (Mark mark : scene.marks()) {
            switch (mark) {
                case Mark.Dot dot -> paint(gc, dot);
                case Mark.Outline outline -> paint(gc, scene.view().toScreen(outline.box()));
                case Mark.Polyline line -> paint(gc, line);
            }
        }
    }

    private void paint(GC gc, Rectangle outline) {
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setForeground(colours.of(Colours.BLACK));
        gc.setLineWidth(3);
        gc.drawRectangle(outline);
        gc.setForeground(colours.of(scene.appearance().boxes()));
        gc.setLineWidth(1);
        gc.drawRectangle(outline);
    }

    private void paint(GC gc, Mark.Polyline line) {
        int[] corners = line.vertices().stream().map(vertex -> scene.view().toScreen(vertex.x(), vertex.y()))
                .flatMapToInt(at -> IntStream.of(at.x, at.y)).toArray();
        gc.setAntialias(SWT.ON);
        gc.setLineStyle(SWT.LINE_SOLID);
        stroke(gc, corners, line.closed(), Colours.BLACK, 3);
        stroke(gc, corners, line.closed(), scene.appearance().boxes(), 1);
    }

    private void stroke(GC gc, int[] corners, boolean closed, RGB rgb, int width) {
        gc.setForeground(colours.of(rgb));
        gc.setLineWidth(width);
        if (closed) {
            gc.drawPolygon(corners);
        } else {
            gc.drawPolyline(corners);
        }
    }

    private void paint(GC gc, Mark.Dot dot) {
        Point at = scene.view().toScreen(dot.x(), dot.y());
        int radius = Math.max(LEAST_RADIUS, gc.getFontMetrics().getHeight() / 4);
        gc.setAntialias(SWT.ON);
        gc.setLineStyle(SWT.LINE_SOLID);
        if (!dot.hollow()) {
            gc.setBackground(colours.of(scene.appearance().active()));
            gc.fillOval(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
        }
        ring(gc, at, radius, Colours.BLACK, 3);
        ring(gc, at, radius, Colours.WHITE, 1);
        if (!dot.label().isEmpty() && scene.appearance().labels()) {
            write(gc, dot.label(), at.x + radius + 2, at.y - gc.getFontMetrics().getHeight() / 2);
        }
    }

    private void ring(GC gc, Point at, int radius, RGB rgb, int width) {
        gc.setForeground(colours.of(rgb));
        gc.setLineWidth(width);
        gc.drawOval(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
    }

    private void write(GC gc, String text, int x, int y) {
        Point extent = gc.textExtent(text, FLAGS);
        gc.setAlpha(SHADE);
        gc.setBackground(colours.of(Colours.BLACK));
        gc.fillRectangle(x, y, extent.x + 4, extent.y);
        gc.setAlpha(OPAQUE);
        gc.setForeground(colours.of(Colours.WHITE));
        gc.drawText(text, x + 2, y, FLAGS);
    }
}
