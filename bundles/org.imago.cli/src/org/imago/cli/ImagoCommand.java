// SPDX-License-Identifier: EPL-2.0
package org.imago.cli;

import java.util.concurrent.Callable;

import org.imago.cli.internal.LogLines;
import org.imago.cli.internal.Running;
import org.imago.cli.internal.Version;
import org.imago.training.Cancellation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command has: {@code --help}, {@code --stacktrace}, and a cancellation that SIGINT and SIGTERM set. Plug-in
 * authors may extend it. Results go to {@link #out}, everything else to standard error.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        usageHelpWidth = ImagoCommand.USAGE_WIDTH, usageHelpAutoWidth = true, synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n", parameterListHeading = "%nParameters:%n", optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n")
public abstract class ImagoCommand implements Callable<Integer> {

    /** Columns of a help text where the terminal's width is not known. */
    static final int USAGE_WIDTH = 100;

    private static final int LAST = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--stacktrace", order = LAST, description = "When the command fails, print where in the "
            + "program; for reports of errors.")
    private boolean stacktrace;

    private final Cancellation cancellation = new Cancellation();

    /** Creates the command; the command line sets its options afterwards. */
    protected ImagoCommand() {
    }

    @Option(names = "--log", order = LAST, paramLabel = "FORMAT", description = "What standard error holds: text, or json, "
            + "an object a line. Default: what IMAGO_LOG says, else text.")
    private void log(LogLines.Format format) {
        if (format != null) {
            LogLines.use(format);
        }
    }

    @Override
    public final Integer call() throws Exception {
        LogLines.formatLibraries();
        if (stacktrace) {
            System.setProperty("imago.stacktrace", "true");
        }
        try (Running running = Running.begin(cancellation)) {
            return execute();
        } catch (LinkageError e) {
            throw new EnvironmentException("the installation lacks something or does not fit this machine (" + e
                    + "); unpack it again, and see what 'imago devices' says", e);
        } catch (OutOfMemoryError e) {
            throw new EnvironmentException("memory is used up (" + e.getMessage() + "); close other programs, or take "
                    + "a smaller --size", e);
        }
    }

    /**
     * Does the work.
     *
     * @return an exit code, see {@link ExitCode}
     * @throws Exception any failure; data set, image and weights exceptions end with {@link ExitCode#BAD_INPUT}, an
     *                   {@link EnvironmentException} with {@link ExitCode#ENVIRONMENT}
     */
    protected abstract int execute() throws Exception;

    /** Returns what is set when the user or the system wants the command to stop. */
    protected final Cancellation cancellation() {
        return cancellation;
    }

    /**
     * Prints a line of the result on standard output.
     *
     * @param line text without a line end
     */
    protected final void out(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /**
     * Prints a remark on standard error.
     *
     * @param line text without a line end
     */
    protected final void err(String line) {
        spec.commandLine().getErr().println(LogLines.remark(line));
        spec.commandLine().getErr().flush();
    }

    /** Returns the picocli model of this command, for errors of usage. */
    protected final CommandSpec spec() {
        return spec;
    }

    /** Cancels every command under way in this process. */
    public static void cancelAll() {
        Running.cancelAll();
    }
}
