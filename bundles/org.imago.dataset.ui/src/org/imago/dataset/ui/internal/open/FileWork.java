// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.lang.reflect.InvocationTargetException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.jface.operation.IRunnableContext;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.DatasetException;

/**
 * Work on files for which a person waits: it runs in another thread, the window goes on painting, but takes no input, so
 * that nothing is edited meanwhile.
 */
public final class FileWork {

    private FileWork() {
    }

    /** One step of work on files. */
    @FunctionalInterface
    public interface Step {

        /**
         * Does it.
         *
         * @throws DatasetException if it cannot be done
         */
        void run() throws DatasetException;
    }

    /**
     * Does a step and waits for it.
     *
     * @param shell the window that is blocked
     * @param what  what is done, shown if it takes long
     * @param step  the step; not in the UI thread
     * @throws DatasetException what the step throws
     */
    public static void run(Shell shell, String what, Step step) throws DatasetException {
        IRunnableWithProgress work = monitor -> {
            monitor.beginTask(what, IProgressMonitor.UNKNOWN);
            try {
                step.run();
            } catch (DatasetException e) {
                throw new InvocationTargetException(e);
            } finally {
                monitor.done();
            }
        };
        try {
            // The workbench shows its dialog only if the work takes long.
            if (PlatformUI.isWorkbenchRunning()) {
                PlatformUI.getWorkbench().getProgressService().busyCursorWhile(work);
            } else {
                IRunnableContext context = new ProgressMonitorDialog(shell);
                context.run(true, false, work);
            }
        } catch (InvocationTargetException e) {
            rethrow(e.getTargetException());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable cause) throws DatasetException {
        if (cause instanceof DatasetException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(cause);
    }
}
