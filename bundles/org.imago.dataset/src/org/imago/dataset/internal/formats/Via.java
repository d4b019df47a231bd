// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.formats.Ability;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;

/**
 * VGG Image Annotator (A. Dutta, A. Zisserman: The VIA Annotation Software for Images, Audio and Video, 2019): regions
 * with any attributes, as JSON or as a table with JSON in its cells. The class of a region is the attribute
 * {@code class}, else {@code label}, {@code category}, {@code name} or {@code type}; of an image the file attributes
 * {@code class} and {@code exclude} mean what they mean in our CSV.
 */
public class Via implements AnnotationFormat {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final List<String> HEADER = List.of("filename", "file_size", "file_attributes", "region_count",
            "region_id", "region_shape_attributes", "region_attributes");

    /** Creates the format. */
    public Via() {
    }

    /** The table with JSON in its cells. */
    public static final class Table extends Via {

        /** Creates the format. */
        public Table() {
        }

        @Override
        public String id() {
            return "via-csv";
        }

        @Override
        public String name() {
            return "VIA (CSV)";
        }

        @Override
        public String description() {
            return "a CSV of the VGG Image Annotator";
        }

        @Override
        public boolean detect(ImportSource source) {
            return CsvHead.columns(source).contains("region_shape_attributes");
        }

        @Override
        public void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException {
            try (CsvLines lines = new CsvLines(target.file("via.csv"), false)) {
                lines.line(HEADER);
                for (AnnotatedImage image : set.images()) {
                    int region = 0;
                    for (AnnotatedBox box : image.boxes()) {
                        lines.line(row(set, image, region++, shape(box), attributes(image, box)));
                    }
                    if (region == 0) {
                        lines.line(row(set, image, 0, "{}", "{}"));
                    }
                    target.worked();
                }
            }
        }

        private static List<String> row(AnnotationSet set, AnnotatedImage image, int region, String shape,
                String attributes) throws IOException {
            return List.of(image.fileName(), String.valueOf(size(set, image)), json(SaidOfImage.of(image)),
                    String.valueOf(image.boxes().size()), String.valueOf(region), shape, attributes);
        }
    }

    @Override
    public String id() {
        return "via";
    }

    @Override
    public String name() {
        return "VIA";
    }

    @Override
    public String description() {
        return "a JSON file, project or CSV of the VGG Image Annotator";
    }

    @Override
    public final Set<Ability> abilities() {
        return Set.of(Ability.BOXES, Ability.BOX_CLASS, Ability.BOX_WITHOUT_CLASS, Ability.BOX_ATTRIBUTES,
                Ability.IMAGE_CLASS, Ability.UNLABELLED, Ability.EXCLUDED, Ability.COLUMNS);
    }

    @Override
    public boolean detect(ImportSource source) {
        String beginning = new String(source.beginning(1 << 16), StandardCharsets.UTF_8);
        return beginning.stripLeading().startsWith("{") && (beginning.contains("\"_via_")
                || beginning.contains("\"regions\"") || beginning.contains("\"file_attributes\""));
    }

    @Override
    public final void read(ImportSource source, ImportSink sink) throws DatasetException {
        boolean json = new String(source.beginning(1 << 10), StandardCharsets.UTF_8).replace("\ufeff", "")
                .stripLeading().startsWith("{");
        if (json || source.isFolder()) {
            new ViaReader(source, sink).readJson();
        } else {
            new ViaReader(source, sink).readCsv();
        }
    }

    @Override
    public final String imagePath(AnnotatedImage image) {
        return image.fileName();
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException {
        Set<String> keys = new HashSet<>();
        try (OutputStream out = target.file("via.json");
                JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter().writeStartObject();
            for (AnnotatedImage image : set.images()) {
                long size = size(set, image);
                String key = image.fileName() + size;
                // Another image may be called like this one with its size behind.
                json.writeObjectFieldStart(keys.add(key) ? key : key + " " + keys.size());
                json.writeStringField("filename", image.fileName());
                json.writeNumberField("size", size);
                json.writeArrayFieldStart("regions");
                for (AnnotatedBox box : image.boxes()) {
                    json.writeStartObject();
                    json.writeFieldName("shape_attributes");
                    json.writeRawValue(shape(box));
                    json.writeFieldName("region_attributes");
                    json.writeRawValue(attributes(image, box));
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeFieldName("file_attributes");
                json.writeRawValue(json(SaidOfImage.of(image)));
                json.writeEndObject();
                target.worked();
            }
            json.writeEndObject();
        }
    }

    /**
     * Returns the size of the image's file in bytes, by which VIA tells files of the same name apart; -1 if unknown.
     */
    private static long size(AnnotationSet set, AnnotatedImage image) throws IOException {
        var file = set.folder().flatMap(folder -> ImageFolder.find(folder, image.fileName()));
        return file.isPresent() ? Files.size(file.get()) : -1;
    }

    private static String shape(AnnotatedBox box) {
        return "{\"name\":\"rect\",\"x\":" + Decimals.text(box.x()) + ",\"y\":" + Decimals.text(box.y()) + ",\"width\":"
                + Decimals.text(box.w()) + ",\"height\":" + Decimals.text(box.h()) + "}";
    }

    private static String attributes(AnnotatedImage image, AnnotatedBox box) throws IOException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("class", image.labelOf(box));
        attributes.putAll(box.attributes());
        return json(attributes);
    }

    private static String json(Map<String, String> values) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> value : values.entrySet()) {
                json.writeStringField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
        }
        return text.toString();
    }
}
