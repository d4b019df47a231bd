// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.Ability;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ExportOptions;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.formats.Notes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * The file {@code person_keypoints.json} of COCO, for any class: an annotation for each image, with the key points of the
 * class in {@code keypoints} as {@code [x, y, v, …]}. Only written: the format that ships reads COCO. See T.-Y. Lin and
 * others, "Microsoft COCO: Common objects in context", ECCV 2014, and the format's description at cocodataset.org.
 */
public final class CocoKeyPoints implements AnnotationFormat {

    private static final String ID = "coco-keypoints";
    private static final String FILE = "annotations.json";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "COCO key points";
    }

    @Override
    public String description() {
        return "a file " + FILE + " in which each image has the key points of its class; can be written only";
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.BOXES, Ability.IMAGE_CLASS, Ability.COLUMNS, Ability.IMAGE_SIZE);
    }

    @Override
    public boolean needsSizes() {
        return true;
    }

    @Override
    public boolean detect(ImportSource source) {
        return false;
    }

    @Override
    public void read(ImportSource source, ImportSink sink) throws DatasetException {
        throw new DatasetException(Path.of(FILE), 0, "", "can only be written in this format; read it as coco");
    }

    @Override
    public void examine(AnnotationSet set, ExportOptions options, Notes notes) {
        List<String> points = PointNames.of(set);
        Set<String> columns = Set.copyOf(PointColumns.of(points));
        for (AnnotatedImage image : set.images()) {
            image.columns().keySet().stream().filter(column -> !columns.contains(column))
                    .forEach(column -> notes.lost("cells in the column " + column, image.fileName()));
            image.boxes().stream().skip(1).forEach(box -> notes.lost("boxes beside the first of an image",
                    image.fileName()));
        }
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException {
        List<String> points = PointNames.of(set);
        try (OutputStream out = target.file(FILE); JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            images(set, json);
            categories(set, points, json);
            annotations(set, points, json, target);
            json.writeEndObject();
        }
    }

    private void images(AnnotationSet set, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("images");
        for (int i = 0; i < set.images().size(); i++) {
            AnnotatedImage image = set.images().get(i);
            json.writeStartObject();
            json.writeNumberField("id", i + 1);
            json.writeStringField("file_name", imagePath(image));
            json.writeNumberField("width", Math.round(image.width()));
            json.writeNumberField("height", Math.round(image.height()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void categories(AnnotationSet set, List<String> points, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("categories");
        List<String> names = set.classNames();
        for (int i = 0; i < names.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i + 1);
            json.writeStringField("name", names.get(i));
            json.writeArrayFieldStart("keypoints");
            for (String point : points) {
                json.writeString(point);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("skeleton");
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void annotations(AnnotationSet set, List<String> points, JsonGenerator json, ExportTarget target)
            throws IOException {
        json.writeArrayFieldStart("annotations");
        for (int i = 0; i < set.images().size(); i++) {
            AnnotatedImage image = set.images().get(i);
            target.worked();
            int category = set.classNames().indexOf(image.label()) + 1;
            if (category > 0) {
                annotation(image, i + 1, category, points, json);
            }
        }
        json.writeEndArray();
    }

    private static void annotation(AnnotatedImage image, int id, int category, List<String> points, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeNumberField("image_id", id);
        json.writeNumberField("category_id", category);
        json.writeNumberField("iscrowd", 0);
        int given = 0;
        json.writeArrayFieldStart("keypoints");
        for (String point : points) {
            double[] values = values(image.columns(), point);
            given += values[2] > 0 ? 1 : 0;
            for (double value : values) {
                number(json, value);
            }
        }
        json.writeEndArray();
        json.writeNumberField("num_keypoints", given);
        Optional<AnnotatedBox> box = image.boxes().stream().findFirst();
        if (box.isPresent()) {
            json.writeArrayFieldStart("bbox");
            for (double value : new double[] {box.get().x(), box.get().y(), box.get().w(), box.get().h()}) {
                number(json, value);
            }
            json.writeEndArray();
            json.writeNumberField("area", box.get().w() * box.get().h());
        }
        json.writeEndObject();
    }

    /** COCO writes zeros for a point that is not there. */
    private static double[] values(Map<String, String> columns, String point) {
        double[] values = new double[3];
        List<String> names = PointColumns.of(List.of(point));
        for (int i = 0; i < values.length; i++) {
            values[i] = PointNames.number(columns.getOrDefault(names.get(i), ""));
        }
        return values[2] > 0 ? values : new double[3];
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        if (value == Math.rint(value)) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    /** The points of a set that is on its way to another format. */
    private static final class PointNames {

        private PointNames() {
        }

        static List<String> of(AnnotationSet set) {
            Set<String> columns = new LinkedHashSet<>();
            set.images().forEach(image -> columns.addAll(image.columns().keySet()));
            return PointColumns.names(columns);
        }

        /** What is no number is a problem of the data set; here it is no point. */
        static double number(String cell) {
            try {
                return Double.parseDouble(cell.strip());
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }
}
