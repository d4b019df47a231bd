// SPDX-License-Identifier: EPL-2.0
package org.imago.help.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ImagoHome;

/** Writes the help where a browser can read it, and opens it there: everybody knows how to search and print in one. */
final class OpenHelp {

    private OpenHelp() {
    }

    /**
     * Opens a page.
     *
     * @param shell where a failure is told
     * @param page  name of its file
     */
    static void at(Shell shell, String page) {
        List<HelpKeys.Category> keys = HelpKeys.current();
        Path folder = ImagoHome.folder().resolve("help");
        Job.create(Messages.OpenHelp_job, (ICoreRunnable) monitor -> {
            try {
                HelpBook.installed().write(folder, keys);
                shell.getDisplay().asyncExec(() -> show(shell, folder.resolve(page)));
            } catch (IOException e) {
                shell.getDisplay().asyncExec(() -> MessageDialog.openError(shell, Messages.OpenHelp_title,
                        NLS.bind(Messages.OpenHelp_notWritten, folder, e.getMessage())));
            }
        }).schedule();
    }

    private static void show(Shell shell, Path page) {
        if (!Program.launch(page.toUri().toString()) && !shell.isDisposed()) {
            MessageDialog.openInformation(shell, Messages.OpenHelp_title,
                    NLS.bind(Messages.OpenHelp_noBrowser, page));
        }
    }
}
