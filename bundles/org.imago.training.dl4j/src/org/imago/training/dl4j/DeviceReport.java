// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What can compute on this machine, what was chosen, and why. */
public final class DeviceReport {

    private final String headline;
    private final Map<String, Object> facts;

    DeviceReport(String headline, Map<String, Object> facts) {
        this.headline = headline;
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * Returns the report for people.
     *
     * @return the choice in the first line, then a fact a line
     */
    public String text() {
        return headline + facts.entrySet().stream()
                .map(fact -> "%n  %-16s %s".formatted(fact.getKey(), show(fact.getValue())))
                .collect(Collectors.joining());
    }

    private static String show(Object value) {
        return switch (value) {
            case List<?> list when list.isEmpty() -> "none";
            case List<?> list when list.getFirst() instanceof Map<?, ?> -> list.stream().map(DeviceReport::show)
                    .collect(Collectors.joining("%n  %-16s ".formatted("")));
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(" "));
            case Map<?, ?> map -> map.entrySet().stream().map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", "));
            default -> String.valueOf(value);
        };
    }

    /**
     * Returns the report for programs: texts, numbers, truth values, lists of texts, and for each GPU
     * such a map of its own.
     *
     * @return facts by name, in a fixed order
     */
    public Map<String, Object> toMap() {
        return facts;
    }
}
