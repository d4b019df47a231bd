// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetSession;

/** Reads a data set again as it was saved last, which forgets the edits since. */
public final class Revert {

    private Revert() {
    }

    /**
     * Asks whether that is wanted, and does it. If the file cannot be read, it says so, and the edits are kept.
     *
     * @param shell   the window above which is asked
     * @param session the data set
     */
    public static void run(Shell shell, DatasetSession session) {
        int answer = MessageDialog.open(MessageDialog.WARNING, shell, Messages.Revert_title,
                NLS.bind(Messages.Revert_question, session.file().getFileName()), 0, Messages.Revert_yes,
                Messages.Revert_no);
        if (answer == 0) {
            revert(new DialogQuestions(shell), session);
        }
    }

    /** Reads the file again; tells whether that was done. */
    static boolean revert(Questions questions, DatasetSession session) {
        try {
            questions.whileWaiting(NLS.bind(Messages.Revert_reading, session.file().getFileName()),
                    session.store()::revert);
            session.reloaded();
            session.saved();
            return true;
        } catch (DatasetException e) {
            questions.failed(NLS.bind(Messages.Revert_failed, session.file().getFileName()), e);
            return false;
        }
    }
}
