// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.util.List;
import java.util.regex.Pattern;

/** The command line as a person can paste it into a shell again. */
final class CommandText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,+-]+");

    private CommandText() {
    }

    static String of(String command, List<String> arguments) {
        StringBuilder text = new StringBuilder(System.getProperty("imago.command", "imago")).append(' ')
                .append(command);
        for (String argument : arguments) {
            text.append(' ').append(PLAIN.matcher(argument).matches() ? argument
                    : "'" + argument.replace("'", "'\\''") + "'");
        }
        return text.toString();
    }
}
