// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.Ability;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ClassName;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.ImportOptions;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;

/**
 * COCO: one JSON file with images, annotations and categories (T.-Y. Lin et al.: Microsoft COCO: Common Objects in
 * Context, 2014; cocodataset.org, "Data format"). Boxes are {@code [x,y,width,height]} from 0, like ours.
 *
 * <p>What COCO has no fields for stands in an object {@code attributes}, of an annotation as CVAT writes it, and of an
 * image likewise: {@code class} and {@code exclude} mean what they mean in our CSV.
 */
public final class Coco implements AnnotationFormat {

    static final String EXPECTED = "a COCO file: an object with images, annotations and categories";
    static final String ATTRIBUTES = "attributes";
    static final String CROWD = "iscrowd";
    static final String SCORE = "score";

    /** Fields of an image that COCO itself has and our CSV keeps as columns. */
    private static final List<String> OF_IMAGES = List.of("license", "date_captured", "flickr_url", "coco_url");

    private static final String FILE = "coco.json";

    /** Creates the format. */
    public Coco() {
    }

    @Override
    public String id() {
        return "coco";
    }

    @Override
    public String name() {
        return "COCO";
    }

    @Override
    public String description() {
        return "a JSON file with images, annotations and categories";
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.BOXES, Ability.BOX_CLASS, Ability.BOX_ATTRIBUTES, Ability.IMAGE_CLASS, Ability.UNLABELLED,
                Ability.EXCLUDED, Ability.COLUMNS, Ability.DUPLICATES);
    }

    @Override
    public boolean detect(ImportSource source) {
        String beginning = new String(source.beginning(1 << 16), StandardCharsets.UTF_8);
        return beginning.stripLeading().startsWith("{") && !beginning.contains("\"_via_")
                && (beginning.contains("\"images\"") || beginning.contains("\"annotations\"")
                        || beginning.contains("\"categories\"") || beginning.contains("\"licenses\""));
    }

    @Override
    public void read(ImportSource source, ImportSink sink) throws DatasetException {
        new CocoReader(source, sink).read();
    }

    @Override
    public List<ClassName> numbered(Path place) throws DatasetException {
        Path file = Files.isDirectory(place) ? place.resolve(FILE) : place;
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        ImportSource source = ImportSource.of(file, Optional.empty());
        CocoReader reader = new CocoReader(source, new ImportSink(source, ImportOptions.DEFAULT,
                new NullProgressMonitor()));
        return reader.readClasses();
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException {
        Map<String, Integer> numbers = numbers(set.classes());
        try (OutputStream out = target.file(FILE);
                JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter().writeStartObject();
            writeCategories(json, set.classes(), numbers);
            json.writeArrayFieldStart("images");
            int id = 0;
            for (AnnotatedImage image : set.images()) {
                writeImage(json, image, ++id);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("annotations");
            id = 0;
            int box = 0;
            for (AnnotatedImage image : set.images()) {
                id++;
                for (AnnotatedBox one : image.boxes()) {
                    writeBox(json, one, ++box, id, numbers.get(image.labelOf(one)));
                }
                target.worked();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** Numbers the classes: each keeps the one that it has; the others get the next ones that are free, from 1. */
    static Map<String, Integer> numbers(List<ClassName> classes) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (ClassName known : classes) {
            if (known.number().isPresent() && taken.add(known.number().getAsInt())) {
                numbers.put(known.name(), known.number().getAsInt());
            }
        }
        int next = 1;
        for (ClassName known : classes) {
            while (!numbers.containsKey(known.name()) && !taken.add(next)) {
                next++;
            }
            numbers.putIfAbsent(known.name(), next);
        }
        return numbers;
    }

    private static void writeCategories(JsonGenerator json, List<ClassName> classes, Map<String, Integer> numbers)
            throws IOException {
        json.writeArrayFieldStart("categories");
        for (ClassName known : classes) {
            json.writeStartObject();
            json.writeNumberField("id", numbers.get(known.name()));
            json.writeStringField("name", known.name());
            if (!known.group().isEmpty()) {
                json.writeStringField("supercategory", known.group());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeImage(JsonGenerator json, AnnotatedImage image, int id) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("file_name", image.fileName());
        if (image.hasSize()) {
            number(json, "width", image.width());
            number(json, "height", image.height());
        }
        Map<String, String> further = SaidOfImage.of(image);
        for (String field : OF_IMAGES) {
            if (further.containsKey(field)) {
                json.writeStringField(field, further.remove(field));
            }
        }
        write(json, further);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Map<String, String> attributes) throws IOException {
        if (!attributes.isEmpty()) {
            json.writeObjectFieldStart(ATTRIBUTES);
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
        }
    }

    private static void writeBox(JsonGenerator json, AnnotatedBox box, int id, int image, int category)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeNumberField("image_id", image);
        json.writeNumberField("category_id", category);
        json.writeArrayFieldStart("bbox");
        for (double edge : new double[] {box.x(), box.y(), box.w(), box.h()}) {
            json.writeNumber(Decimals.text(edge));
        }
        json.writeEndArray();
        number(json, "area", box.w() * box.h());
        Map<String, String> further = new LinkedHashMap<>(box.attributes());
        String crowd = further.remove(CROWD);
        json.writeNumberField(CROWD, "1".equals(crowd) ? 1 : 0);
        if (crowd != null && !"1".equals(crowd)) {
            further.put(CROWD, crowd);
        }
        String score = further.getOrDefault(SCORE, "");
        OptionalDouble number = Decimals.parse(score);
        if (number.isPresent() && String.valueOf(number.getAsDouble()).equals(score)) {
            json.writeNumberField(SCORE, number.getAsDouble());
            further.remove(SCORE);
        }
        write(json, further);
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double number) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Decimals.text(number));
    }

    /** Returns a class, with its number and its wider class. */
    static ClassName category(String name, int id, String group) {
        return new ClassName(name, OptionalInt.of(id), group);
    }
}
