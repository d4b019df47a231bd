// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.Form;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSession.ImageSize;

/**
 * The boxes of the current sample: read from its row onto the canvas, and written back when a person has changed them.
 * Whichever annotation type is given as boxes is shown, the first if there are several.
 */
public final class BoxesOnCanvas {

    /** What was copied, for all editors of this workbench, in pixels of the image it was copied from. */
    private static List<BoundingBox> clipboard = List.of();

    private final DatasetSession session;
    private final ImageCanvas canvas;

    BoxesOnCanvas(DatasetSession session, ImageCanvas canvas) {
        this.session = session;
        this.canvas = canvas;
    }

    /** An annotation type whose values are boxes. */
    public record BoxAnnotation(AnnotationType<List<BoundingBox>> type, Form.Boxes form) {
    }

    /**
     * Finds the annotation type that is drawn.
     *
     * @param session the data set
     * @return nothing if none is given as boxes
     */
    @SuppressWarnings("unchecked") // a form of boxes edits lists of boxes: Form.Boxes is a Form<List<BoundingBox>>
    public static Optional<BoxAnnotation> drawn(DatasetSession session) {
        for (AnnotationType<?> type : session.annotations().types()) {
            if (type.form(session.dataset()) instanceof Form.Boxes form) {
                return Optional.of(new BoxAnnotation((AnnotationType<List<BoundingBox>>) type, form));
            }
        }
        return Optional.empty();
    }

    /**
     * Shows the boxes of the row.
     *
     * @return what is wrong with its cells, if they hold no boxes
     */
    Optional<String> refresh() {
        Optional<BoxAnnotation> drawn = drawn(session);
        canvas.setLabels(List.of());
        if (drawn.isEmpty() || session.imageSize().isEmpty() || session.current().isEmpty()) {
            canvas.setBoxes(List.of(), false, false);
            return Optional.empty();
        }
        Sample sample = session.current().get();
        int active = canvas.active();
        try {
            List<BoundingBox> slots = slots(drawn.get(), sample);
            canvas.setBoxes(slots, drawn.get().form().several(), !session.readOnly());
            canvas.setLabels(Collections.nCopies(slots.size(), sample.label()));
            canvas.setActive(Math.min(active, slots.size()));
            return Optional.empty();
        } catch (DatasetException e) {
            canvas.setBoxes(List.of(), drawn.get().form().several(), !session.readOnly());
            return Optional.of(NLS.bind(Messages.ImagePane_wrong_cells, e.getMessage()));
        }
    }

    private List<BoundingBox> slots(BoxAnnotation drawn, Sample sample) throws DatasetException {
        ImageSize size = session.imageSize().orElseThrow();
        return drawn.type().read(sample, size.width(), size.height()).orElse(List.of());
    }

    /**
     * Writes boxes into the row, as one step.
     *
     * @param label what was done
     * @param slots the boxes by slot; an empty one takes the box of its slot away
     * @return whether it was done
     */
    boolean write(String label, List<BoundingBox> slots) {
        Optional<BoxAnnotation> drawn = drawn(session);
        if (drawn.isEmpty() || session.imageSize().isEmpty() || session.current().isEmpty()) {
            return false;
        }
        Sample sample = session.current().get();
        ImageSize size = session.imageSize().get();
        Optional<List<BoundingBox>> value = Optional.of(slots)
                .filter(boxes -> boxes.stream().anyMatch(box -> !box.isEmpty()));
        boolean done = session.edit(label, () -> drawn.get().type().write(sample, value, size.width(), size.height()));
        if (!done) {
            refresh();
        }
        return done;
    }

    /** Keeps the selected box, or all if none is selected, for pasting. */
    public void copy() {
        List<BoundingBox> boxes = canvas.boxes();
        int active = canvas.active();
        List<BoundingBox> copied = active >= 0 && active < boxes.size() ? List.of(boxes.get(active)) : boxes;
        copied = copied.stream().filter(box -> !box.isEmpty()).toList();
        if (!copied.isEmpty()) {
            clipboard = copied;
        }
    }

    /** Adds what was copied, at the same place. */
    public void paste() {
        add(Messages.ImagePane_paste, clipboard);
    }

    /** Adds the boxes of the sample that comes before in the order. */
    public void copyPrevious() {
        int place = session.position();
        Optional<BoxAnnotation> drawn = drawn(session);
        if (place > 0 && drawn.isPresent() && session.imageSize().isPresent()) {
            try {
                add(Messages.ImagePane_copy_previous, slots(drawn.get(), session.order().get(place - 1)));
            } catch (DatasetException e) {
                // A row without readable boxes has none to copy; its own sample says what is wrong with it.
                return;
            }
        }
    }

    /**
     * Puts boxes into empty slots; with a single slot the last one replaces what was there.
     *
     * @param label what is done
     * @param added pixels of the current image; clamped to it
     */
    void add(String label, List<BoundingBox> added) {
        Optional<BoxAnnotation> drawn = drawn(session);
        if (drawn.isEmpty() || session.imageSize().isEmpty() || session.readOnly()) {
            return;
        }
        ImageSize size = session.imageSize().get();
        List<BoundingBox> fitting = added.stream().map(box -> box.clamp(size.width(), size.height()))
                .filter(box -> box.w() >= 1 && box.h() >= 1).toList();
        if (!fitting.isEmpty()) {
            List<BoundingBox> slots = drawn.get().form().several() ? filled(canvas.boxes(), fitting)
                    : List.of(fitting.getLast());
            if (write(label, slots)) {
                canvas.setActive(drawn.get().form().several() ? slots.lastIndexOf(fitting.getLast()) : 0);
            }
        }
    }

    private static List<BoundingBox> filled(List<BoundingBox> slots, List<BoundingBox> added) {
        List<BoundingBox> result = new ArrayList<>(slots);
        for (BoundingBox box : added) {
            int empty = 0;
            while (empty < result.size() && !result.get(empty).isEmpty()) {
                empty++;
            }
            if (empty == result.size()) {
                result.add(box);
            } else {
                result.set(empty, box);
            }
        }
        return result;
    }
}
