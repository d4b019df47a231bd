// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.ContributionPoint;
import org.imago.contributions.Contributions;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.PicocliException;

/** The commands that bundles contribute to the extension point {@code org.imago.cli.commands}. */
public final class Commands {

    /** Version of what commands of plug-ins may use. */
    static final String API = "1.0";

    private static final ContributionPoint<Object> POINT = new ContributionPoint<>("org.imago.cli.commands", "command",
            Object.class, API, Set.of("help"), (declaration, command) -> true, declaration -> declaration);

    private Commands() {
    }

    /** Returns what bundles contribute, those that are switched off as well. */
    public static List<Contribution<Object>> contributions() {
        return Contributions.of(POINT);
    }

    /**
     * Adds the commands. Those of plug-ins are created only if the person names them: before that, their name and what
     * the plug-in says of them are enough.
     *
     * @param line      takes them
     * @param arguments of the command line
     */
    static void add(CommandLine line, List<String> arguments) {
        for (Contribution<Object> contribution : contributions()) {
            if (contribution.state() != State.OFF) {
                add(line, contribution, arguments);
            }
        }
    }

    private static void add(CommandLine line, Contribution<Object> contribution, List<String> arguments) {
        String id = contribution.declaration().id();
        if (!contribution.declaration().isOurs() && !arguments.contains(id)) {
            CommandSpec named = CommandSpec.create().name(id);
            named.usageMessage().description(contribution.declaration().name());
            line.addSubcommand(id, named);
            return;
        }
        Optional<Object> command = contribution.create();
        if (command.isPresent()) {
            try {
                CommandLine made = new CommandLine(command.get());
                if (made.getCommandName().equals(id)) {
                    line.addSubcommand(id, made);
                } else {
                    contribution.switchOff("it calls itself " + made.getCommandName()
                            + "; expected the identifier of its extension");
                }
            } catch (PicocliException e) {
                contribution.switchOff("it is no command: " + e.getMessage());
            }
        }
    }
}
