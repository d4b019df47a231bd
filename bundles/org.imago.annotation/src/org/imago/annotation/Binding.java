// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which columns of a data set hold an annotation, and how.
 *
 * @param type    identifier of the annotation type
 * @param label   what people see; blank for the type's own name
 * @param columns names of the columns; empty for a type that finds its own. They need not exist yet
 * @param names   what can be chosen, for types with choices; else empty
 * @param options what else the type wants to know, by name
 */
public record Binding(String type, String label, List<String> columns, List<String> names,
        Map<String, String> options) {

    /** Option of choices and classes: {@code true} to show all names at once. */
    public static final String LIST = "list";

    /** Option of choices: how the choice stands in the cells, {@code name}, {@code index} or {@code one-hot}. */
    public static final String STORAGE = "storage";

    /** Option of text: {@code true} if it may have several lines. */
    public static final String MULTILINE = "multiline";

    /** Option of boxes: {@code true} if a sample may have several, whatever columns there are. */
    public static final String SEVERAL = "several";

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if there is no type
     */
    public Binding {
        if (type.isBlank()) {
            throw new IllegalArgumentException("a binding needs a type");
        }
        Objects.requireNonNull(label);
        columns = columns.stream().map(String::strip).toList();
        names = names.stream().map(String::strip).toList();
        options = Map.copyOf(options);
    }

    /**
     * Makes a binding of a type that finds its own columns.
     *
     * @param type identifier of the type
     * @return a binding without a label, columns and options
     */
    public static Binding of(String type) {
        return new Binding(type, "", List.of(), List.of(), Map.of());
    }

    /**
     * Returns whether an option is switched on.
     *
     * @param option its name
     * @return whether it is {@code true}
     */
    public boolean isOn(String option) {
        return Boolean.parseBoolean(options.getOrDefault(option, ""));
    }

    String labelOr(String name) {
        return label.isBlank() ? name : label.strip();
    }
}
