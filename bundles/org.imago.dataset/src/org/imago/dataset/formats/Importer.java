// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.imago.dataset.DatasetException;
import org.imago.dataset.internal.formats.WideCsv;

/**
 * Reads data sets of other programs. First {@link #examine} reads and says what cannot be kept; nothing is written.
 * Then {@link #plan} prepares a CSV, and {@link Exporter#write} writes it:
 *
 * <pre>
 * ImportPreview preview = Importer.examine(format, ImportSource.of(path, Optional.empty()), options, monitor);
 * // show preview.losses(), preview.problems(), preview.classes()
 * ExportPreview plan = Importer.plan(preview, csv, false, monitor);
 * // show plan.losses(), plan.problems()
 * Exporter.write(plan, monitor);
 * </pre>
 */
public final class Importer {

    private Importer() {
    }

    /**
     * Reads a source and says what cannot be kept of it. Takes its time; not for the thread of a user interface.
     *
     * @param format  the format of the source
     * @param source  a file, a folder or bytes
     * @param options what a person decided
     * @param monitor shows progress and may ask to stop; may be {@code null}
     * @return what was read
     * @throws DatasetException           if it is no data set in this format, cannot be read or is too large
     * @throws OperationCanceledException if the monitor asked to stop
     */
    public static ImportPreview examine(AnnotationFormat format, ImportSource source, ImportOptions options,
            IProgressMonitor monitor) throws DatasetException {
        ImportSink sink = new ImportSink(source, options, monitor);
        try {
            format.read(source, sink);
        } catch (OperationCanceledException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DatasetException(source.path(), 0, "", "cannot be read as " + format.name() + " (" + e + ");"
                    + " expected " + format.description(), e);
        } catch (OutOfMemoryError e) {
            throw new DatasetException(source.path(), 0, "", "does not fit into the memory; expected a smaller data"
                    + " set; split it", e);
        }
        Notes notes = sink.notes();
        return new ImportPreview(format, sink.set(), notes.losses(), notes.problems(), notes.problemCount());
    }

    /**
     * Prepares to write what was read as a data set of ours.
     *
     * @param preview what was read
     * @param csv     the CSV, whose name ends in {@code .csv}
     * @param replace whether it may be replaced if it exists
     * @param monitor shows progress and may ask to stop; may be {@code null}
     * @return what will be written; says what is changed by that
     * @throws DatasetException if the name does not end so
     */
    public static ExportPreview plan(ImportPreview preview, Path csv, boolean replace, IProgressMonitor monitor)
            throws DatasetException {
        String name = csv.getFileName().toString();
        if (!name.toLowerCase(Locale.ROOT).endsWith(WideCsv.ENDING) || name.length() == WideCsv.ENDING.length()) {
            throw new DatasetException(csv, 0, "", "is no name of a CSV; expected one that ends in .csv");
        }
        ExportOptions options = ExportOptions.of(name.substring(0, name.length() - WideCsv.ENDING.length()))
                .withReplace(replace);
        return Exporter.examine(preview.set(), new WideCsv(), csv.toAbsolutePath().getParent(), options, monitor);
    }
}
