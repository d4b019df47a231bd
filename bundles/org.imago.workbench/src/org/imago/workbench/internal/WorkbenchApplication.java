// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.imago.contributions.Contributions;
import org.imago.contributions.Incidents;
import org.imago.dataset.ImagoHome;
import org.osgi.framework.FrameworkUtil;

/** Opens the workbench's window and returns when it is closed. */
public final class WorkbenchApplication implements IApplication {

    /** Exit code of a start that an environment did not let happen, as at the command line. */
    private static final Integer ENVIRONMENT = 5;
    /** Leaves out what plug-ins from outside contribute. */
    private static final String SAFE = "-safe";
    /** System property from which the about text takes the version, see about.mappings. */
    private static final String VERSION = "imago.version";

    @Override
    public Object start(IApplicationContext context) {
        System.setProperty(VERSION, FrameworkUtil.getBundle(getClass()).getVersion().toString());
        if (words(context).contains(SAFE)) {
            System.setProperty(Contributions.SAFE_MODE_PROPERTY, "true");
        }
        Incidents.listen(incident -> ILog.of(getClass())
                .log(new Status(IStatus.ERROR, incident.plugin(), incident.words())));
        Display display = PlatformUI.createDisplay();
        try {
            if (!takeWorkspace(display)) {
                return ENVIRONMENT;
            }
            int code = PlatformUI.createAndRunWorkbench(display, new ImagoAdvisor(dataset(context)));
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /** The first argument: behind an option, a word may be that option's value. */
    private static Optional<Path> dataset(IApplicationContext context) {
        return words(context).stream().filter(word -> !word.equals(SAFE)).findFirst()
                .filter(word -> !word.startsWith("-")).map(Path::of);
    }

    private static List<String> words(IApplicationContext context) {
        return context.getArguments().get(IApplicationContext.APPLICATION_ARGS) instanceof String[] words
                ? List.of(words) : List.of();
    }

    /**
     * Takes the folder in which the workbench keeps its layout and preferences. Two workbenches would overwrite one
     * another's.
     */
    private static boolean takeWorkspace(Display display) {
        Location location = Platform.getInstanceLocation();
        Path folder = ImagoHome.folder().resolve("workspace");
        try {
            if (location.isSet()) {
                folder = Path.of(location.getURL().getPath());
            } else {
                Files.createDirectories(folder);
                location.set(url(folder), false);
            }
            while (!location.lock()) {
                if (!askAgain(display, NLS.bind(Messages.WorkbenchApplication_locked, folder))) {
                    return false;
                }
            }
            return true;
        } catch (IOException | IllegalStateException e) {
            MessageDialog.openError(null, Messages.WorkbenchApplication_title,
                    NLS.bind(Messages.WorkbenchApplication_unwritable, folder, e.getMessage()));
            return false;
        }
    }

    private static URL url(Path folder) throws IOException {
        return folder.toUri().toURL();
    }

    private static boolean askAgain(Display display, String message) {
        return MessageDialog.open(MessageDialog.WARNING, display.getActiveShell(), Messages.WorkbenchApplication_title,
                message, 0, Messages.WorkbenchApplication_retry, Messages.WorkbenchApplication_quit) == 0;
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            PlatformUI.getWorkbench().getDisplay().syncExec(() -> PlatformUI.getWorkbench().close());
        }
    }
}
