// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.imago.cli.ImagoCommand;

/** The headless application: hands its arguments to the command line and returns the exit code. */
public final class Application implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        // Libraries log what only their developers can use; what concerns the user, our own events say.
        Logger.getLogger("").setLevel(Level.WARNING);
        return Root.commandLine(Contributions.commands(System.err)).execute(arguments);
    }

    @Override
    public void stop() {
        ImagoCommand.cancelAll();
    }
}
