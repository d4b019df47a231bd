// SPDX-License-Identifier: EPL-2.0
package org.imago.plugins.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.plugins.internal.Installation.Installed;
import org.imago.plugins.internal.Installation.Plugin;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago plugins}: what others made for Imago, from p2 repositories that the person names. */
@Command(name = "plugins", description = {"Installs, lists and removes plug-ins.", "",
    "They come as features of p2 repositories. Nothing is looked up anywhere but in the repository that is named. A plug-in "
            + "does with your files what it likes: install only from people whom you trust."},
    footer = {"", "Examples:", "  imago plugins list https://example.org/imago/",
        "  imago plugins install https://example.org/imago/ org.example.polygon",
        "  imago plugins remove org.example.polygon"},
    subcommands = {PluginsCommand.Install.class, PluginsCommand.ListAll.class, PluginsCommand.Remove.class})
public final class PluginsCommand extends ImagoCommand {

    private static final String ROW = "%-32s %-24s %s";

    @Override
    protected int execute() {
        throw new ParameterException(spec().commandLine(), "what to do? Give install, list or remove");
    }

    private static String row(Plugin plugin) {
        return String.format(Locale.ROOT, ROW, plugin.id(), plugin.version(), plugin.name()).stripTrailing();
    }

    /** {@code imago plugins install}. */
    @Command(name = "install", description = "Installs a feature of a repository, or brings it up to the newest version "
            + "there. Either all of it is installed, or nothing.")
    public static final class Install extends ImagoCommand {

        @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Where it is: an address, a folder, or a zip file.")
        private String repository;

        @Parameters(index = "1", paramLabel = "FEATURE", description = "What to install, as 'imago plugins list "
                + "REPOSITORY' names it.")
        private String feature;

        @Override
        protected int execute() throws Exception {
            Repository from = Repository.of(repository);
            try (Installation installation = Installation.open(cancellation())) {
                Installed installed = installation.install(from, feature);
                Plugin plugin = installed.plugin();
                out("installed " + plugin.id() + " " + plugin.version() + " from " + from.uri());
                out(installed.signatures().text());
                err("A window of Imago that is open takes notice when it is started again.");
            }
            return ExitCode.DONE;
        }
    }

    /** {@code imago plugins list}. */
    @Command(name = "list", description = "Lists what is installed beside Imago itself, or what a repository has.")
    public static final class ListAll extends ImagoCommand {

        @Parameters(arity = "0..1", paramLabel = "REPOSITORY", description = "An address, a folder, or a zip file.")
        private String repository;

        @Override
        protected int execute() throws Exception {
            try (Installation installation = Installation.open(cancellation())) {
                List<Plugin> plugins = repository == null ? installation.plugins()
                        : installation.offered(Repository.of(repository));
                if (plugins.isEmpty()) {
                    err(repository == null ? "no plug-ins are installed" : repository + " has no features");
                } else {
                    out(String.format(Locale.ROOT, ROW, "feature", "version", "name"));
                }
                for (Plugin plugin : plugins) {
                    out(row(plugin) + plugin.origin().map(origin -> ", from " + origin).orElse(""));
                }
            }
            return ExitCode.DONE;
        }
    }

    /** {@code imago plugins remove}. */
    @Command(name = "remove", description = "Removes a plug-in. Data sets are not touched: columns that only it understood "
            + "stay in the CSV as they are.")
    public static final class Remove extends ImagoCommand {

        @Parameters(paramLabel = "FEATURE", description = "What to remove, as 'imago plugins list' names it.")
        private String feature;

        @Override
        protected int execute() throws Exception {
            try (Installation installation = Installation.open(cancellation())) {
                Plugin plugin = installation.remove(feature);
                Optional<String> origin = plugin.origin();
                out("removed " + plugin.id() + " " + plugin.version()
                        + origin.map(some -> ", which came from " + some).orElse(""));
            }
            return ExitCode.DONE;
        }
    }
}
