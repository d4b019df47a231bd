// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.Mark;

/**
 * Shows an image with boxes and lets a person draw, move and resize them. Knows neither data sets nor a workbench.
 * Boxes are in pixels of the image as shown; an edge that a gesture moves lands on a whole pixel inside the image, and
 * no box gets smaller than a pixel. Mouse, wheel, pinch, space bar and Escape are handled here; all other keys are left
 * to commands. For the UI thread only.
 */
public final class ImageCanvas extends Canvas {

    private final Scene scene = new Scene();
    private final List<CanvasListener> listeners = new CopyOnWriteArrayList<>();
    private final CanvasPainter painter;
    private final MouseTools mouse;
    private final SpaceBar space;
    private final Description description;
    private int toldActive = Scene.NONE;
    private double toldZoom = Double.NaN;

    /**
     * Creates a canvas without an image.
     *
     * @param parent its parent
     * @param style  as for any canvas
     */
    public ImageCanvas(Composite parent, int style) {
        super(parent, style | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        painter = new CanvasPainter(this, scene);
        space = new SpaceBar(this, this::spaceChanged);
        mouse = new MouseTools(this, scene, space);
        description = new Description(this, scene);
        addListener(SWT.Resize, event -> resized());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, ImageCanvas::traverse);
    }

    /**
     * Shows another image. The boxes and proposals of the one before go away, nothing is active, and a gesture is
     * cancelled; how the size is chosen stays.
     *
     * @param image   null for none
     * @param message what is said instead of an image
     */
    public void setImage(CanvasImage image, String message) {
        cancelGesture();
        scene.image(image, Objects.requireNonNull(message));
        scene.slots(Slots.NONE);
        scene.labels(List.of());
        scene.proposals(List.of());
        scene.marks(List.of());
        scene.activeProposal(Scene.NONE);
        scene.active(Scene.NONE);
        if (image != null) {
            scene.view().image(image.width(), image.height());
        }
        viewChanged();
        tellActive();
        description.changed();
    }

    /**
     * Lays heat over the image, below the boxes.
     *
     * @param heat empty for none; goes away with the image
     */
    public void setHeat(Optional<CanvasHeat> heat) {
        if (!heat.equals(scene.heat())) {
            scene.heat(heat);
            changed();
        }
    }

    /**
     * Shows what annotation types draw over the image beside boxes.
     *
     * @param marks pixels of the image as shown; they go away with the image
     */
    public void setMarks(List<Mark> marks) {
        if (!marks.equals(scene.marks())) {
            scene.marks(marks);
            changed();
        }
    }

    /**
     * Puts something in the person's hand: what she does with the left button goes to it instead of to the boxes.
     *
     * @param taken empty for the boxes
     */
    public void setHand(Optional<Hand> taken) {
        cancelGesture();
        scene.hand(taken);
        mouse.updateCursor();
    }

    /** Returns how many pixels of the image around the pointer are as large as a handle is. */
    public double reach() {
        return handleSize() / scene.view().zoom();
    }

    /**
     * Tells whether heat is laid over the image.
     *
     * @return true if it is
     */
    public boolean showsHeat() {
        return scene.heat().isPresent();
    }

    /**
     * Shows other boxes. A gesture goes on only if they are the same; the active slot stays where it can.
     *
     * @param slots    the boxes by slot; an empty box in a slot without one
     * @param several  whether there may be more than one box
     * @param editable whether a person may change them
     */
    public void setBoxes(List<BoundingBox> slots, boolean several, boolean editable) {
        Slots shown = new Slots(slots, several);
        if (!shown.equals(scene.slots()) || !editable) {
            cancelGesture();
        }
        scene.slots(shown);
        scene.editable(editable);
        scene.drawMode(scene.drawMode() && editable);
        scene.active(Math.min(scene.active(), slots.size()));
        changed();
    }

    /**
     * Returns the boxes without a gesture that is not finished.
     *
     * @return boxes by slot, unmodifiable; an empty box in a slot without one
     */
    public List<BoundingBox> boxes() {
        return scene.slots().boxes();
    }

    /**
     * Returns which box is active.
     *
     * @return its slot; -1 for none; an empty slot, or the number of slots, for the box that is drawn next
     */
    public int active() {
        return scene.active();
    }

    /**
     * Makes a box the active one. One that is outside the part of the image that is seen comes into view.
     *
     * @param slot from 0; -1 for none; the number of slots for the next empty one
     */
    public void setActive(int slot) {
        int changed = Math.clamp(slot, Scene.NONE, scene.slots().boxes().size());
        if (changed != scene.active()) {
            scene.active(changed);
            if (changed >= 0) {
                scene.activeProposal(Scene.NONE);
            }
            scene.activeBox().ifPresent(this::reveal);
            changed();
        }
    }

    /**
     * Shows other proposals.
     *
     * @param proposals none of them is active, if they are not the same
     */
    public void setProposals(List<CanvasProposal> proposals) {
        if (!proposals.equals(scene.proposals())) {
            scene.proposals(proposals);
            scene.activeProposal(Scene.NONE);
            changed();
        }
    }

