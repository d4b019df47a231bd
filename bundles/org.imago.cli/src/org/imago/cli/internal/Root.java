// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.cli.internal.config.Configuration;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a name: prints the help. All others are its subcommands. */
@Command(name = "imago", mixinStandardHelpOptions = true, versionProvider = Version.class,
        usageHelpWidth = 100, usageHelpAutoWidth = true, synopsisHeading = "%nUsage: ", descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n", commandListHeading = "%nCommands:%n",
        description = "Learns from a folder of images and a CSV: baseline, boxes, crops, and whether cropping helped.",
        subcommands = CommandLine.HelpCommand.class,
        footer = {"", "Examples:",
            "  imago demo                                  the whole loop on a sample that it draws itself",
            "  imago dataset validate butterflies.csv      what is wrong with the data set",
            "  imago run butterflies.csv --weights NAME    the whole loop on your images",
            "",
            "Results go to standard output, everything else to standard error.",
            "--safe leaves out what plug-ins from outside add; imago doctor tells what they add.",
            "Exit codes: 0 done, 1 failed, 2 usage, 3 bad input, 4 cancelled, 5 environment.",
            "IMAGO_HOME (default ~/.imago) holds weights and caches. imago COMMAND --help tells more."})
public final class Root implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Builds the command line from the contributed commands. */
    static CommandLine commandLine(List<String> arguments) {
        CommandLine line = new CommandLine(new Root());
        Commands.add(line, arguments);
        return configured(line);
    }

    /** Builds a command line from some commands. */
    static CommandLine of(List<Object> commands) {
        CommandLine line = new CommandLine(new Root());
        commands.forEach(line::addSubcommand);
        return configured(line);
    }

    /** Runs a command with its settings from file and environment; returns the exit code. */
    static int execute(CommandLine line, List<String> arguments, Map<String, String> environment) {
        try {
            LogLines.choose(arguments, environment).ifPresent(wrong -> {
                throw new ParameterException(line, wrong);
            });
            return line.execute(Configuration.expand(line, arguments, environment).toArray(String[]::new));
        } catch (BadInputException e) {
            return Failures.report(e, line.getErr());
        } catch (ParameterException e) {
            return usage(e, arguments.toArray(String[]::new));
        }
    }

    private static CommandLine configured(CommandLine line) {
        line.setExecutionExceptionHandler((exception, failing, result) -> Failures.report(exception, failing.getErr()));
        line.setParameterExceptionHandler(Root::usage);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? Give one of those below");
    }

    private static int usage(ParameterException exception, String[] arguments) {
        CommandLine failing = exception.getCommandLine();
        PrintWriter errors = failing.getErr();
        String name = failing.getCommandSpec().qualifiedName();
        if (LogLines.json()) {
            errors.println(LogLines.error(name + ": " + exception.getMessage(), ExitCode.USAGE));
            errors.flush();
            return ExitCode.USAGE;
        }
        errors.println(name + ": " + exception.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, errors);
        if (failing.getSubcommands().isEmpty()) {
            errors.println("Try: " + name + " --help");
        } else {
            failing.usage(errors);
        }
        errors.flush();
        return ExitCode.USAGE;
    }
}
