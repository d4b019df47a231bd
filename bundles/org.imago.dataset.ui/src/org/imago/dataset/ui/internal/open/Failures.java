// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.DatasetException;

/** Shows what could not be done. */
public final class Failures {

    private Failures() {
    }

    /**
     * Shows a failure and waits until it was read.
     *
     * @param shell the window above which it is shown
     * @param what  what was tried, as a heading
     * @param why   what went wrong
     */
    public static void show(Shell shell, String what, Throwable why) {
        MessageDialog.openError(shell, what, text(why));
    }

    /** Puts a failure in words. What the program did not expect is named by its class, for it may have no message. */
    static String text(Throwable why) {
        boolean expected = why instanceof DatasetException;
        return expected ? why.getMessage() : NLS.bind(Messages.Failures_unexpected, why);
    }
}
