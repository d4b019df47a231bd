// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What is said on standard error: text for people, or a JSON object a line for collectors of logs, with {@code time}
 * (ISO 8601), {@code type} and {@code text}; the events of a run look as in its {@code events.jsonl}.
 */
public final class LogLines {

    /** Environment variable that says it for all commands; the option of a command wins. */
    static final String VARIABLE = "IMAGO_LOG";

    private static final String PROPERTY = "imago.log";
    private static final String JSON = "json";
    private static final String OPTION = "--log";
    private static final String PREFIX = "imago: ";

    private LogLines() {
    }

    /** How it is said. */
    public enum Format {
        /** For people. */
        TEXT,
        /** For programs. */
        JSON
    }

    /**
     * Chooses for the rest of this process.
     *
     * @param format how it is said
     */
    public static void use(Format format) {
        System.setProperty(PROPERTY, format.name().toLowerCase(Locale.ROOT));
    }

    /** Tells whether each line is to be JSON. */
    static boolean json() {
        return JSON.equals(System.getProperty(PROPERTY));
    }

    /**
     * Returns a remark as it is said.
     *
     * @param text as people read it
     * @return the line, without a line end
     */
    public static String remark(String text) {
        return line("message", text, Map.of());
    }

    /** Returns an error as it is said. */
    static String error(String text, int exitCode) {
        return line("error", text, Map.of("exitCode", exitCode));
    }

    /** Returns an error with where in the program it was. */
    static String error(String text, int exitCode, String trace) {
        return line("error", text, Map.of("exitCode", exitCode, "stacktrace", trace));
    }

    /**
     * Chooses before the words of a command line are parsed, so that what is wrong with them is said in the same way.
     *
     * @param words       the words
     * @param environment variables by name
     * @return what is wrong with the variable; nothing if it names a format, or is not set
     */
    static Optional<String> choose(List<String> words, Map<String, String> environment) {
        String wanted = environment.getOrDefault(VARIABLE, "");
        Optional<Format> known = Arrays.stream(Format.values()).filter(format -> format.name().equalsIgnoreCase(wanted))
                .findFirst();
        known.ifPresent(LogLines::use);
        int option = words.indexOf(OPTION);
        if (words.contains(OPTION + "=" + JSON) || option >= 0 && words.subList(option + 1, words.size()).stream()
                .findFirst().filter(JSON::equalsIgnoreCase).isPresent()) {
            use(Format.JSON);
        }
        return wanted.isEmpty() || known.isPresent() ? Optional.empty() : Optional.of("the environment variable " + VARIABLE
                + " is '" + wanted + "'; expected text or json");
    }

    private static String line(String type, String text, Map<String, ?> further) {
        if (!json()) {
            return text;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", Instant.now().toString());
        object.put("type", type);
        object.put("text", text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
        object.putAll(further);
        return Json.line(object);
    }

    /** Lets what libraries log look like the rest, where that is JSON. */
    public static void formatLibraries() {
        if (json()) {
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                handler.setFormatter(new Formatter() {

                    @Override
                    public String format(LogRecord entry) {
                        return line("log", formatMessage(entry), Map.of("level", entry.getLevel().getName())) + "\n";
                    }
                });
            }
        }
    }
}
