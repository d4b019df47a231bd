// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.internal.formats.WideCsv;

/** Takes our own data sets, as they are open, for what is to be exported. */
public final class Datasets {

    private Datasets() {
    }

    /**
     * Reads a data set with its unsaved edits.
     *
     * @param dataset the data set
     * @param images  the folder in which its images lie, if that is known
     * @param monitor shows progress and may ask to stop; may be {@code null}
     * @return what is in it; cells that cannot be read are among the problems
     * @throws DatasetException           if it has more rows or boxes than the limits allow
     * @throws OperationCanceledException if the monitor asked to stop
     */
    public static ImportPreview read(Dataset dataset, Optional<Path> images, IProgressMonitor monitor)
            throws DatasetException {
        ImportSink sink = new ImportSink(ImportSource.of(dataset.file(), images), ImportOptions.DEFAULT, monitor);
        WideCsv.read(dataset, sink);
        Notes notes = sink.notes();
        return new ImportPreview(new WideCsv(), sink.set(), notes.losses(), notes.problems(), notes.problemCount());
    }
}
