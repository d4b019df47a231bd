// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.ClassName;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;

/**
 * Reads COCO in one pass, in whatever order the parts come: annotations are kept in short until images and categories
 * are known. Polygons and masks are passed over without being held.
 */
final class CocoReader {

    /** Most categories; the largest real data sets have some thousands. */
    private static final int MOST_CATEGORIES = 100_000;

    private static final Set<String> OF_COCO = Set.of("id", "file_name", "width", "height");

    private final ImportSource source;
    private final ImportSink sink;
    private final Set<String> names = new HashSet<>();
    private final Map<Long, Image> images = new LinkedHashMap<>();
    private final Map<Long, ClassName> categories = new LinkedHashMap<>();
    private final Map<Long, List<Box>> boxes = new HashMap<>();
    private int boxCount;

    /** An image as it stands there. */
    private record Image(String name, double[] size, Map<String, String> said, int line) {
    }

    /** An annotation, as short as it can be kept. */
    private record Box(long category, double[] edges, Map<String, String> further, int line) {
    }

    CocoReader(ImportSource source, ImportSink sink) {
        this.source = source;
        this.sink = sink;
    }

    void read() throws DatasetException {
        parse(false);
        sink.classes(List.copyOf(categories.values()));
        ImagePlaces.near(source.path(), images.values().stream().map(Image::name)).ifPresent(sink::imagesIn);
        for (Map.Entry<Long, Image> entry : images.entrySet()) {
            add(entry.getValue(), boxes.getOrDefault(entry.getKey(), List.of()));
            boxes.remove(entry.getKey());
        }
        for (Map.Entry<Long, List<Box>> left : boxes.entrySet()) {
            sink.error(source.path(), left.getValue().getFirst().line(), left.getValue().size() + " annotations of the"
                    + " image " + left.getKey() + ", which is not among the images; add it or remove them");
        }
    }

    /** Reads the categories alone. */
    List<ClassName> readClasses() throws DatasetException {
        parse(true);
        return List.copyOf(categories.values());
    }