    /**
     * Returns which proposal is active.
     *
     * @return its index, or -1
     */
    public int activeProposal() {
        return scene.activeProposal();
    }

    /**
     * Says of which class the boxes are.
     *
     * @param labels by slot; an empty text, or nothing, for a box without a class
     */
    public void setLabels(List<String> labels) {
        scene.labels(labels);
        changed();
    }

    /**
     * Changes how boxes look.
     *
     * @param appearance how
     */
    public void setAppearance(Appearance appearance) {
        scene.appearance(Objects.requireNonNull(appearance));
        changed();
    }

    /**
     * Adds a listener.
     *
     * @param listener told of everything from now on
     */
    public void addCanvasListener(CanvasListener listener) {
        listeners.add(Objects.requireNonNull(listener));
    }

    /**
     * Moves the active box, at most to the edge of the image.
     *
     * @param dx pixels to the right
     * @param dy pixels down
     */
    public void nudge(int dx, int dy) {
        activeForChange().ifPresent(box -> replaceActive(Messages.ImageCanvas_move,
                Moving.moved(box, dx, dy, scene.width(), scene.height())));
    }

    /**
     * Moves one edge of the active box, at most to the edge of the image and to a pixel from the opposite one.
     *
     * @param edge which one
     * @param by   pixels to the right or down
     */
    public void resizeEdge(Edge edge, int by) {
        activeForChange().ifPresent(box -> replaceActive(Messages.ImageCanvas_resize,
                Resizing.resized(box, edge, by, scene.width(), scene.height())));
    }

    /** Takes the active box away. */
    public void deleteActive() {
        activeForChange().ifPresent(box -> {
            Slots without = scene.slots().without(scene.active());
            commit(Messages.ImageCanvas_delete, without, Math.min(scene.active(), without.boxes().size()));
        });
    }

    /** Puts a copy of the active box, a little aside, into the next empty slot; it becomes the active one. */
    public void duplicateActive() {
        if (scene.slots().several()) {
            activeForChange().ifPresent(box -> {
                int slot = scene.slots().firstEmpty();
                commit(Messages.ImageCanvas_duplicate, scene.slots().with(slot, aside(box)), slot);
            });
        }
    }

    private BoundingBox aside(BoundingBox box) {
        double by = Math.max(1, Math.rint(handleSize() / scene.view().zoom()));
        BoundingBox moved = Moving.moved(box, by, by, scene.width(), scene.height());
        return moved.equals(box) ? Moving.moved(box, -by, -by, scene.width(), scene.height()) : moved;
    }

    private Optional<BoundingBox> activeForChange() {
        return scene.editable() && scene.gesture().isEmpty() ? scene.activeBox() : Optional.empty();
    }

    private void replaceActive(String label, BoundingBox box) {
        if (!Optional.of(box).equals(scene.activeBox())) {
            commit(label, scene.slots().with(scene.active(), box), scene.active());
            scene.activeBox().ifPresent(this::reveal);
        }
    }

    /**
     * Makes the next, or previous, box or proposal the active one. After the last comes the first.
     *
     * @param by 1 or -1
     */
    public void cycle(int by) {
        List<Integer> filled = scene.slots().filled();
        int total = filled.size() + scene.proposals().size();
        if (total == 0 || scene.gesture().isPresent()) {
            return;
        }
        int at = scene.activeProposal() >= 0 ? filled.size() + scene.activeProposal() : filled.indexOf(scene.active());
        int next = at < 0 ? by > 0 ? 0 : total - 1 : Math.floorMod(at + by, total);
        if (next < filled.size()) {
            setActive(filled.get(next));
        } else {
            selectProposal(next - filled.size());
        }
    }

    /** Makes the next press of the mouse button draw, wherever it is, also on a box. */
    public void startDrawing() {
        if (scene.editable()) {
            scene.drawMode(true);
            mouse.updateCursor();
            pointerMoved();
        }
    }

    /** Cancels the gesture; without one, leaves drawing; else nothing is active any more. */
    public void cancel() {
        if (scene.gesture().isPresent()) {
            cancelGesture();
        } else if (scene.drawMode()) {
            scene.drawMode(false);
            pointerMoved();
        } else {
            deselect();
        }
        mouse.updateCursor();
    }

    /** Shows the whole image, as large as possible. */
    public void zoomFit() {
        scene.view().mode(ZoomMode.FIT);
        viewChanged();
    }

    /** Shows the image as wide as the canvas. */
    public void zoomWidth() {
        scene.view().mode(ZoomMode.WIDTH);
        viewChanged();
    }

    /**
     * Shows the image at a chosen size; what is in the middle stays there.
     *
     * @param zoom points on the screen for each pixel; 1 is 100 %; taken to the nearest possible
     */
    public void zoomTo(double zoom) {
        zoomAt(zoom, scene.view().width() / 2, scene.view().height() / 2);
    }

