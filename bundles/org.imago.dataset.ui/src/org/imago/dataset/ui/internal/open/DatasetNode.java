// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.Optional;

import org.imago.dataset.ui.DatasetSession;

/** A line of the tree of data sets. */
sealed interface DatasetNode {

    /** A heading. */
    enum Group implements DatasetNode {
        /** Data sets that are open. */
        OPEN,
        /** Data sets that were open. */
        RECENT
    }

    /** A data set that is open. */
    record Open(DatasetSession session) implements DatasetNode {
    }

    /** What is known of a data set that is open. */
    record Detail(DatasetSession session, Fact fact) implements DatasetNode {
    }

    /** A data set that was open. */
    record Recent(Path file) implements DatasetNode {
    }

    /** What is told of a data set that is open, in the order of the lines. */
    enum Fact {
        /** How many samples and classes. */
        SIZE,
        /** How many samples have what. */
        STATE,
        /** Where it lies. */
        FOLDER
    }

    /** Returns the file that the line is about; nothing for a heading. */
    default Optional<Path> path() {
        return switch (this) {
            case Group group -> Optional.empty();
            case Open open -> Optional.of(open.session().file());
            case Detail detail -> Optional.of(detail.session().file());
            case Recent recent -> Optional.of(recent.file());
        };
    }

    /** Returns the open data set that the line is about. */
    default Optional<DatasetSession> openSession() {
        return switch (this) {
            case Group group -> Optional.empty();
            case Open open -> Optional.of(open.session());
            case Detail detail -> Optional.of(detail.session());
            case Recent recent -> Optional.empty();
        };
    }
}
