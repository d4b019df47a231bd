// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sidecar;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ClassName;

/**
 * The classes of a CSV in their order. What the rows do not tell is kept beside it (see {@link Sidecar}), so that
 * numbers of classes stay what they were when they come from another format and go to one:
 *
 * <pre>{ "classes": {"storage": "name", "names": ["cat", "dog"]},
 *   "classNumbers": {"cat": 17, "dog": 18}, "classGroups": {"cat": "animal", "dog": "animal"} }</pre>
 */
final class ClassList {

    private static final String NUMBERS = "classNumbers";
    private static final String GROUPS = "classGroups";

    private ClassList() {
    }

    /** Reads the classes of a data set. */
    static List<ClassName> of(Dataset dataset) throws DatasetException {
        ObjectNode beside = Sidecar.read(dataset.file()).orElseGet(JsonNodeFactory.instance::objectNode);
        List<ClassName> classes = new ArrayList<>();
        for (String name : dataset.classes()) {
            JsonNode number = beside.path(NUMBERS).path(name);
            classes.add(new ClassName(name, number.isInt() ? OptionalInt.of(number.asInt()) : OptionalInt.empty(),
                    beside.path(GROUPS).path(name).asText("")));
        }
        return classes;
    }

    /** Tells whether the rows tell all classes in their order, so that nothing has to be kept beside them. */
    static boolean isTold(AnnotationSet set) {
        TreeSet<String> labels = new TreeSet<>();
        set.images().stream().map(AnnotatedImage::label).forEach(labels::add);
        labels.remove("");
        return set.classNames().equals(List.copyOf(labels)) && set.classes().stream()
                .allMatch(known -> known.number().isEmpty() && known.group().isEmpty());
    }

    /** Returns what is kept beside a CSV. */
    static ObjectNode toJson(AnnotationSet set) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ObjectNode classes = all.putObject(Sidecar.CLASSES).put("storage", "name");
        set.classNames().forEach(classes.putArray("names")::add);
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        ObjectNode groups = JsonNodeFactory.instance.objectNode();
        for (ClassName known : set.classes()) {
            known.number().ifPresent(number -> numbers.put(known.name(), number));
            if (!known.group().isEmpty()) {
                groups.put(known.name(), known.group());
            }
        }
        if (!numbers.isEmpty()) {
            all.set(NUMBERS, numbers);
        }
        if (!groups.isEmpty()) {
            all.set(GROUPS, groups);
        }
        return all;
    }
}
