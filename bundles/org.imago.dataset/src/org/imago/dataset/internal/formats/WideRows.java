// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.ImportSink;

/** Reads the rows of our own data sets. */
final class WideRows {

    private final Dataset dataset;
    private final ImportSink sink;
    private final List<Integer> numbers;
    /** Columns that have no meaning of their own, by place. */
    private final Map<Integer, String> further = new LinkedHashMap<>();
    private final Map<Integer, BoxNames.Column> ofBoxes = new HashMap<>();

    WideRows(Dataset dataset, ImportSink sink) {
        this.dataset = dataset;
        this.sink = sink;
        this.numbers = RecordedBox.numbers(dataset);
        Set<Integer> taken = taken();
        List<String> columns = dataset.columns();
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            if (!taken.contains(i)) {
                further.put(i, columns.get(i));
                BoxNames.parse(columns.get(i)).ifPresent(box -> ofBoxes.put(place, box));
            }
        }
    }

    /** Returns the places of the columns that mean something by themselves. */
    private Set<Integer> taken() {
        Set<Integer> taken = new HashSet<>();
        for (Role role : Role.values()) {
            if (role != Role.REVIEWED) {
                taken.add(dataset.columnIndex(role));
            }
        }
        dataset.classStorage().columns().forEach(column -> taken.add(dataset.columnIndex(column)));
        for (int number : numbers) {
            for (Role edge : List.of(Role.X, Role.Y, Role.W, Role.H)) {
                taken.add(number == 1 ? dataset.columnIndex(edge)
                        : dataset.columnIndex(RecordedBox.column(dataset, edge, number)));
            }
        }
        return taken;
    }

    void read() throws DatasetException {
        sink.classes(ClassList.of(dataset));
        for (Sample sample : dataset.samples()) {
            Map<Integer, RecordedBox> recorded = boxes(sample);
            List<AnnotatedBox> boxes = new ArrayList<>();
            recorded.forEach((number, box) -> boxes.add(box(sample, number, box)));
            if (!recorded.isEmpty() && recorded.size() < List.copyOf(recorded.keySet()).getLast()) {
                sink.changed("images whose boxes are numbered anew, since numbers between them are unused",
                        sample.fileName());
            }
            double[] size = size(sample, recorded);
            sample.labelProblem().ifPresent(why -> sink.error(dataset.file(), sample.line(), why));
            sink.add(new AnnotatedImage(sample.fileName(), sample.label(), sample.excluded(), size[0], size[1], boxes,
                    columns(sample, recorded.keySet())), dataset.file(), sample.line());
        }
    }

    private Map<Integer, RecordedBox> boxes(Sample sample) {
        Map<Integer, RecordedBox> boxes = new LinkedHashMap<>();
        for (int number : numbers) {
            try {
                Optional<RecordedBox> box = RecordedBox.read(sample, number);
                if (box.isPresent() && !isBox(box.get())) {
                    throw sample.problem(RecordedBox.column(dataset, Role.X, number), "the box is too small or too far"
                            + " outside; draw it again");
                }
                box.ifPresent(recorded -> boxes.put(number, recorded));
            } catch (DatasetException e) {
                sink.error(e);
            }
        }
        return boxes;
    }

    private static boolean isBox(RecordedBox box) {
        return AnnotatedBox.isBox(box.x(), box.y(), box.w(), box.h()) && box.width() <= AnnotatedBox.MOST
                && box.height() <= AnnotatedBox.MOST;
    }

    private AnnotatedBox box(Sample sample, int number, RecordedBox box) {
        Map<String, String> attributes = new LinkedHashMap<>();
        String label = "";
        for (Map.Entry<Integer, BoxNames.Column> column : ofBoxes.entrySet()) {
            if (column.getValue().number() == number) {
                String value = sample.value(column.getKey());
                if (column.getValue().attribute().equalsIgnoreCase(BoxNames.CLASS)) {
                    label = value;
                } else {
                    attributes.put(column.getValue().attribute(), value);
                }
            }
        }
        return new AnnotatedBox(label, box.x(), box.y(), box.w(), box.h(), attributes);
    }

    private double[] size(Sample sample, Map<Integer, RecordedBox> boxes) {
        if (!boxes.isEmpty()) {
            RecordedBox first = boxes.values().iterator().next();
            return new double[] {first.width(), first.height()};
        }
        try {
            double width = sample.number(Role.ORIGINAL_WIDTH).orElse(0);
            double height = sample.number(Role.ORIGINAL_HEIGHT).orElse(0);
            if (width > 0 && height > 0 && width <= AnnotatedBox.MOST && height <= AnnotatedBox.MOST) {
                return new double[] {width, height};
            }
            if (width != 0 || height != 0) {
                sink.lost("recorded sizes of images that are no size of an image", sample.fileName());
            }
        } catch (DatasetException e) {
            sink.error(e);
        }
        return new double[] {0, 0};
    }

    private Map<String, String> columns(Sample sample, Set<Integer> boxes) {
        Map<String, String> columns = new LinkedHashMap<>();
        further.forEach((place, name) -> {
            String value = sample.value(place);
            boolean ofBox = ofBoxes.containsKey(place) && boxes.contains(ofBoxes.get(place).number());
            if (!ofBox && !value.isBlank()) {
                columns.put(name, value);
            }
        });
        return columns;
    }
}
