// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago config}: files with settings. */
@Command(name = "config", description = {"Makes and checks files with settings for --config.", "",
    "A file holds the options of a command without their dashes, and data for the data set: one key with a value on each "
            + "line, or a list of values. Paths are relative to its folder."},
    footer = {"", "Examples:", "  imago config init loop.yaml", "  imago config validate loop.yaml",
        "  imago run --config loop.yaml --out runs/tonight"},
    subcommands = {ConfigCommand.Init.class, ConfigCommand.Validate.class, ConfigCommand.Schema.class})
public final class ConfigCommand extends ImagoCommand {

    @Override
    protected int execute() {
        throw new ParameterException(spec().commandLine(), "what to do? Give init, validate or schema");
    }

    private static CommandLine find(CommandLine self, String name) {
        CommandLine root = self;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        CommandLine found = root;
        for (String word : name.split(" ")) {
            found = found == null ? null : found.getSubcommands().get(word);
        }
        if (found == null || found.getCommandSpec().findOption(Configuration.OPTION) == null) {
            throw new ParameterException(self, "no command '" + name + "' takes a file of settings");
        }
        return found;
    }

    /** {@code imago config init}. */
    @Command(name = "init", description = "Writes a file with all settings of a command, explained, with their defaults. A "
            + "file that is there is not written over.")
    public static final class Init extends ImagoCommand {

        @Parameters(paramLabel = "FILE.yaml", arity = "0..1", description = "The file. Default: standard output.")
        private Path file;

        @Option(names = "--for", paramLabel = "COMMAND", defaultValue = "run",
                description = "The command, such as run or \"train boxes\". Default: ${DEFAULT-VALUE}.")
        private String name;

        @Override
        protected int execute() throws Exception {
            String text = Configuration.template(find(spec().commandLine(), name));
            if (file == null) {
                text.lines().forEach(this::out);
            } else if (Files.exists(file)) {
                throw new BadInputException(file + " is there already, and nothing is ever written over: name another file");
            } else {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            }
            return ExitCode.DONE;
        }
    }

    /** {@code imago config validate}. */
    @Command(name = "validate", description = "Checks a file of settings, and runs nothing. What is wrong is told with its "
            + "line and column (exit code 3).")
    public static final class Validate extends ImagoCommand {

        @Parameters(paramLabel = "FILE.yaml", description = "The file.")
        private Path file;

        @Option(names = "--for", paramLabel = "COMMAND", defaultValue = "run",
                description = "The command whose settings it holds. Default: ${DEFAULT-VALUE}.")
        private String name;

        @Override
        protected int execute() throws Exception {
            Configuration.check(find(spec().commandLine(), name), file);
            out(file + " holds settings of imago " + name);
            return ExitCode.DONE;
        }
    }

    /** {@code imago config schema}. */
    @Command(name = "schema", description = "Prints a JSON Schema (draft 2020-12) of the settings of a command, with which "
            + "editors complete and check a file while it is written.")
    public static final class Schema extends ImagoCommand {

        @Option(names = "--for", paramLabel = "COMMAND", defaultValue = "run",
                description = "The command. Default: ${DEFAULT-VALUE}.")
        private String name;

        @Override
        protected int execute() {
            ConfigSchema.of(find(spec().commandLine(), name)).lines().forEach(this::out);
            return ExitCode.DONE;
        }
    }
}