    private void parse(boolean classesOnly) throws DatasetException {
        JsonInput.read(source, Coco.EXPECTED, input -> {
            JsonParser parser = input.parser();
            input.require(JsonToken.START_OBJECT, "does not begin with an object");
            boolean known = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                boolean wanted = name.equals("categories") || !classesOnly && Set.of("images", "annotations")
                        .contains(name);
                known |= wanted;
                if (wanted && parser.currentToken() == JsonToken.START_ARRAY) {
                    items(input, name);
                } else {
                    boolean said = !Set.of("images", "annotations").contains(name) && !isNothing(parser);
                    if (said && !classesOnly) {
                        sink.lost("entries beside images, annotations and categories, such as licences", name);
                    }
                    parser.skipChildren();
                }
            }
            input.require(JsonToken.END_OBJECT, "ends too early");
            if (!known) {
                throw input.wrong("has neither images nor annotations nor categories");
            }
        });
    }

    private static boolean isNothing(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private void items(JsonInput input, String kind) throws IOException, DatasetException {
        JsonParser parser = input.parser();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            sink.checkCanceled();
            input.require(JsonToken.START_OBJECT, "has something else than objects among its " + kind);
            switch (kind) {
                case "images" -> image(input);
                case "annotations" -> annotation(input);
                default -> category(input);
            }
        }
    }

    private void category(JsonInput input) throws IOException, DatasetException {
        int line = input.line();
        JsonNode node = input.item();
        String name = JsonInput.text(node.path("name")).strip();
        if (!node.path("id").isIntegralNumber() || !node.path("id").canConvertToInt() || name.isEmpty()) {
            throw new DatasetException(source.path(), line, "", "a category has no id that is a whole number, or no"
                    + " name; expected both; correct it");
        }
        if (categories.size() >= MOST_CATEGORIES) {
            throw input.wrong("has more than " + MOST_CATEGORIES + " categories");
        }
        int id = node.path("id").asInt();
        boolean twice = !names.add(name);
        ClassName known = Coco.category(name, id, JsonInput.text(node.path("supercategory")).strip());
        if (categories.putIfAbsent((long) id, known) != null || twice) {
            throw new DatasetException(source.path(), line, "", "the category " + id + " \"" + name + "\" stands there"
                    + " twice, by its id or by its name; expected each once; rename one");
        }
        if (node.path("keypoints").size() > 0) {
            sink.lost("categories with keypoints: only their boxes are kept", name);
        }
    }

    private void image(JsonInput input) throws IOException, DatasetException {
        int line = input.line();
        JsonNode node = input.item();
        if (!node.path("id").isIntegralNumber() || !node.path("id").canConvertToLong()) {
            sink.error(source.path(), line, "an image has no id that is a whole number; expected one; left out");
            return;
        }
        if (images.size() >= ImportSink.MOST_IMAGES) {
            throw input.wrong("has more than " + ImportSink.MOST_IMAGES + " images");
        }
        String name = JsonInput.text(node.path("file_name"));
        Map<String, String> said = new LinkedHashMap<>(JsonInput.texts(node.path(Coco.ATTRIBUTES), other -> sink.lost(
                "lists among the attributes of images", name)));
        JsonInput.texts(node, other -> lostUnless(other, Coco.ATTRIBUTES, "images", name)).forEach((key, value) -> {
            if (!OF_COCO.contains(key) && !value.isBlank()) {
                said.putIfAbsent(key, value);
            }
        });
        Image image = new Image(name, Decimals.size(JsonInput.text(node.path("width")), JsonInput.text(
                node.path("height"))), said.isEmpty() ? Map.of() : said, line);
        if (images.putIfAbsent(node.path("id").asLong(), image) != null) {
            sink.error(source.path(), line, "the id " + node.path("id").asLong() + " belongs to two images; expected "
                    + "each once; \"" + name + "\" is left out");
        }
    }

    private void lostUnless(String field, String known, String of, String name) {
        if (!field.equals(known)) {
            sink.lost("values of \"" + field + "\" of " + of, name);
        }
    }

    /** Reads an annotation field by field: what stands in it may be much larger than what is kept. */
    private void annotation(JsonInput input) throws IOException, DatasetException {
        JsonParser parser = input.parser();
        int line = input.line();
        long[] ids = {-1, -1};
        boolean[] has = new boolean[2];
        double[] edges = {};
        Map<String, String> further = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "image_id", "category_id" -> {
                    int which = name.equals("image_id") ? 0 : 1;
                    has[which] = token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType()
                            != JsonParser.NumberType.BIG_INTEGER;
                    ids[which] = has[which] ? parser.getLongValue() : -1;
                    parser.skipChildren();
                }
                case "bbox" -> edges = numbers(parser);
                case "segmentation" -> {
                    if (passOver(parser)) {
                        sink.lost("polygons or masks: only the boxes are kept", "line " + line);
                    }
                }
                case "keypoints" -> {
                    if (passOver(parser)) {
                        sink.lost("sets of keypoints: only the boxes are kept", "line " + line);
                    }
                }
                case "id", "area", "num_keypoints" -> parser.skipChildren();
                case Coco.ATTRIBUTES -> attributes(input.item(), further, line);
                default -> {
                    if (token.isStructStart()) {
                        sink.lost("values of \"" + name + "\" of annotations", "line " + line);
                        parser.skipChildren();
                    } else if (!name.equals(Coco.CROWD) || parser.getValueAsInt(0) != 0
                            || token == JsonToken.VALUE_TRUE) {
                        further.put(name, switch (token) {
                            case VALUE_TRUE -> "1";
                            case VALUE_FALSE, VALUE_NULL -> "";
                            default -> parser.getText();
                        });
                    }
                }
            }
        }
        input.require(JsonToken.END_OBJECT, "has an annotation that does not end");
        if (!has[0]) {
            sink.error(source.path(), line, "an annotation has no image_id that is a whole number; expected one; left"
                    + " out");
        } else if (edges.length == 0) {
            sink.lost("annotations without a box, such as captions: left out", "line " + line);
        } else {
            keep(ids[0], has[1] ? ids[1] : -1, edges, further, line);
        }
    }

    private void attributes(JsonNode node, Map<String, String> further, int line) {
        JsonInput.texts(node, other -> sink.lost("lists among the attributes of annotations", "line " + line))
                .forEach((key, value) -> {
                    if (!key.equals("rotation")) {
                        further.put(key, value);
                    } else if (Decimals.parse(value).orElse(0) != 0) {
                        sink.lost("rotations of boxes", "line " + line);
                    }
                });
    }

    private void keep(long image, long category, double[] edges, Map<String, String> further, int line)
            throws DatasetException {
        if (edges.length == 5) {
            sink.lost("rotations of boxes", "line " + line);
        } else if (edges.length != 4) {
            sink.error(source.path(), line, "a bbox has " + edges.length + " numbers; expected x, y, width and height;"
                    + " left out");
            return;
        }
        if (!AnnotatedBox.isBox(edges[0], edges[1], edges[2], edges[3])) {
            sink.error(source.path(), line, "no box: x " + edges[0] + ", y " + edges[1] + ", width " + edges[2]
                    + ", height " + edges[3] + "; expected numbers with width and height above 0; left out");
            return;
        }
        if (++boxCount > ImportSink.MOST_BOXES) {
            throw new DatasetException(source.path(), line, "", "has more than " + ImportSink.MOST_BOXES + " boxes;"
                    + " expected fewer; split it");
        }
        boxes.computeIfAbsent(image, absent -> new ArrayList<>(2)).add(new Box(category, edges,
                further.isEmpty() ? Map.of() : further, line));
    }

    /** Reads a list of a few numbers; anything else in it makes it no list of numbers. */
    private static double[] numbers(JsonParser parser) throws IOException {
        double[] numbers = new double[5];
        int count = 0;
        boolean good = parser.currentToken() == JsonToken.START_ARRAY;
        if (!good) {
            parser.skipChildren();
            return new double[0];
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean number = parser.currentToken().isNumeric();
            if (number && count < numbers.length) {
                numbers[count] = parser.getDoubleValue();
            }
            good &= number;
            count = Math.min(count + 1, numbers.length + 1);
            parser.skipChildren();
        }
        double[] read = new double[good ? count : count == 0 ? 0 : numbers.length + 1];
        System.arraycopy(numbers, 0, read, 0, Math.min(read.length, numbers.length));
        return read;
    }

    /** Goes behind a value without holding it; tells whether anything was in it. */
    private static boolean passOver(JsonParser parser) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return parser.currentToken() != JsonToken.VALUE_NULL;
        }
        int depth = 1;
        boolean any = false;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return any;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            any |= token.isScalarValue();
        }
        return any;
    }

    private void add(Image image, List<Box> annotated) throws DatasetException {
        List<AnnotatedBox> own = new ArrayList<>();
        Set<Long> unknown = new HashSet<>();
        for (Box box : annotated) {
            ClassName category = categories.get(box.category());
            if (category == null && unknown.add(box.category())) {
                sink.error(source.path(), box.line(), "an annotation of \"" + image.name() + "\" has a category that is"
                        + " not among the categories; expected one of them; left out");
            }
            if (category != null) {
                own.add(new AnnotatedBox(category.name(), box.edges()[0], box.edges()[1], box.edges()[2],
                        box.edges()[3], box.further()));
            }
        }
        SaidOfImage.add(sink, source, image.line(), image.name(), image.size(), own, image.said());
    }
}
