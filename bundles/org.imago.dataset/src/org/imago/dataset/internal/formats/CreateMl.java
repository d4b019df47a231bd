// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.Ability;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;

/**
 * Apple's Create ML: a JSON list beside the images, an object per image. {@code x} and {@code y} of a box are those of
 * its centre (Apple, "MLObjectDetector.AnnotationType.boundingBox": pixel, topLeft, center are the defaults).
 */
public final class CreateMl implements AnnotationFormat {

    private static final String EXPECTED = "a Create ML file: a list of objects with \"image\" and \"annotations\"";
    private static final String FILE = "annotations.json";
    /** The centre of a box has half of the last decimal of its edges. */
    private static final int DECIMALS = 5;

    /** Creates the format. */
    public CreateMl() {
    }

    @Override
    public String id() {
        return "createml";
    }

    @Override
    public String name() {
        return "Create ML";
    }

    @Override
    public String description() {
        return "a JSON file with a list of images and their annotations";
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.BOXES, Ability.BOX_CLASS, Ability.UNLABELLED, Ability.DUPLICATES);
    }

    @Override
    public boolean detect(ImportSource source) {
        String beginning = new String(source.beginning(1 << 16), StandardCharsets.UTF_8);
        return beginning.stripLeading().startsWith("[") && (beginning.contains("\"image\"")
                || beginning.contains("\"imagefilename\""));
    }

    @Override
    public void read(ImportSource source, ImportSink sink) throws DatasetException {
        Path beside = source.path().toAbsolutePath().getParent();
        if (beside != null) {
            sink.imagesIn(beside);
        }
        JsonInput.read(source, EXPECTED, input -> {
            input.require(JsonToken.START_ARRAY, "does not begin with a list");
            while (input.parser().nextToken() != JsonToken.END_ARRAY) {
                int line = input.line();
                input.require(JsonToken.START_OBJECT, "has something else than objects in its list");
                read(input.item(), source, line, sink);
            }
        });
    }

    private static void read(JsonNode node, ImportSource source, int line, ImportSink sink) throws DatasetException {
        String name = JsonInput.text(node.has("image") ? node.path("image") : node.path("imagefilename"));
        JsonNode annotations = node.has("annotations") ? node.path("annotations") : node.path("annotation");
        List<AnnotatedBox> boxes = new ArrayList<>();
        String label = annotations.isTextual() ? annotations.asText() : JsonInput.text(node.path("label"));
        for (JsonNode annotation : annotations) {
            JsonNode place = annotation.path("coordinates");
            if (place.isMissingNode() && label.isEmpty()) {
                label = JsonInput.text(annotation.isTextual() ? annotation : annotation.path("label"));
            } else if (place.isMissingNode()) {
                sink.lost("further classes of images that have several", name);
            } else {
                box(annotation, place, name, source, line, sink, boxes);
            }
        }
        Map<String, String> columns = new LinkedHashMap<>();
        JsonInput.texts(node, other -> {
            if (!other.equals("annotations") && !other.equals("annotation")) {
                sink.lost("values of \"" + other + "\" of images", name);
            }
        }).forEach((key, value) -> {
            if (!Set.of("image", "imagefilename", "label", "annotation", "annotations").contains(key)) {
                columns.put(key, value);
            }
        });
        AnnotatedImage image = new AnnotatedImage(name, label, false, 0, 0, boxes, columns);
        if (label.isEmpty()) {
            sink.addLabelledByBoxes(image, source.path(), line);
        } else {
            sink.add(image, source.path(), line);
        }
    }

    private static void box(JsonNode annotation, JsonNode place, String name, ImportSource source, int line,
            ImportSink sink, List<AnnotatedBox> boxes) {
        double w = place.path("width").asDouble(Double.NaN);
        double h = place.path("height").asDouble(Double.NaN);
        double x = place.path("x").asDouble(Double.NaN) - w / 2;
        double y = place.path("y").asDouble(Double.NaN) - h / 2;
        if (!AnnotatedBox.isBox(x, y, w, h)) {
            sink.error(source.path(), line, "\"" + name + "\": no box: expected coordinates with numbers x, y, width "
                    + "and height, the latter above 0; left out");
            return;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        JsonInput.texts(annotation, other -> {
            if (!other.equals("coordinates")) {
                sink.lost("values of \"" + other + "\" of annotations", name);
            }
        }).forEach((key, value) -> {
            if (!key.equals("label")) {
                attributes.put(key, value);
            }
        });
        boxes.add(new AnnotatedBox(JsonInput.text(annotation.path("label")), Decimals.rounded(x), Decimals.rounded(y),
                w, h, attributes));
    }

    @Override
    public String imagePath(AnnotatedImage image) {
        return image.fileName();
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException {
        try (OutputStream out = target.file(FILE);
                JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter().writeStartArray();
            for (AnnotatedImage image : set.images()) {
                json.writeStartObject();
                json.writeStringField("image", image.fileName());
                json.writeArrayFieldStart("annotations");
                for (AnnotatedBox box : image.boxes()) {
                    json.writeStartObject();
                    json.writeStringField("label", image.labelOf(box));
                    json.writeObjectFieldStart("coordinates");
                    number(json, "x", box.x() + box.w() / 2);
                    number(json, "y", box.y() + box.h() / 2);
                    number(json, "width", box.w());
                    number(json, "height", box.h());
                    json.writeEndObject();
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
                target.worked();
            }
            json.writeEndArray();
        }
    }

    private static void number(JsonGenerator json, String name, double number) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Decimals.text(number, DECIMALS));
    }
}
