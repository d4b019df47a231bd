// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import java.util.List;
import java.util.Optional;

import org.imago.annotation.AnnotationType;
import org.imago.annotation.editor.internal.BoxesOnCanvas;
import org.imago.annotation.editor.internal.ImagePane;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;

/** Goes on to the next sample that a box is still to be drawn on. */
final class NextWithoutBox {

    private NextWithoutBox() {
    }

    static void show(ImagePane pane) {
        DatasetSession session = pane.session();
        List<Sample> order = session.order();
        int from = session.position();
        for (int i = 1; i <= order.size(); i++) {
            Sample sample = order.get(Math.floorMod(from + i, order.size()));
            if (!sample.excluded() && !hasBox(session, sample)) {
                session.show(sample);
                return;
            }
        }
    }

    private static boolean hasBox(DatasetSession session, Sample sample) {
        Optional<AnnotationType<?>> drawn = BoxesOnCanvas.drawn(session).map(box -> box.type());
        try {
            // The size decides on where a box lies, not on whether there is one.
            return drawn.isPresent() && drawn.get().read(sample, 1, 1).isPresent();
        } catch (DatasetException e) {
            return false;
        }
    }
}
