// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.nio.file.Path;
import java.util.Optional;

import org.imago.training.process.Run;

/** What the console asks of the workbench around it. In the UI thread, unless a method says otherwise. */
public interface ConsoleHost {

    /**
     * Asks before something that cannot be undone.
     *
     * @param title    of the dialog
     * @param question what would happen
     * @param yes      what the button says that does it
     * @return whether the person wants it
     */
    boolean ask(String title, String question, String yes);

    /**
     * Says that something failed. In any thread.
     *
     * @param title   what failed
     * @param message why, and what to do
     */
    void fail(String title, String message);

    /**
     * Asks where to write.
     *
     * @param title of the dialog
     * @param name  a name that fits
     * @return nothing if the person does not want to; a file that exists may be replaced
     */
    Optional<Path> file(String title, String name);

    /** Returns whether a run can be started again with its settings. */
    boolean canRunAgain();

    /**
     * Opens the settings of a run to start another one with them.
     *
     * @param run any run
     */
    void runAgain(Run run);

    /**
     * Shows the figures of a run.
     *
     * @param run a run with predictions
     */
    void showEvaluation(Run run);

    /**
     * Shows what a run predicted as proposals to review.
     *
     * @param run a run with predictions
     */
    void showProposals(Run run);

    /**
     * Opens a file or a folder with the program that the system has for it.
     *
     * @param file what is opened
     */
    void open(Path file);
}
