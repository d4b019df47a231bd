// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.imago.training.process.Run;
import org.imago.training.process.RunQueue;
import org.imago.training.process.RunState;

/**
 * Asks what is to become of runs when a person closes the workbench. What is answered is done once the windows are
 * closed: until then another question, about edits that are not saved, may still keep the workbench open.
 */
public final class ClosingQuestion implements IWorkbenchListener {

    private static final long LOOK = 100;

    private final RunQueue queue;
    private final Runnable left;
    private boolean stop;

    /**
     * Creates the listener.
     *
     * @param queue runs
     * @param left  told that nobody watches the runs any more
     */
    public ClosingQuestion(RunQueue queue, Runnable left) {
        this.queue = queue;
        this.left = left;
    }

    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
        stop = false;
        List<Run> unfinished = unfinished();
        if (forced || unfinished.isEmpty()) {
            return true;
        }
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        Answer answer = ask(window == null ? null : window.getShell(), unfinished);
        stop = answer == Answer.STOP;
        return answer != Answer.STAY;
    }

    private List<Run> unfinished() {
        return Stream.concat(queue.atWork().stream(), queue.waiting().stream()).toList();
    }

    private enum Answer { LEAVE, STOP, STAY }

    private static Answer ask(Shell shell, List<Run> runs) {
        String list = runs.stream().map(run -> NLS.bind(run.state() == RunState.QUEUED
                ? Messages.ClosingQuestion_waiting : Messages.ClosingQuestion_at_work, RunWords.name(run)))
                .collect(Collectors.joining("\n"));
        int pressed = MessageDialog.open(MessageDialog.QUESTION, shell, Messages.ClosingQuestion_title,
                NLS.bind(Messages.ClosingQuestion_text, runs.size(), list), 0, Messages.ClosingQuestion_leave,
                Messages.ClosingQuestion_stop, Messages.ClosingQuestion_cancel);
        return pressed == 0 ? Answer.LEAVE : pressed == 1 ? Answer.STOP : Answer.STAY;
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
        if (stop) {
            stopAll();
        }
        queue.detach();
        left.run();
    }

    private void stopAll() {
        queue.waiting().forEach(queue::cancel);
        queue.atWork().forEach(queue::cancel);
        try {
            new ProgressMonitorDialog(null).run(true, true, this::await);
        } catch (InvocationTargetException e) {
            Platform.getLog(ClosingQuestion.class).error(e.getMessage(), e);
        } catch (InterruptedException e) {
            // A person has waited enough: the runs stop by themselves.
            return;
        }
    }

    /** The queue kills what has not stopped after the grace. */
    private void await(IProgressMonitor monitor) throws InterruptedException {
        monitor.beginTask(Messages.ClosingQuestion_stopping, IProgressMonitor.UNKNOWN);
        for (List<Run> runs = queue.atWork(); !runs.isEmpty(); runs = queue.atWork()) {
            if (monitor.isCanceled()) {
                throw new InterruptedException();
            }
            monitor.subTask(runs.stream().map(RunWords::name).collect(Collectors.joining(Messages.RunWords_separator)));
            Thread.sleep(LOOK);
        }
    }
}
