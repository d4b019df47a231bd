// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The data sets that are open in the workbench. An OSGi service; used in the UI thread only. */
public interface DatasetSessions {

    /**
     * Returns the open data sets.
     *
     * @return in the order in which they were opened
     */
    List<DatasetSession> all();

    /**
     * Returns the data set that the person works on.
     *
     * @return nothing if none is open
     */
    Optional<DatasetSession> active();

    /**
     * Makes a data set the one that the person works on.
     *
     * @param session an open data set
     */
    void activate(DatasetSession session);

    /**
     * Finds an open data set.
     *
     * @param csv its file
     * @return nothing if that file is not open
     */
    Optional<DatasetSession> find(Path csv);

    /**
     * Opens a data set, in the background, unless it is open or being opened.
     *
     * @param csv its file
     * @return completed in the UI thread; with a {@link org.imago.dataset.DatasetException} if it cannot be opened
     */
    CompletableFuture<DatasetSession> open(Path csv);

    /**
     * Closes a data set. What is not saved stays in its journal and is offered when it is opened again, unless the
     * session was told to {@linkplain DatasetSession#discard() discard} it.
     *
     * @param session an open data set
     */
    void close(DatasetSession session);
}
