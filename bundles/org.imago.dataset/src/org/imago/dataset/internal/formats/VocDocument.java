// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.OptionalDouble;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;

/** One file of Pascal VOC, as it stands there: the annotations of an image. */
final class VocDocument {

    /** Most bytes of a file; the largest of a real data set have some 100 kB. */
    static final int LARGEST = 64 << 20;

    /** Deepest nesting of elements; annotations of parts have 5 levels. */
    static final int DEEPEST = 32;

    /** What tools write where nothing is said. */
    private static final Set<String> NOTHING = Set.of("", "0", "unspecified", "unknown", "none");
    private static final Set<String> IGNORED = Set.of("folder", "path");

    /**
     * An object.
     *
     * @param name   its class
     * @param edges  xmin, ymin, xmax, ymax as they stand there
     * @param line   where it begins
     * @param values what else is said of it
     */
    record Thing(String name, double[] edges, int line, Map<String, String> values) {
    }

    private final ImportSource source;
    private final ImportSink sink;
    private final Map<String, String> said = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final List<Thing> things = new ArrayList<>();

    /** What is said of the object that is being read. */
    private Map<String, String> thing = new HashMap<>();
    private String attribute = "";
    private int thingLine;
    private final Set<String> parents = new HashSet<>();

    private VocDocument(ImportSource source, ImportSink sink) {
        this.source = source;
        this.sink = sink;
    }

