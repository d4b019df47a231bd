// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.runtime.OperationCanceledException;
import org.imago.dataset.DatasetException;

/** Makes the files of a data set that is written. Not to be implemented by plug-ins. */
public interface ExportTarget {

    /**
     * Returns what a person decided.
     *
     * @return the options
     */
    ExportOptions options();

    /**
     * Makes a file. It comes to its place when everything is written.
     *
     * @param path path relative to the folder of the data set, with slashes; used once
     * @return takes its content, buffered; to be closed
     * @throws IOException      if it cannot be made
     * @throws DatasetException if the path leaves the folder, or was used before
     */
    OutputStream file(String path) throws IOException, DatasetException;

    /**
     * Makes a file of text.
     *
     * @param path path relative to the folder of the data set, with slashes; used once
     * @param text its content, written in UTF-8
     * @throws IOException      if it cannot be made
     * @throws DatasetException if the path leaves the folder, or was used before
     */
    default void file(String path, String text) throws IOException, DatasetException {
        try (OutputStream out = file(path)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Says that another image is written. To be called for each.
     *
     * @throws OperationCanceledException if somebody asked to stop
     */
    void worked();
}
