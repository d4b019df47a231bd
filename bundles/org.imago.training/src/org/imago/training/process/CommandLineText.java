// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.util.List;
import java.util.stream.Collectors;

/** A command line in the form in which a POSIX shell takes it apart into the same words. */
public final class CommandLineText {

    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./~-]+";

    private CommandLineText() {
    }

    /**
     * Returns a command line of Imago.
     *
     * @param arguments the words behind {@code imago}
     * @return {@code imago} and the words, quoted where a shell needs it
     */
    public static String of(List<String> arguments) {
        return arguments.stream().map(CommandLineText::word).collect(Collectors.joining(" ", "imago ", ""));
    }

    private static String word(String word) {
        // A tilde in front would become the home folder.
        return word.matches(PLAIN) && !word.startsWith("~") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
