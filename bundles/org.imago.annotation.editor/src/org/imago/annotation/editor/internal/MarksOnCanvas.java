// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.annotation.AnnotationType;
import org.imago.annotation.Form;
import org.imago.annotation.Mark;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSession.ImageSize;

/** What the values of the current sample show over its image. Boxes that are drawn are not among them. */
final class MarksOnCanvas {

    private final DatasetSession session;
    private final ImageCanvas canvas;

    MarksOnCanvas(DatasetSession session, ImageCanvas canvas) {
        this.session = session;
        this.canvas = canvas;
    }

    /** Shows what all values show. */
    void refresh() {
        show(Optional.empty(), List.of());
    }

    /** Shows marks in place of those of one type; others stay. */
    void preview(AnnotationType<?> of, List<Mark> marks) {
        show(Optional.of(of), marks);
    }

    private void show(Optional<AnnotationType<?>> replaced, List<Mark> others) {
        List<Mark> marks = new ArrayList<>();
        Optional<Sample> sample = session.current();
        Optional<ImageSize> size = session.imageSize();
        if (sample.isPresent() && size.isPresent()) {
            session.annotations().types().stream()
                    .filter(type -> replaced.filter(type::equals).isEmpty())
                    .filter(type -> !(type.form(session.dataset()) instanceof Form.Boxes))
                    .forEach(type -> marks.addAll(marks(type, sample.get(), size.get())));
        }
        marks.addAll(others);
        canvas.setMarks(marks);
    }

    private static <V> List<Mark> marks(AnnotationType<V> type, Sample sample, ImageSize size) {
        try {
            return type.read(sample, size.width(), size.height()).map(value -> type.present(value).marks())
                    .orElse(List.of());
        } catch (DatasetException e) {
            // Cells that hold no value are listed as problems.
            return List.of();
        }
    }
}
