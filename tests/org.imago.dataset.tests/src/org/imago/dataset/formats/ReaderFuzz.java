// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.Optional;

import org.imago.dataset.DatasetException;

/** Reads any bytes in a format: they are a data set that our CSV can hold, or are refused as documented. */
final class ReaderFuzz {

    private ReaderFuzz() {
    }

    /** Returns what was read; nothing if it was refused. */
    static Optional<AnnotationSet> read(AnnotationFormat format, ImportSource source) {
        ImportSink sink = new ImportSink(source, ImportOptions.DEFAULT, null);
        format.detect(source);
        try {
            format.read(source, sink);
        } catch (DatasetException e) {
            require(e.file() != null && e.line() >= 0 && !e.detail().isBlank(), "a refusal without place or reason");
            return Optional.empty();
        }
        AnnotationSet set = sink.set();
        for (AnnotatedImage image : set.images()) {
            require(!image.fileName().isBlank() && image.fileName().indexOf('\0') < 0, "an image without a name");
            for (AnnotatedBox box : image.boxes()) {
                require(AnnotatedBox.isBox(box.x(), box.y(), box.w(), box.h()), "no box: " + box);
            }
        }
        return Optional.of(set);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
