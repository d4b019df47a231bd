// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings of a command as JSON Schema, draft 2020-12 (json-schema.org). Made of the options themselves, as the file is
 * checked by them.
 */
final class ConfigSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "type";
    private static final String STRING = "string";
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> REAL = Set.of(double.class, Double.class);

    private ConfigSchema() {
    }

    /**
     * Describes the settings.
     *
     * @param command the command
     * @return JSON, indented
     */
    static String of(CommandLine command) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Settings of " + command.getCommandSpec().qualifiedName());
        schema.put(TYPE, "object");
        ObjectNode properties = schema.putObject("properties");
        Configuration.settings(command).forEach((key, argument) -> describe(argument, properties.putObject(key)));
        schema.put("additionalProperties", false);
        return schema.toPrettyString();
    }

    private static void describe(ArgSpec argument, ObjectNode property) {
        property.put("description", String.join(" ", argument.renderedDescription()).replaceAll("\\s+", " ").strip());
        Class<?> type = argument.auxiliaryTypes()[0];
        if (argument instanceof OptionSpec option && option.arity().max() == 0) {
            property.put(TYPE, "boolean");
        } else if (argument.isMultiValue()) {
            // One value may stand without brackets, or several in one text, with commas.
            ArrayNode ways = property.putArray("oneOf");
            ways.addObject().put(TYPE, STRING);
            ways.addObject().put(TYPE, "array").putObject("items").put(TYPE, STRING);
        } else if (WHOLE.contains(type)) {
            property.put(TYPE, "integer");
        } else if (REAL.contains(type)) {
            property.put(TYPE, "number");
        } else {
            property.put(TYPE, STRING);
            names(type).forEach(name -> (property.has("enum") ? (ArrayNode) property.get("enum")
                    : property.putArray("enum")).add(name));
        }
        value(argument, property);
    }

    private static List<String> names(Class<?> type) {
        return !type.isEnum() ? List.of() : Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT)).toList();
    }

    private static void value(ArgSpec argument, ObjectNode property) {
        String value = argument.defaultValue();
        if (value != null) {
            switch (property.path(TYPE).asText()) {
                case "integer" -> property.put("default", Long.parseLong(value));
                case "number" -> property.put("default", Double.parseDouble(value));
                case "boolean" -> property.put("default", Boolean.parseBoolean(value));
                default -> property.put("default", value);
            }
        }
    }
}
