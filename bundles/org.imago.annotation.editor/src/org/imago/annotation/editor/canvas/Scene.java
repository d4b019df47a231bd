// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.Mark;

/** What a canvas shows at the moment. Holds it, and decides nothing. */
final class Scene {

    static final int NONE = -1;

    private final Viewport view = new Viewport();
    private CanvasImage image;
    private String message = "";
    private Optional<CanvasHeat> heat = Optional.empty();
    private Slots slots = Slots.NONE;
    private boolean editable;
    private int active = NONE;
    private List<String> labels = List.of();
    private List<CanvasProposal> proposals = List.of();
    private int activeProposal = NONE;
    private List<Mark> marks = List.of();
    private Optional<Hand> hand = Optional.empty();
    private Appearance appearance = Appearance.DEFAULT;
    private Gesture gesture;
    private boolean drawMode;
    private Point pointer;
    private int revision;

    Viewport view() {
        return view;
    }

    /** Returns a number that changes with everything that lies below the active box. */
    int revision() {
        return revision;
    }

    /** Says that what lies below the active box is different. */
    void changed() {
        revision++;
    }

    Optional<CanvasImage> image() {
        return Optional.ofNullable(image);
    }

    String message() {
        return message;
    }

    void image(CanvasImage shown, String otherwise) {
        image = shown;
        message = otherwise;
        heat = Optional.empty();
        changed();
    }

    /** Returns what is laid over the image. */
    Optional<CanvasHeat> heat() {
        return heat;
    }

    void heat(Optional<CanvasHeat> shown) {
        heat = shown;
        changed();
    }

    int width() {
        return image == null ? 0 : image.width();
    }

    int height() {
        return image == null ? 0 : image.height();
    }

    Slots slots() {
        return slots;
    }

    void slots(Slots shown) {
        slots = shown;
        changed();
    }

    /** Tells whether the boxes can be changed now. */
    boolean editable() {
        return editable && image != null;
    }

    void editable(boolean may) {
        editable = may;
    }

    int active() {
        return active;
    }

    void active(int slot) {
        active = slot;
        changed();
    }

    /** Returns the box that is marked as the active one. */
    Optional<BoundingBox> activeBox() {
        return slots.box(active);
    }

    void labels(List<String> shown) {
        labels = List.copyOf(shown);
        changed();
    }

    /** Returns the class of a slot, empty if there is none. */
    String label(int slot) {
        return slot >= 0 && slot < labels.size() ? labels.get(slot) : "";
    }

    List<CanvasProposal> proposals() {
        return proposals;
    }

    void proposals(List<CanvasProposal> shown) {
        proposals = List.copyOf(shown);
        changed();
    }

    /** Returns what else is drawn over the image. */
    List<Mark> marks() {
        return marks;
    }

    /** Returns what takes the left button instead of the boxes. */
    Optional<Hand> hand() {
        return hand;
    }

    void hand(Optional<Hand> taken) {
        hand = taken;
    }

    void marks(List<Mark> shown) {
        marks = List.copyOf(shown);
        changed();
    }

    int activeProposal() {
        return activeProposal;
    }

    void activeProposal(int index) {
        activeProposal = index;
        changed();
    }

    Appearance appearance() {
        return appearance;
    }

    void appearance(Appearance shown) {
        appearance = shown;
        changed();
    }

    /** Returns the colour of what has a class, or none. */
    RGB colour(String label) {
        return appearance.colourByClass() && !label.isEmpty() ? Colours.ofClass(label) : appearance.boxes();
    }

    Optional<Gesture> gesture() {
        return Optional.ofNullable(gesture);
    }

    void gesture(Gesture begun) {
        gesture = begun;
    }

    /** Tells whether the next press of the button draws, wherever it is. */
    boolean drawMode() {
        return drawMode;
    }

    void drawMode(boolean on) {
        drawMode = on;
    }

    /** Returns where the pointer is on the screen, if it is on the canvas or holds something. */
    Optional<Point> pointer() {
        return Optional.ofNullable(pointer);
    }

    void pointer(Point at) {
        pointer = at;
    }
}
