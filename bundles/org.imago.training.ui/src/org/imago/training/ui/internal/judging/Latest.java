// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.judging;

import java.io.UncheckedIOException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.imago.dataset.DatasetException;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;

/** Asks something that takes a while. Only the answer to the last question is told. Used in the UI thread. */
public final class Latest {

    private final Control control;
    private final String name;
    private final Consumer<String> failed;
    private Cancellation cancellation = new Cancellation();

    /**
     * Asks nothing yet.
     *
     * @param control whoever is told lives as long as this
     * @param name    what is done, for who looks at what is under way
     * @param failed  takes why there is no answer
     */
    public Latest(Control control, String name, Consumer<String> failed) {
        this.control = control;
        this.name = name;
        this.failed = failed;
        control.addDisposeListener(event -> forget());
    }

    /**
     * What is to be found out.
     *
     * @param <T> kind of answer
     */
    @FunctionalInterface
    public interface Question<T> {

        /**
         * Finds out, in a background thread.
         *
         * @param cancellation tells that nobody waits any more
         * @return the answer
         * @throws DatasetException   if there is none
         * @throws CancelledException when nobody waits any more
         */
        T answer(Cancellation cancellation) throws DatasetException, CancelledException;
    }

    /**
     * Asks.
     *
     * @param question what is to be found out
     * @param told     takes the answer, in the UI thread
     * @param <T>      kind of answer
     */
    public <T> void ask(Question<T> question, Consumer<T> told) {
        forget();
        Cancellation mine = cancellation;
        Job job = Job.create(name, (ICoreRunnable) monitor -> {
            try {
                T answer = question.answer(mine);
                later(mine, () -> told.accept(answer));
            } catch (CancelledException e) {
                // Nobody waits for the answer any more.
                return;
            } catch (DatasetException | UncheckedIOException e) {
                later(mine, () -> failed.accept(e.getMessage()));
            }
        });
        job.setSystem(true);
        job.schedule();
    }

    /** Waits for no answer any more. */
    public void forget() {
        cancellation.cancel();
        cancellation = new Cancellation();
    }

    /**
     * Tells something while the answer is sought, in the UI thread, unless nobody waits for it any more. For any thread.
     *
     * @param mine what the question was given
     * @param news what is told
     */
    public void later(Cancellation mine, Runnable news) {
        if (!control.isDisposed()) {
            control.getDisplay().asyncExec(() -> {
                if (!mine.isCancelled() && !control.isDisposed()) {
                    news.run();
                }
            });
        }
    }
}
