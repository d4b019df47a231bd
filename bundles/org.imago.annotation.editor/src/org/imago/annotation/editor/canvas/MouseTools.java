// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.GestureEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.imago.annotation.BoundingBox;

/** Turns what is done with mouse, wheel and pinch into gestures on boxes and movements of the view. */
final class MouseTools {

    private static final int LEFT = 1;
    private static final int MIDDLE = 2;
    private static final int RIGHT = 3;
    /** Lines that one notch of a wheel usually scrolls; smooth wheels send fewer. */
    private static final double NOTCH = 3;
    private static final double NOTCH_FACTOR = Math.pow(2, 0.25);
    private static final int WHEEL_PAN = 15;

    private final ImageCanvas canvas;
    private final Scene scene;
    private final SpaceBar space;
    private Point pressed;
    private Target target;
    private boolean dragging;
    /** The button is held for what is in the person's hand. */
    private boolean held;
    private Point panning;
    private double pinchStart = 1;

    MouseTools(ImageCanvas canvas, Scene scene, SpaceBar space) {
        this.canvas = canvas;
        this.scene = scene;
        this.space = space;
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseEnter, this::move);
        canvas.addListener(SWT.MouseDoubleClick, this::doubleClick);
        canvas.addListener(SWT.MouseExit, event -> leave());
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseHorizontalWheel, this::sideways);
        canvas.addListener(SWT.FocusOut, event -> abandon());
        canvas.addGestureListener(this::pinch);
    }

    /** Forgets what is pressed: the gesture was cancelled. */
    void release() {
        pressed = null;
        dragging = false;
        held = false;
        panning = null;
        canvas.setCapture(false);
    }

    private void down(Event event) {
        scene.pointer(new Point(event.x, event.y));
        if (event.button == LEFT && pressed != null) {
            // A button cannot be pressed twice: that it was released got lost, and with it where.
            canvas.cancelGesture();
        }
        if (scene.image().isEmpty() || pressed != null || panning != null) {
            return;
        }
        if (event.button == MIDDLE || event.button == LEFT && space.isDown()) {
            panning = new Point(event.x, event.y);
            space.used();
            canvas.setCapture(true);
        } else if (event.button == LEFT && scene.hand().isPresent()) {
            held = true;
            canvas.setCapture(true);
            scene.hand().get().press(scene.view().toImage(event.x, event.y));
        } else if (event.button == LEFT) {
            press(event);
        } else if (event.button == RIGHT && scene.gesture().isEmpty()
                && Target.at(scene, event.x, event.y, canvas.handleSize()) instanceof Target.OfBox box) {
            canvas.setActive(box.slot());
        }
        updateCursor();
    }

    private void press(Event event) {
        if (scene.gesture().isPresent()) {
            // The second click of two-click drawing.
            scene.gesture().get().moveTo(scene.view().toImage(event.x, event.y));
            canvas.finishGesture();
            return;
        }
        pressed = new Point(event.x, event.y);
        dragging = false;
        target = scene.drawMode() ? new Target.OfNothing()
                : Target.at(scene, event.x, event.y, canvas.handleSize());
        if (target instanceof Target.OfBox box) {
            canvas.setActive(box.slot());
        }
        canvas.setCapture(true);
    }

    private void move(Event event) {
        scene.pointer(new Point(event.x, event.y));
        if (panning != null) {
            canvas.pan(event.x - panning.x, event.y - panning.y);
            panning = new Point(event.x, event.y);
        } else if (held) {
            scene.hand().ifPresent(hand -> hand.drag(scene.view().toImage(event.x, event.y)));
        } else if (pressed != null) {
            startDrag(event);
        }
        scene.gesture().ifPresent(gesture -> gesture.moveTo(scene.view().toImage(event.x, event.y)));
        updateCursor();
        canvas.pointerMoved();
    }

    /** A quick hand, or a busy window system, leaves no movement between pressing and releasing. */
    private void startDrag(Event event) {
        if (!dragging && isDrag(event)) {
            dragging = true;
            begin();
        }
    }

    /** A handle follows at once; elsewhere the hand may tremble when a box is clicked. */
    private boolean isDrag(Event event) {
        int tremble = target instanceof Target.OfHandle ? 1 : canvas.handleSize() / 3;
        return Math.abs(event.x - pressed.x) >= tremble || Math.abs(event.y - pressed.y) >= tremble;
    }

    private void begin() {
        if (!scene.editable() || scene.appearance().hidden()) {
            return;
        }
        ImagePoint from = scene.view().toImage(pressed.x, pressed.y);
        canvas.beginGesture(switch (target) {
            case Target.OfHandle at -> new Resizing(at.slot(), box(at.slot()), at.handle(), from, scene.width(),
                    scene.height());
            case Target.OfBox at -> new Moving(at.slot(), box(at.slot()), from, scene.width(), scene.height());
            case Target.OfProposal at -> drawing(from);
            case Target.OfNothing at -> drawing(from);
        });
    }

    private BoundingBox box(int slot) {
        return scene.slots().boxes().get(slot);
    }

    private Gesture drawing(ImagePoint from) {
        return new Drawing(scene.slots().forNew(scene.active()), from, scene.width(), scene.height());
    }

    private void up(Event event) {
        if (panning != null && (event.button == MIDDLE || event.button == LEFT)) {
            release();
        } else if (held && event.button == LEFT) {
            release();
            scene.hand().ifPresent(hand -> hand.release(scene.view().toImage(event.x, event.y)));
        } else if (pressed != null && event.button == LEFT) {
            startDrag(event);
            boolean clicked = !dragging;
            Target at = target;
            Point where = pressed;
            release();
            if (clicked) {
                click(at, where);
            } else {
                scene.gesture().ifPresent(gesture -> gesture.moveTo(scene.view().toImage(event.x, event.y)));
                canvas.finishGesture();
            }
        }
        updateCursor();
    }

    private void click(Target at, Point where) {
        switch (at) {
            case Target.OfProposal proposal -> canvas.selectProposal(proposal.index());
            case Target.OfNothing nothing -> {
                if (!scene.drawMode() && (scene.activeBox().isPresent() || scene.activeProposal() >= 0)) {
                    canvas.deselect();
                } else if (mayDrawWithClicks()) {
                    canvas.beginGesture(drawing(scene.view().toImage(where.x, where.y)));
                }
            }
            case Target.OfHandle handle -> { }
            case Target.OfBox box -> { }
        }
    }

    /** A click that only brings the window to the front must not begin a box: drawing with clicks is asked for. */
    private boolean mayDrawWithClicks() {
        return scene.editable() && !scene.appearance().hidden() && scene.drawMode();
    }

    private void doubleClick(Event event) {
        if (event.button == LEFT && scene.hand().isEmpty() && !scene.drawMode() && scene.editable() && scene.gesture().isEmpty()
                && Target.at(scene, event.x, event.y, canvas.handleSize()) instanceof Target.OfProposal proposal) {
            release();
            canvas.acceptProposal(proposal.index());
        }
    }

    private void leave() {
        if (pressed == null && panning == null) {
            scene.pointer(null);
            canvas.pointerMoved();
        }
    }

    /** Two-click drawing ends when something else gets the focus; a drag holds on to the mouse. */
    private void abandon() {
        if (pressed == null && scene.gesture().isPresent()) {
            canvas.cancelGesture();
        }
    }

    private void wheel(Event event) {
        event.doit = false;
        if ((event.stateMask & SWT.SHIFT) != 0) {
            canvas.pan(event.count * WHEEL_PAN, 0);
        } else {
            double notches = Math.clamp(event.count / NOTCH, -1, 1);
            canvas.zoomAt(scene.view().zoom() * Math.pow(NOTCH_FACTOR, notches), event.x, event.y);
        }
        follow(event.x, event.y);
    }

    private void sideways(Event event) {
        event.doit = false;
        canvas.pan(-event.count * WHEEL_PAN, 0);
        follow(event.x, event.y);
    }

    /** The image moved below the pointer, so a gesture goes on from the pixel that is there now. */
    private void follow(int x, int y) {
        scene.gesture().ifPresent(gesture -> gesture.moveTo(scene.view().toImage(x, y)));
        canvas.pointerMoved();
    }

    private void pinch(GestureEvent event) {
        if (event.detail == SWT.GESTURE_BEGIN) {
            pinchStart = scene.view().zoom();
        } else if (event.detail == SWT.GESTURE_MAGNIFY) {
            canvas.zoomAt(pinchStart * event.magnification, event.x, event.y);
        }
    }

    /** Shows what pressing the button would do. */
    void updateCursor() {
        canvas.setCursor(canvas.getDisplay().getSystemCursor(cursor()));
    }

    private int cursor() {
        if (panning != null || space.isDown()) {
            return SWT.CURSOR_HAND;
        }
        Optional<Point> at = scene.pointer();
        if (scene.image().isEmpty() || at.isEmpty() || scene.appearance().hidden()) {
            return SWT.CURSOR_ARROW;
        }
        if (scene.hand().isPresent()) {
            return scene.hand().get().cursor();
        }
        Target below = pressed != null ? target
                : scene.drawMode() || scene.gesture().isPresent() ? new Target.OfNothing()
                        : Target.at(scene, at.get().x, at.get().y, canvas.handleSize());
        return switch (below) {
            case Target.OfHandle of -> of.handle().cursor();
            case Target.OfBox of -> scene.editable() ? SWT.CURSOR_SIZEALL : SWT.CURSOR_ARROW;
            case Target.OfProposal of -> SWT.CURSOR_ARROW;
            case Target.OfNothing of -> scene.editable() ? SWT.CURSOR_CROSS : SWT.CURSOR_ARROW;
        };
    }
}