    /** Shows the image larger. */
    public void zoomIn() {
        zoomTo(scene.view().next(1));
    }

    /** Shows the image smaller. */
    public void zoomOut() {
        zoomTo(scene.view().next(-1));
    }

    /**
     * Returns how large the image is shown.
     *
     * @return points on the screen for each pixel
     */
    public double zoom() {
        return scene.view().zoom();
    }

    /**
     * Says that the space bar was pressed by way of a command: while it is held down, dragging moves the image.
     *
     * @param alone run when it is released and the image was not moved
     */
    public void spaceDown(Runnable alone) {
        space.down(alone);
    }

    /**
     * Returns where a place on the image is seen.
     *
     * @param x pixels from the left edge of the image
     * @param y pixels from the top edge of the image
     * @return points of this canvas
     */
    public Point toScreen(double x, double y) {
        return scene.view().toScreen(x, y);
    }

    /**
     * Returns which place on the image is seen somewhere.
     *
     * @param x points of this canvas
     * @param y points of this canvas
     * @return pixels of the image; may lie outside
     */
    public ImagePoint toImage(int x, int y) {
        return scene.view().toImage(x, y);
    }

    @Override
    public void setFont(Font font) {
        super.setFont(font);
        if (painter != null) {
            painter.fontChanged();
            resized();
        }
    }

    /** Returns what is said to people who do not see the canvas. */
    String describe() {
        return description.text();
    }

    int handleSize() {
        return painter.handleSize();
    }

    void zoomAt(double zoom, int x, int y) {
        if (scene.image().isPresent()) {
            scene.view().zoomTo(zoom, x, y);
            viewChanged();
        }
    }

    void pan(int dx, int dy) {
        scene.view().pan(dx, dy);
        viewChanged();
    }

    void beginGesture(Gesture gesture) {
        scene.gesture(gesture);
        redraw();
    }

    /** Takes over what a gesture made, if it made something else. */
    void finishGesture() {
        Optional<Gesture> finished = scene.gesture();
        scene.gesture(null);
        redraw();
        if (finished.isPresent() && finished.get().box().isPresent()) {
            Gesture gesture = finished.get();
            Slots changed = scene.slots().with(gesture.slot(), gesture.box().get());
            boolean drawn = gesture instanceof Drawing;
            scene.drawMode(scene.drawMode() && !drawn);
            if (!changed.equals(scene.slots())) {
                commit(gesture.label(), changed, drawn && changed.several() ? changed.firstEmpty() : gesture.slot());
            }
        }
        painter.moved();
    }

    void cancelGesture() {
        mouse.release();
        if (scene.gesture().isPresent()) {
            scene.gesture(null);
            redraw();
        }
    }

    void deselect() {
        scene.activeProposal(Scene.NONE);
        scene.active(Scene.NONE);
        changed();
    }

    void selectProposal(int index) {
        scene.active(Scene.NONE);
        scene.activeProposal(index);
        reveal(scene.proposals().get(index).box());
        changed();
    }

    void acceptProposal(int index) {
        listeners.forEach(listener -> listener.proposalAccepted(index));
    }

    /** Tells where the pointer is, and repaints what moves with it. */
    void pointerMoved() {
        painter.moved();
        ImagePoint at = scene.pointer().map(point -> toImage(point.x, point.y)).orElse(new ImagePoint(0, 0));
        boolean inside = scene.pointer().isPresent() && at.x() >= 0 && at.y() >= 0 && at.x() < scene.width()
                && at.y() < scene.height();
        listeners.forEach(listener -> listener.pointer(at.x(), at.y(), inside));
    }

    private void commit(String label, Slots slots, int active) {
        scene.slots(slots);
        scene.active(active);
        scene.activeProposal(Scene.NONE);
        List<BoundingBox> boxes = new ArrayList<>(slots.boxes());
        listeners.forEach(listener -> listener.edited(label, boxes));
        changed();
    }

    private void changed() {
        scene.changed();
        redraw();
        tellActive();
        description.changed();
    }

    private void tellActive() {
        int active = scene.active();
        if (active != toldActive) {
            toldActive = active;
            listeners.forEach(listener -> listener.activeChanged(active));
        }
    }

    private void reveal(BoundingBox box) {
        scene.view().reveal(box);
        viewChanged();
    }

    private void viewChanged() {
        scene.changed();
        redraw();
        double zoom = scene.view().zoom();
        if (scene.image().isPresent() && zoom != toldZoom) {
            toldZoom = zoom;
            listeners.forEach(listener -> listener.zoomChanged(zoom));
        }
    }

    private void resized() {
        Rectangle area = getClientArea();
        scene.view().size(area.width, area.height, handleSize());
        viewChanged();
    }

    private void spaceChanged() {
        mouse.updateCursor();
    }

    private void key(Event event) {
        if (event.keyCode == SWT.ESC) {
            cancel();
        }
    }

    /** The canvas takes keys, but the tabulator leaves it. */
    private static void traverse(Event event) {
        if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            event.doit = true;
        }
    }
}
