// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/** Sends a canvas the events that a mouse causes. Places are points of the canvas, or pixels of its image. */
final class Mouse {

    private static final int LINES_OF_A_NOTCH = 3;

    private final ImageCanvas canvas;
    private int held;

    Mouse(ImageCanvas canvas) {
        this.canvas = canvas;
    }

    void down(int button, Point at) {
        send(SWT.MouseDown, button, at, held);
        held |= mask(button);
    }

    void up(int button, Point at) {
        send(SWT.MouseUp, button, at, held);
        held &= ~mask(button);
    }

    void move(Point at) {
        send(SWT.MouseMove, 0, at, held);
    }

    void exit(Point at) {
        send(SWT.MouseExit, 0, at, held);
    }

    void drag(int button, Point from, Point to) {
        move(from);
        down(button, from);
        move(new Point((from.x + to.x) / 2, (from.y + to.y) / 2));
        move(to);
        up(button, to);
    }

    void drag(Point from, Point to) {
        drag(1, from, to);
    }

    /** Drags from one pixel of the image to another; places beside the image are allowed. */
    void drag(double fromX, double fromY, double toX, double toY) {
        drag(canvas.toScreen(fromX, fromY), canvas.toScreen(toX, toY));
    }

    void click(double x, double y) {
        Point at = canvas.toScreen(x, y);
        move(at);
        down(1, at);
        up(1, at);
    }

    void doubleClick(double x, double y) {
        click(x, y);
        Point at = canvas.toScreen(x, y);
        down(1, at);
        send(SWT.MouseDoubleClick, 1, at, held);
        up(1, at);
    }

    void wheel(Point at, int notches, int modifiers) {
        Event event = event(at);
        event.count = notches * LINES_OF_A_NOTCH;
        event.stateMask = modifiers;
        canvas.notifyListeners(SWT.MouseVerticalWheel, event);
    }

    private void send(int type, int button, Point at, int state) {
        Event event = event(at);
        event.button = button;
        event.count = type == SWT.MouseDoubleClick ? 2 : 1;
        event.stateMask = state;
        canvas.notifyListeners(type, event);
    }

    private static Event event(Point at) {
        Event event = new Event();
        event.x = at.x;
        event.y = at.y;
        return event;
    }

    private static int mask(int button) {
        return switch (button) {
            case 1 -> SWT.BUTTON1;
            case 2 -> SWT.BUTTON2;
            default -> SWT.BUTTON3;
        };
    }
}
