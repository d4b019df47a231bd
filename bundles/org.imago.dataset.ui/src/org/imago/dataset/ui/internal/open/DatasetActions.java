// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;

import org.imago.dataset.ui.DatasetSession;

/** What the Datasets view lets a person do. Called in the UI thread. */
public interface DatasetActions {

    /** Asks for a file and opens it. */
    void browse();

    /** Opens a data set, or brings it to the front; a folder becomes one if the person wants that. */
    void open(Path path);

    /** Makes a data set of a folder of images. */
    void newFromFolder();

    /** Makes a data set of a CSV whose columns have other names. */
    void newFromCsv();

    /** Closes a data set; asks what is to become of edits that are not saved. */
    void close(DatasetSession session);

    /** Shows the folder of a file in the file manager. */
    void reveal(Path file);

    /** Takes the path of a file to the clipboard. */
    void copyPath(Path file);
}
