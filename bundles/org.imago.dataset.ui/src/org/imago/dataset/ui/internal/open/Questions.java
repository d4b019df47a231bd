// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.imago.dataset.DatasetException;
import org.imago.dataset.Merge;

/** What is asked of, or told to, a person while a data set is being opened. Called in the UI thread. */
public interface Questions {

    /** What is to become of edits that a crash left. */
    enum Recovery {
        /** They are made again. */
        RECOVER,
        /** They are forgotten. */
        DISCARD,
        /** They stay where they are, and are asked for the next time. */
        LATER
    }

    /**
     * Asks what is to become of edits that a crash left.
     *
     * @param csv   the data set
     * @param edits how many there are, at least one
     * @return the answer
     */
    Recovery recover(Path csv, int edits);

    /**
     * Asks whether what another program did to a data set is to be taken over, and which of the changes that contradict
     * each other are to stay.
     *
     * @param csv   the data set, with edits that are not saved
     * @param merge what becomes of them
     * @return which conflicts are decided for the person's edits; nothing to decide later
     */
    Optional<Predicate<Merge.Conflict>> merge(Path csv, Merge merge);

    /**
     * Says that a data set cannot be changed.
     *
     * @param csv    the data set
     * @param reason why, for instance who has it open
     */
    void readOnly(Path csv, String reason);

    /**
     * Says what could not be done.
     *
     * @param what what was tried, as a heading
     * @param why  what went wrong, where, and what to do
     */
    void failed(String what, Throwable why);

    /**
     * Asks which of the data sets in a folder is meant.
     *
     * @param folder the folder
     * @param csvs   the files, at least one
     * @return the choice; nothing to open none
     */
    Optional<Path> choose(Path folder, List<Path> csvs);

    /**
     * Offers to make a data set of the images in a folder that has none.
     *
     * @param folder the folder
     * @return the new data set; nothing if the person did not make one
     */
    Optional<Path> create(Path folder);

    /**
     * Does work on files while the person waits, not in the UI thread.
     *
     * @param what what is done
     * @param work the work
     * @throws DatasetException what the work throws
     */
    void whileWaiting(String what, FileWork.Step work) throws DatasetException;
}
