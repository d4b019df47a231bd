// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * Looks something up in the background for a page, again and again as a person types: only the answer to the last
 * question is told. Used in the UI thread.
 */
public final class Lookup {

    /** Longer than between two letters, shorter than a person waits for. */
    private static final long PAUSE_MILLIS = 150;

    private final Control page;
    private final String what;
    private Optional<Job> last = Optional.empty();

    /**
     * Looks up for a page.
     *
     * @param page nothing is told once it is gone
     * @param what what is looked up, in words
     */
    public Lookup(Control page, String what) {
        this.page = page;
        this.what = what;
        page.addDisposeListener(event -> forget());
    }

    /** A question. */
    public interface Question<T> {

        /**
         * Finds the answer.
         *
         * @param monitor told how far it is; asked whether to stop
         * @return the answer
         * @throws Exception told instead of an answer
         */
        T answer(IProgressMonitor monitor) throws Exception;
    }

    /**
     * Asks, which makes earlier questions void.
     *
     * @param question asked in the background after a pause
     * @param answer   told the answer in the UI thread
     * @param failure  told what went wrong instead, in the UI thread
     */
    public <T> void ask(Question<T> question, Consumer<T> answer, Consumer<Exception> failure) {
        forget();
        Job job = Job.create(what, (ICoreRunnable) monitor -> {
            try {
                T found = question.answer(monitor);
                tell(monitor, () -> answer.accept(found));
            } catch (OperationCanceledException e) {
                // Another question was asked.
            } catch (Exception e) {
                tell(monitor, () -> failure.accept(e));
            }
        });
        job.setSystem(true);
        job.schedule(PAUSE_MILLIS);
        last = Optional.of(job);
    }

    private void tell(IProgressMonitor monitor, Runnable news) {
        if (!page.isDisposed()) {
            page.getDisplay().asyncExec(() -> {
                if (!monitor.isCanceled() && !page.isDisposed()) {
                    news.run();
                }
            });
        }
    }

    /** Makes earlier questions void. */
    public void forget() {
        last.ifPresent(Job::cancel);
    }
}
