// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sidecar;

/**
 * What is said about the samples of a data set, in which order, and in which columns. Kept beside the CSV (see
 * {@link Sidecar}):
 *
 * <pre>{ "annotations": [{"type": "class"}, {"type": "choice", "label": "Side", "columns": ["side"],
 *     "names": ["dorsal", "ventral"], "options": {"list": "true"}}] }</pre>
 *
 * <p>Without that entry: class, exclude, box and reviewed, and those types of plug-ins whose columns the data set has.
 * Immutable.
 */
public final class AnnotationBindings {

    private static final String KEY = "annotations";
    private static final List<String> STANDARD = List.of(AnnotationTypes.CLASS, AnnotationTypes.EXCLUDE,
            AnnotationTypes.BOX, AnnotationTypes.REVIEWED);

    private final List<Binding> bindings;
    private final List<AnnotationType<?>> types;

    private AnnotationBindings(List<Binding> bindings, AnnotationTypes installed) {
        this.bindings = List.copyOf(bindings);
        this.types = bindings.stream().<AnnotationType<?>>map(binding -> bound(binding, installed)).toList();
    }

    /** A type whose plug-in is not installed is shown, so that nobody takes its values for missing. */
    private static AnnotationType<?> bound(Binding binding, AnnotationTypes installed) {
        Optional<AnnotationType<?>> type = installed.find(binding.type());
        return type.isPresent() ? type.get().bound(binding)
                : new DisplayType().bound(new Binding(AnnotationTypes.DISPLAY, binding.labelOr(binding.type()),
                        binding.columns(), List.of(), Map.of()));
    }

    /**
     * Finds what a data set is annotated with.
     *
     * @param dataset   the data set
     * @param installed the types that can be used
     * @return the bindings that are kept beside it, else the usual ones; a type that is not installed is displayed
     * @throws DatasetException if what is kept beside it cannot be read
     */
    public static AnnotationBindings of(Dataset dataset, AnnotationTypes installed) throws DatasetException {
        JsonNode kept = Sidecar.read(dataset.file()).<JsonNode>map(all -> all.path(KEY))
                .orElse(JsonNodeFactory.instance.missingNode());
        return new AnnotationBindings(kept.isMissingNode() || kept.isNull() ? usual(dataset, installed)
                : parse(Sidecar.fileFor(dataset.file()), kept), installed);
    }

    private static List<Binding> usual(Dataset dataset, AnnotationTypes installed) {
        List<Binding> usual = new ArrayList<>(STANDARD.stream().map(Binding::of).toList());
        for (AnnotationType<?> type : installed.contributed()) {
            if (type.columns(dataset).stream().anyMatch(column -> dataset.columnIndex(column) >= 0)) {
                usual.add(Binding.of(type.id()));
            }
        }
        return usual;
    }

    /**
     * Keeps other bindings beside a data set.
     *
     * @param dataset   the data set
     * @param installed the types that can be used
     * @param bindings  what its samples are annotated with from now on
     * @return the same, to be used
     * @throws DatasetException if the file beside it cannot be written; it is then as it was
     */
    public static AnnotationBindings write(Dataset dataset, AnnotationTypes installed, List<Binding> bindings)
            throws DatasetException {
        AnnotationBindings written = new AnnotationBindings(bindings, installed);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        bindings.forEach(binding -> array.add(toJson(binding)));
        Sidecar.put(dataset.file(), KEY, array);
        return written;
    }

    /**
     * Returns the bindings.
     *
     * @return in the order in which annotations are shown
     */
    public List<Binding> bindings() {
        return bindings;
    }

    /**
     * Returns the types, each bound to its columns.
     *
     * @return one for each of the {@link #bindings()}
     */
    public List<AnnotationType<?>> types() {
        return types;
    }

    private static ObjectNode toJson(Binding binding) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", binding.type());
        if (!binding.label().isBlank()) {
            node.put("label", binding.label());
        }
        if (!binding.columns().isEmpty()) {
            binding.columns().forEach(node.putArray("columns")::add);
        }
        if (!binding.names().isEmpty()) {
            binding.names().forEach(node.putArray("names")::add);
        }
        if (!binding.options().isEmpty()) {
            ObjectNode options = node.putObject("options");
            binding.options().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(option -> options.put(option.getKey(), option.getValue()));
        }
        return node;
    }

    private static List<Binding> parse(Path file, JsonNode kept) throws DatasetException {
        if (!kept.isArray()) {
            throw wrong(file, "is no list");
        }
        List<Binding> bindings = new ArrayList<>();
        for (JsonNode node : kept) {
            String type = node.path("type").asText("");
            if (type.isBlank()) {
                throw wrong(file, "has an entry without a type");
            }
            Map<String, String> options = new LinkedHashMap<>();
            node.path("options").properties().forEach(option -> options.put(option.getKey(),
                    option.getValue().asText()));
            bindings.add(new Binding(type, node.path("label").asText(""), texts(file, node.path("columns")),
                    texts(file, node.path("names")), options));
        }
        return bindings;
    }

    private static List<String> texts(Path file, JsonNode list) throws DatasetException {
        if (!list.isMissingNode() && !list.isArray()) {
            throw wrong(file, "has \"" + list.asText() + "\" where a list is expected");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static DatasetException wrong(Path file, String what) {
        return new DatasetException(file, 0, "", "the entry \"annotations\" " + what + "; expected [{\"type\": \"...\","
                + " \"label\": \"...\", \"columns\": [\"...\"]}]; correct it, or delete the entry for the usual ones");
    }
}
