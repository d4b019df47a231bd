// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Duplicates;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.ImagoHome;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleFacts;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.Foreground;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;

/** Looks at all images of a data set in the background and finds copies. What was decoded before is quick. */
final class FindDuplicates extends Job {

    /** The image that a person waits for comes first, but not for ever. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final DatasetSession session;
    private final Dataset dataset;
    private final Optional<ImageFolder> folder;
    private final Duplicates.Columns columns;
    private final Consumer<Outcome> told;
    private final Display display = Display.getCurrent();
    private final AtomicInteger begun = new AtomicInteger();
    private final int count;

    /**
     * How a search ended.
     *
     * @param found   what was found; nothing if it was cancelled or failed
     * @param problem what went wrong; empty if nothing did
     */
    record Outcome(Optional<FoundDuplicates> found, String problem) {
    }

    /**
     * Prepares a search.
     *
     * @param session the data set
     * @param columns columns that say something about copies
     * @param told    how it ended, in the UI thread
     */
    FindDuplicates(DatasetSession session, Duplicates.Columns columns, Consumer<Outcome> told) {
        super(NLS.bind(Messages.FindDuplicates_name, session.file().getFileName()));
        this.session = session;
        this.dataset = session.dataset();
        this.folder = session.images();
        this.columns = columns;
        this.told = told;
        this.count = dataset.samples().size();
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == session;
    }

    /** Returns how far it has come, 0 to 100. */
    int percent() {
        return count == 0 ? 0 : (int) (100L * begun.get() / count);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask("", count);
        try {
            FoundDuplicates found = find(monitor);
            tell(new Outcome(Optional.of(found), ""));
            return Status.OK_STATUS;
        } catch (OperationCanceledException | CancellationException e) {
            tell(new Outcome(Optional.empty(), ""));
            return Status.CANCEL_STATUS;
        } catch (DatasetException e) {
            tell(new Outcome(Optional.empty(), e.detail()));
            return Status.OK_STATUS;
        } catch (UncheckedIOException e) {
            tell(new Outcome(Optional.empty(), e.getMessage()));
            return Status.OK_STATUS;
        } catch (RuntimeException e) {
            tell(new Outcome(Optional.empty(), monitor.isCanceled() ? "" : e.toString()));
            // Rows that are read while others take their place may not be there; then the search was cancelled.
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.error(getName(), e);
        } finally {
            monitor.done();
        }
    }

    private void tell(Outcome outcome) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> told.accept(outcome));
        }
    }

    private FoundDuplicates find(IProgressMonitor monitor) throws DatasetException {
        List<Sample> samples = dataset.samples();
        PixelCache pixels = new PixelCache(ImagoHome.folder().resolve("cache").resolve("pixels"), new ImageDecoder());
        List<String> pictures = FoundDuplicates.pictures(samples, columns);
        SampleFacts facts = SampleFacts.read(samples, folder, pixels, () -> next(monitor));
        Duplicates duplicates = Duplicates.find(samples, facts::of, columns);
        return new FoundDuplicates(dataset, pictures, duplicates, folder,
                facts.missing() + facts.unreadable().size());
    }

    private void next(IProgressMonitor monitor) {
        try {
            Foreground.ofProcess().letPass(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCanceledException();
        }
        if (monitor.isCanceled()) {
            throw new OperationCanceledException();
        }
        begun.incrementAndGet();
        synchronized (this) {
            monitor.worked(1);
        }
    }
}