    /** Reads a file. */
    static VocDocument read(ImportSource source, ImportSink sink) throws DatasetException {
        VocDocument document = new VocDocument(source, sink);
        try {
            XMLStreamReader reader = Xml.open(source.bytes(LARGEST));
            try {
                document.read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            throw new DatasetException(source.path(), line, "", "no valid XML (" + firstLine(e.getMessage())
                    + "); expected an annotation of Pascal VOC; correct it or take it out", e);
        } catch (MissingResourceException e) {
            // The platform's parser has no text for some of its own messages.
            throw new DatasetException(source.path(), 0, "", "no valid XML (" + e.getKey() + "); expected an annotation of"
                    + " Pascal VOC; correct it or take it out", e);
        } catch (CharacterCodingException e) {
            throw new DatasetException(source.path(), 0, "", "is not written in the character set that it names, or in"
                    + " UTF-8 if it names none; save it in UTF-8", e);
        }
        return document;
    }

    /** The parser puts the place on a line of its own, which we say ourselves. */
    private static String firstLine(String message) {
        String text = String.valueOf(message);
        int at = text.indexOf("Message: ");
        return (at < 0 ? text : text.substring(at + "Message: ".length())).lines().findFirst().orElse("");
    }

    private void read(XMLStreamReader reader) throws XMLStreamException, DatasetException {
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    enter(reader, path);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    leave(String.join("/", path), text.toString());
                    path.removeLast();
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.DTD -> throw wrong(reader, "has a document type declaration, which could make"
                        + " this program read other files; expected none; remove the line that begins with <!DOCTYPE");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw wrong(reader, "has an entity that is not one of XML"
                        + " itself; expected plain text; replace it");
                default -> {
                    // Comments and processing instructions say nothing of the image.
                }
            }
        }
    }

    private DatasetException wrong(XMLStreamReader reader, String what) {
        return new DatasetException(source.path(), Math.max(0, reader.getLocation().getLineNumber()), "", what);
    }

    private void enter(XMLStreamReader reader, Deque<String> path) throws DatasetException {
        if (path.size() >= DEEPEST) {
            throw wrong(reader, "has elements that are nested deeper than " + DEEPEST + " levels; expected an "
                    + "annotation of Pascal VOC");
        }
        if (path.isEmpty() && !reader.getLocalName().equals("annotation")) {
            throw wrong(reader, "begins with <" + reader.getLocalName() + ">; expected <annotation>, as Pascal VOC has"
                    + " it");
        }
        parents.add(String.join("/", path));
        path.addLast(reader.getLocalName());
        if (String.join("/", path).equals("annotation/object")) {
            thing = new LinkedHashMap<>();
            thingLine = Math.max(0, reader.getLocation().getLineNumber());
        }
    }

    private void leave(String path, String text) {
        String value = text.strip();
        boolean leaf = !parents.remove(path);
        String inside = path.startsWith("annotation/") ? path.substring("annotation/".length()) : "";
        if (inside.equals("object")) {
            finish();
        } else if (inside.startsWith("object/")) {
            ofObject(inside.substring("object/".length()), value, leaf);
        } else if (leaf && !inside.isEmpty()) {
            ofImage(inside, value);
        }
    }

    private void ofImage(String name, String value) {
        switch (name) {
            case "filename", "size/width", "size/height", "source/database" -> said.putIfAbsent(name, value);
            case "size/depth" -> {
                // The image itself has it.
            }
            case "segmented" -> {
                if (!isNothing(value)) {
                    sink.lost("segmentation masks, which are images of their own", fileName());
                }
            }
            default -> {
                if (!isNothing(value) && !IGNORED.contains(name)) {
                    if (name.contains("/")) {
                        sink.lost("values of <" + name + ">", fileName());
                    } else {
                        columns.putIfAbsent(name, value);
                    }
                }
            }
        }
    }

    private void ofObject(String name, String value, boolean leaf) {
        switch (name) {
            case "name", "bndbox/xmin", "bndbox/ymin", "bndbox/xmax", "bndbox/ymax" -> thing.putIfAbsent(name, value);
            case "attributes/attribute/name" -> attribute = value;
            case "attributes/attribute/value" -> said(attribute, value);
            case "part" -> sink.lost("parts of objects", fileName());
            case "polygon", "segmentation", "mask" -> sink.lost("polygons and masks of objects: only their bounding "
                    + "boxes are kept", fileName());
            case "robndbox" -> sink.lost("rotated boxes: only upright boxes beside them are kept", fileName());
            default -> {
                boolean named = name.startsWith("part/") || name.startsWith("polygon/") || name.startsWith("mask/")
                        || name.startsWith("segmentation/") || name.startsWith("robndbox/")
                        || name.startsWith("attributes/");
                if (leaf && !named && !name.contains("/")) {
                    said(name, value);
                } else if (leaf && !named && !isNothing(value)) {
                    sink.lost("values of <object/" + name + ">", fileName());
                }
            }
        }
    }

    private void said(String name, String value) {
        if (name.equals("rotation") && Decimals.parse(value).orElse(0) != 0) {
            sink.lost("rotations of boxes", fileName());
        } else if (!isNothing(value) && !value.equalsIgnoreCase("false")) {
            thing.putIfAbsent("=" + name, value);
        }
    }

    private static boolean isNothing(String value) {
        return NOTHING.contains(value.toLowerCase(Locale.ROOT));
    }

    private void finish() {
        double[] edges = new double[4];
        List<String> names = List.of("xmin", "ymin", "xmax", "ymax");
        for (int i = 0; i < edges.length; i++) {
            String text = thing.getOrDefault("bndbox/" + names.get(i), "");
            OptionalDouble edge = Decimals.parse(text);
            if (edge.isEmpty()) {
                sink.error(source.path(), thingLine, "the object has " + (text.isEmpty() ? "no " + names.get(i)
                        : "\"" + text + "\" for " + names.get(i)) + "; expected <bndbox> with four numbers");
                return;
            }
            edges[i] = edge.getAsDouble();
        }
        Map<String, String> values = new LinkedHashMap<>();
        thing.forEach((key, value) -> {
            if (key.startsWith("=")) {
                values.put(key.substring(1), value);
            }
        });
        things.add(new Thing(thing.getOrDefault("name", ""), edges, thingLine, values));
    }

    Path file() {
        return source.path();
    }

    String fileName() {
        return said.getOrDefault("filename", "");
    }

    String database() {
        return said.getOrDefault("source/database", "");
    }

    /** Returns width and height; zeros if not both are said. */
    double[] size() {
        return Decimals.size(said.getOrDefault("size/width", ""), said.getOrDefault("size/height", ""));
    }

    List<Thing> things() {
        return things;
    }

    Map<String, String> columns() {
        return columns;
    }
}
