// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.imago.dataset.DatasetException;
import org.imago.dataset.Flag;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;

/**
 * What is said of an image in formats that hold any attributes of it: {@code class} if it is not that of its first box,
 * {@code exclude}, and the columns of our CSV.
 */
final class SaidOfImage {

    private static final String CLASS = "class";
    private static final String EXCLUDE = "exclude";

    private SaidOfImage() {
    }

    /** Returns the attributes of an image. */
    static Map<String, String> of(AnnotatedImage image) {
        Map<String, String> said = new LinkedHashMap<>();
        String derived = image.boxes().stream().map(image::labelOf).filter(label -> !label.isEmpty()).findFirst()
                .orElse("");
        if (!derived.equals(image.label())) {
            said.put(CLASS, image.label());
        }
        if (image.excluded()) {
            said.put(EXCLUDE, "1");
        }
        said.putAll(image.columns());
        return said;
    }

    /** Hands over an image with what its attributes say. */
    static void add(ImportSink sink, ImportSource source, int line, String fileName, double[] size,
            List<AnnotatedBox> boxes, Map<String, String> said) throws DatasetException {
        Map<String, String> columns = new LinkedHashMap<>(said);
        String label = columns.remove(CLASS);
        Flag flag = Flag.of(columns.getOrDefault(EXCLUDE, ""));
        columns.remove(EXCLUDE);
        if (flag == Flag.UNCLEAR) {
            sink.warning(source.path(), line, "\"" + fileName + "\": \"" + said.get(EXCLUDE) + "\" is neither yes "
                    + "nor no and is taken as yes; expected 0 or 1");
        }
        AnnotatedImage image = new AnnotatedImage(fileName, label == null ? "" : label, flag != Flag.NO, size[0],
                size[1], boxes, columns);
        if (label == null) {
            sink.addLabelledByBoxes(image, source.path(), line);
        } else {
            sink.add(image, source.path(), line);
        }
    }
}
