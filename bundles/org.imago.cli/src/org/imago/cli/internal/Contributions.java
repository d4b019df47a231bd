// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;

/** The commands that bundles contribute to the extension point {@code org.imago.cli.commands}. */
final class Contributions {

    private static final String POINT = "org.imago.cli.commands";

    private Contributions() {
    }

    /** Creates every contributed command; one that cannot be created is named on {@code errors} and left out. */
    static List<Object> commands(PrintStream errors) {
        List<Object> commands = new ArrayList<>();
        for (IConfigurationElement element : Platform.getExtensionRegistry().getConfigurationElementsFor(POINT)) {
            try {
                commands.add(element.createExecutableExtension("class"));
            } catch (CoreException | LinkageError e) {
                errors.println("imago: the command " + element.getAttribute("class") + " of the plug-in "
                        + element.getContributor().getName() + " is left out: " + e.getMessage());
            }
        }
        return commands;
    }
}
