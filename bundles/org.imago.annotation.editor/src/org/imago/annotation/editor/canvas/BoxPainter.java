// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.imago.annotation.BoundingBox;

/** Draws boxes, proposals and what is written at them. */
final class BoxPainter {

    private static final int OPAQUE = 255;
    private static final int HALO = 150;
    private static final int PER_CENT = 100;
    private static final int LONGEST = 40;
    private static final int REMEMBERED = 1000;
    /** A size is never written wider than this many times its height. */
    private static final int SIZE_LINES = 10;
    private static final int[] DASHES = {4, 3};

    private final Scene scene;
    private final Colours colours;
    private final Map<String, Point> extents = new HashMap<>();

    BoxPainter(Scene scene, Colours colours) {
        this.scene = scene;
        this.colours = colours;
    }

    /** Forgets how large texts are, for the font is another one. */
    void fontChanged() {
        extents.clear();
    }

    /** Draws all boxes but the active one, and all proposals. */
    void paintOthers(GC gc) {
        for (int i = 0; i < scene.proposals().size(); i++) {
            paintProposal(gc, scene.proposals().get(i), i == scene.activeProposal());
        }
        for (int slot : scene.slots().filled()) {
            if (slot != scene.active()) {
                paintBox(gc, slot);
            }
        }
    }

    private void paintBox(GC gc, int slot) {
        Rectangle place = scene.view().toScreen(scene.slots().boxes().get(slot));
        if (!seen(place)) {
            return;
        }
        RGB rgb = scene.colour(scene.label(slot));
        Appearance look = scene.appearance();
        fill(gc, place, rgb);
        outline(gc, place, rgb, look.lineWidth(), look.dashed(), HALO);
        if (look.labels()) {
            write(gc, place, caption(slot), rgb, 0);
        }
    }

    private void paintProposal(GC gc, CanvasProposal proposal, boolean active) {
        Rectangle place = scene.view().toScreen(proposal.box());
        if (!seen(place)) {
            return;
        }
        RGB rgb = active ? scene.appearance().active() : scene.colour(proposal.label());
        outline(gc, place, rgb, scene.appearance().lineWidth() + (active ? 1 : 0), true, active ? OPAQUE : HALO);
        write(gc, place, caption(proposal), rgb, 0);
    }

    private boolean seen(Rectangle place) {
        int room = 4 * scene.appearance().lineWidth();
        return place.intersects(-room, -room, scene.view().width() + 2 * room,
                scene.view().height() + 2 * room + labelRoom());
    }

    /** A label stands above its box, so that a box just below the canvas can still be told by it. */
    private int labelRoom() {
        return extents.values().stream().mapToInt(extent -> extent.y).findFirst().orElse(0);
    }

    /**
     * Draws the active box.
     *
     * @param gc    draws
     * @param box   where it is now
     * @param slot  its slot
     * @param sized whether its size is written at it instead of its class
     * @param above points that handles need above it
     */
    void paintActive(GC gc, BoundingBox box, int slot, boolean sized, int above) {
        Rectangle place = scene.view().toScreen(box);
        Appearance look = scene.appearance();
        fill(gc, place, look.active());
        outline(gc, place, look.active(), look.lineWidth() + 1, look.dashed(), OPAQUE);
        if (sized) {
            write(gc, place, NLS.bind(Messages.BoxPainter_size, Math.round(box.w()), Math.round(box.h())),
                    look.active(), above);
        } else if (look.labels()) {
            write(gc, place, caption(slot), look.active(), above);
        }
    }

    void paintHandles(GC gc, BoundingBox box, int size) {
        RGB rgb = scene.appearance().active();
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        gc.setForeground(colours.of(Colours.contrast(rgb)));
        gc.setBackground(colours.of(rgb));
        for (Rectangle place : new Handles(scene.view().toScreen(box), size).places().values()) {
            gc.fillRectangle(place.x + 1, place.y + 1, place.width - 2, place.height - 2);
            gc.drawRectangle(place.x, place.y, place.width - 1, place.height - 1);
        }
    }

    /**
     * Returns what a box in a gesture covers at most, with its handles and its size.
     *
     * @param box        the box
     * @param handle     size of a handle
     * @param lineHeight height of a line of text
     * @return on the screen
     */
    Rectangle extent(BoundingBox box, int handle, int lineHeight) {
        Rectangle place = scene.view().toScreen(box);
        int room = 2 * handle + scene.appearance().lineWidth();
        int wide = Math.max(place.width, SIZE_LINES * lineHeight);
        return new Rectangle(Math.min(place.x, scene.view().width() - wide) - room, place.y - room - lineHeight,
                wide + 2 * room, place.height + 2 * (room + lineHeight));
    }

    private void fill(GC gc, Rectangle place, RGB rgb) {
        int alpha = scene.appearance().fill() * OPAQUE / PER_CENT;
        if (alpha > 0) {
            gc.setAlpha(alpha);
            gc.setBackground(colours.of(rgb));
            gc.fillRectangle(place);
            gc.setAlpha(OPAQUE);
        }
    }

    /** A line between two of the opposite lightness is seen on any image. */
    void outline(GC gc, Rectangle place, RGB rgb, int width, boolean dashed, int halo) {
        gc.setLineJoin(SWT.JOIN_MITER);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setForeground(colours.of(Colours.contrast(rgb)));
        gc.setAlpha(halo);
        gc.setLineWidth(width + 2);
        gc.drawRectangle(place);
        gc.setAlpha(OPAQUE);
        gc.setForeground(colours.of(rgb));
        gc.setLineWidth(width);
        if (dashed) {
            gc.setLineDash(Arrays.stream(DASHES).map(length -> length * width).toArray());
        }
        gc.drawRectangle(place);
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    private String caption(int slot) {
        String label = shortened(scene.label(slot));
        if (!scene.slots().several()) {
            return label;
        }
        return label.isEmpty() ? String.valueOf(slot + 1) : NLS.bind(Messages.BoxPainter_numbered, label, slot + 1);
    }

    private String caption(CanvasProposal proposal) {
        String confidence = String.format(Locale.ROOT, "%.2f", proposal.confidence());
        return proposal.label().isEmpty() ? confidence
                : NLS.bind(Messages.BoxPainter_proposal, confidence, shortened(proposal.label()));
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1) + '\u2026';
    }

    private void write(GC gc, Rectangle place, String text, RGB rgb, int higher) {
        if (text.isEmpty()) {
            return;
        }
        Point extent = extent(gc, text);
        int pad = padding(extent);
        int line = scene.appearance().lineWidth();
        int wide = extent.x + 2 * pad;
        int x = Math.clamp(place.x - line / 2, 0, Math.max(0, scene.view().width() - wide));
        int above = place.y - line / 2 - extent.y - higher;
        int y = above >= 0 ? above : Math.max(0, place.y + (line + 1) / 2 + higher);
        gc.setBackground(colours.of(rgb));
        gc.fillRectangle(x, y, wide, extent.y);
        gc.setForeground(colours.of(Colours.contrast(rgb)));
        gc.drawText(text, x + pad, y, SWT.DRAW_TRANSPARENT);
    }

    private static int padding(Point extent) {
        return extent.y / 4;
    }

    private Point extent(GC gc, String text) {
        if (extents.size() > REMEMBERED) {
            extents.clear();
        }
        return extents.computeIfAbsent(text, some -> gc.textExtent(some, SWT.DRAW_TRANSPARENT));
    }

    /** Returns where the box is that a gesture or the selection puts on top of the others. */
    Optional<BoundingBox> onTop() {
        return scene.gesture().map(Gesture::box).orElseGet(scene::activeBox);
    }
}
