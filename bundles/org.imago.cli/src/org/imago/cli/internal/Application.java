// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.imago.cli.ImagoCommand;
import org.imago.contributions.Contributions;
import org.imago.contributions.Incidents;

import picocli.CommandLine;

/** The headless application: hands its arguments to the command line and returns the exit code. */
public final class Application implements IApplication {

    /** Leaves out what plug-ins from outside contribute. */
    private static final String SAFE = "--safe";

    @Override
    public Object start(IApplicationContext context) {
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        // Libraries log what only their developers can use; what concerns the user, our own events say.
        Logger.getLogger("").setLevel(Level.WARNING);
        List<String> words = new ArrayList<>(List.of(arguments));
        if (words.removeIf(SAFE::equals)) {
            System.setProperty(Contributions.SAFE_MODE_PROPERTY, "true");
        }
        // What is wrong with it is said when the words are parsed; plug-ins may have something to say before.
        LogLines.choose(words, System.getenv());
        Incidents.listen(incident -> System.err.println(LogLines.remark("imago: " + incident.words())));
        CommandLine line = Root.commandLine(words);
        return Root.execute(line, words, System.getenv());
    }

    @Override
    public void stop() {
        ImagoCommand.cancelAll();
    }
}
