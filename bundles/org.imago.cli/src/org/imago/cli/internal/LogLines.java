// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
        return JSON.equalsIgnoreCase(System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, "")));
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
