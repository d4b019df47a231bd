// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.internal.CsvBytes;
import org.imago.dataset.internal.CsvSyntaxException;

/** Reads projects, annotations and tables of the VGG Image Annotator, versions 1 and 2. */
final class ViaReader {

    private static final String EXPECTED = "annotations of the VGG Image Annotator";
    private static final String METADATA = "_via_img_metadata";
    private static final List<String> CLASSES = List.of("class", "label", "category", "name", "type");
    private static final double[] NO_SIZE = {0, 0};

    private final ImportSource source;
    private final ImportSink sink;

    ViaReader(ImportSource source, ImportSink sink) {
        this.source = source;
        this.sink = sink;
        Path beside = source.path().toAbsolutePath().getParent();
        if (beside != null) {
            sink.imagesIn(beside);
        }
    }

    void readJson() throws DatasetException {
        JsonInput.read(source, EXPECTED, input -> {
            input.require(JsonToken.START_OBJECT, "does not begin with an object");
            JsonParser parser = input.parser();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(METADATA) && parser.currentToken() == JsonToken.START_OBJECT) {
                    images(input);
                } else if (name.startsWith("_via_")) {
                    // Settings of the program, and the order of the images.
                    parser.skipChildren();
                } else {
                    image(input);
                }
            }
            input.require(JsonToken.END_OBJECT, "ends too early");
        });
    }

    private void images(JsonInput input) throws IOException, DatasetException {
        while (input.parser().nextToken() == JsonToken.FIELD_NAME) {
            input.parser().nextToken();
            image(input);
        }
    }

    private void image(JsonInput input) throws IOException, DatasetException {
        int line = input.line();
        input.require(JsonToken.START_OBJECT, "has something else than objects where images are expected");
        JsonNode node = input.item();
        if (!node.path("filename").isTextual()) {
            throw new DatasetException(source.path(), line, "", "has an entry without a \"filename\"; expected "
                    + EXPECTED);
        }
        String name = node.path("filename").asText();
        List<AnnotatedBox> boxes = new ArrayList<>();
        for (JsonNode region : node.path("regions")) {
            box(region.path("shape_attributes"), region.path("region_attributes"), name, line).ifPresent(boxes::add);
        }
        SaidOfImage.add(sink, source, line, name, NO_SIZE, boxes, said(node.path("file_attributes"), name));
    }

    /** Returns attributes as text; of check boxes those that are ticked. */
    private Map<String, String> said(JsonNode attributes, String name) {
        Map<String, String> said = new LinkedHashMap<>();
        attributes.properties().forEach(attribute -> {
            JsonNode value = attribute.getValue();
            if (!value.isContainerNode()) {
                said.put(attribute.getKey(), JsonInput.text(value));
            } else if (value.isObject() && value.properties().stream().allMatch(tick -> tick.getValue().isBoolean())) {
                said.put(attribute.getKey(), String.join(", ", value.properties().stream()
                        .filter(tick -> tick.getValue().asBoolean()).map(Map.Entry::getKey).toList()));
            } else {
                sink.lost("values of \"" + attribute.getKey() + "\" that are lists", name);
            }
        });
        return said;
    }

    private Optional<AnnotatedBox> box(JsonNode shape, JsonNode attributes, String name, int line) {
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        Optional<double[]> edges = edges(shape, name);
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        double[] box = edges.get();
        if (!AnnotatedBox.isBox(box[0], box[1], box[2], box[3])) {
            sink.error(source.path(), line, "\"" + name + "\": a region of the shape \"" + JsonInput.text(
                    shape.path("name")) + "\" is no box; expected numbers, with width and height above 0; left out");
            return Optional.empty();
        }
        Map<String, String> said = said(attributes, name);
        String key = CLASSES.stream().filter(said::containsKey).findFirst().orElse("");
        String label = key.isEmpty() ? "" : said.remove(key);
        return Optional.of(new AnnotatedBox(label, box[0], box[1], box[2], box[3], said));
    }

    /** Returns the bounding box of a shape; nothing if it has none. */
    private Optional<double[]> edges(JsonNode shape, String name) {
        String kind = JsonInput.text(shape.path("name"));
        double cx = shape.path("cx").asDouble(Double.NaN);
        double cy = shape.path("cy").asDouble(Double.NaN);
        switch (kind) {
            case "rect":
                return Optional.of(new double[] {number(shape, "x"), number(shape, "y"), number(shape, "width"),
                    number(shape, "height")});
            case "circle":
                changedShape(kind, name);
                double r = number(shape, "r");
                return Optional.of(around(cx, cy, r, r));
            case "ellipse":
                changedShape(kind, name);
                // The angle is in radians; see the half extents of a turned ellipse.
                double angle = shape.path("theta").asDouble(0);
                double rx = number(shape, "rx");
                double ry = number(shape, "ry");
                return Optional.of(around(cx, cy, Math.hypot(rx * Math.cos(angle), ry * Math.sin(angle)),
                        Math.hypot(rx * Math.sin(angle), ry * Math.cos(angle))));
            case "polygon", "polyline":
                changedShape(kind, name);
                return Optional.of(around(shape.path("all_points_x"), shape.path("all_points_y")));
            default:
                sink.lost("regions of the shape \"" + kind + "\": left out", name);
                return Optional.empty();
        }
    }

    private void changedShape(String kind, String name) {
        sink.lost("regions of the shape \"" + kind + "\": only their bounding boxes are kept", name);
    }

    private static double number(JsonNode shape, String name) {
        return shape.path(name).asDouble(Double.NaN);
    }

    private static double[] around(double cx, double cy, double halfWidth, double halfHeight) {
        return new double[] {Decimals.finite(cx - halfWidth), Decimals.finite(cy - halfHeight),
            Decimals.finite(2 * halfWidth), Decimals.finite(2 * halfHeight)};
    }

    private static double[] around(JsonNode xs, JsonNode ys) {
        double[] range = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (JsonNode x : xs) {
            range[0] = Math.min(range[0], x.asDouble(Double.NaN));
            range[2] = Math.max(range[2], x.asDouble(Double.NaN));
        }
        for (JsonNode y : ys) {
            range[1] = Math.min(range[1], y.asDouble(Double.NaN));
            range[3] = Math.max(range[3], y.asDouble(Double.NaN));
        }
        return new double[] {range[0], range[1], range[2] - range[0], range[3] - range[1]};
    }

    void readCsv() throws DatasetException {
        CsvBytes csv;
        try {
            csv = CsvBytes.of(source.bytes(Integer.MAX_VALUE - 8), Set.of("filename", "region_shape_attributes"));
        } catch (CsvSyntaxException e) {
            throw new DatasetException(source.path(), e.line(), e.column(), e.getMessage(), e);
        }
        List<String> header = csv.values(0).stream().map(name -> name.strip().replaceFirst("^#", "")).toList();
        int file = header.indexOf("filename");
        int shape = header.indexOf("region_shape_attributes");
        int attributes = header.indexOf("region_attributes");
        int said = header.indexOf("file_attributes");
        int size = header.indexOf("file_size");
        if (file < 0 || shape < 0) {
            throw new DatasetException(source.path(), csv.line(0), "", "has the columns " + String.join(", ", header)
                    + "; expected filename and region_shape_attributes, as the VGG Image Annotator has them");
        }
        Map<String, Rows> images = new LinkedHashMap<>();
        for (int record = 1; record < csv.records(); record++) {
            sink.checkCanceled();
            String name = csv.value(record, file);
            int line = csv.line(record);
            Rows rows = images.computeIfAbsent(name + "\n" + cell(csv, record, size), absent -> new Rows(name, line));
            box(node(cell(csv, record, shape), line), node(cell(csv, record, attributes), line), name, line)
                    .ifPresent(rows.boxes()::add);
            rows.said().putAll(said(node(cell(csv, record, said), line), name));
        }
        for (Rows rows : images.values()) {
            SaidOfImage.add(sink, source, rows.line(), rows.name(), NO_SIZE, rows.boxes(), rows.said());
        }
    }

    /** The rows of an image. */
    private record Rows(String name, int line, List<AnnotatedBox> boxes, Map<String, String> said) {

        Rows(String name, int line) {
            this(name, line, new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    private static String cell(CsvBytes csv, int record, int column) {
        return column < 0 ? "" : csv.value(record, column);
    }

    private JsonNode node(String cell, int line) throws DatasetException {
        try {
            return JsonInput.parse(cell);
        } catch (IOException e) {
            throw new DatasetException(source.path(), line, "", "a cell is no valid JSON; expected {...}, as the VGG"
                    + " Image Annotator writes it; export it again", e);
        }
    }
}
