// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.internal.open.CsvFileDialog;

/** Asks where a CSV is to be written. It follows from something else until the person chooses another place. */
final class FollowingCsv {

    private final PathField field;
    private boolean follows = true;
    private boolean following;

    /**
     * Creates the row.
     *
     * @param parent its layout is a grid of at least three columns
     * @param label  text with a mnemonic
     * @param browse text of the button
     * @param title  title of the dialog that the button opens
     * @param change told that the person chose another place
     */
    FollowingCsv(Composite parent, String label, String browse, String title, Runnable change) {
        field = new PathField(parent, label, browse, () -> CsvFileDialog.save(parent.getShell(), title,
                path().orElse(Path.of(System.getProperty("user.home"), "dataset.csv"))), () -> changed(change));
    }

    private void changed(Runnable change) {
        if (!following) {
            follows = field.isEmpty();
            change.run();
        }
    }

    /** Goes to where it belongs by itself, unless the person chose a place. */
    void follow(Optional<Path> place) {
        if (follows) {
            following = true;
            place.ifPresent(field::set);
            following = false;
        }
    }

    /** Returns the absolute path; nothing if none is typed, or no file can have that name. */
    Optional<Path> path() {
        return field.path();
    }

    /** Returns whether nothing is typed. */
    boolean isEmpty() {
        return field.isEmpty();
    }
}
