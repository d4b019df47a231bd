// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.progress.IProgressConstants;
import org.imago.training.RunEvent;
import org.imago.training.process.Run;
import org.imago.training.process.RunState;

/**
 * A run at work as the Progress view shows it. It takes no thread, and does nothing but tell: the run is a process that
 * goes on without it.
 */
final class RunJob extends Job {

    private static final int UNITS = 1000;
    private static final String CROPPING = "cropping";

    private final Run run;
    private final Consumer<Run> stop;
    private Optional<IProgressMonitor> monitor = Optional.empty();
    private Optional<IStatus> end = Optional.empty();
    private int worked;

    /**
     * Creates the job.
     *
     * @param run  what is shown
     * @param stop called when a person cancels the job
     */
    RunJob(Run run, Consumer<Run> stop) {
        super(RunWords.name(run));
        this.run = run;
        this.stop = stop;
        // A person who annotates is not interrupted; the failure stays in the view, in the log and in the status line.
        setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
    }

    @Override
    protected IStatus run(IProgressMonitor told) {
        synchronized (this) {
            if (end.isPresent()) {
                return end.get();
            }
            monitor = Optional.of(told);
            told.beginTask("", hasTotal() ? UNITS : IProgressMonitor.UNKNOWN);
        }
        update();
        return ASYNC_FINISH;
    }

    private boolean hasTotal() {
        return switch (run.order().task()) {
            case "loop", "crop" -> true;
            default -> false;
        };
    }

    /** Shows how far the run is. */
    synchronized void update() {
        monitor.filter(told -> end.isEmpty()).ifPresent(told -> {
            int now = (int) Math.round(done() * UNITS);
            told.worked(Math.max(0, now - worked));
            worked = Math.max(worked, now);
            told.subTask(run.state() == RunState.CANCELLING ? Messages.RunJob_stopping
                    : RunWords.progress(run, Instant.now()));
        });
    }

    private double done() {
        Optional<Double> part = run.history().progress().map(progress -> progress.done() / (double) progress.total())
                .filter(Double::isFinite);
        if (run.order().task().equals("crop")) {
            return run.history().progress().map(RunEvent.Progress::what).filter(CROPPING::equals).isPresent()
                    ? part.orElse(0.0) : 0;
        }
        return RunExtent.of(run).map(RunExtent::share).orElse(0.0);
    }

    /** The run has ended, or is watched no longer. */
    void end() {
        IStatus status = switch (run.state()) {
            case FAILED -> Status.error(NLS.bind(Messages.RunJob_failed, getName(), run.reason()));
            case CANCELLED -> Status.CANCEL_STATUS;
            default -> Status.OK_STATUS;
        };
        boolean begun;
        synchronized (this) {
            end = Optional.of(status);
            begun = monitor.isPresent();
        }
        if (begun) {
            done(status);
        }
    }

    /** The platform cancels all jobs when it ends, which is no wish of a person. */
    @Override
    protected void canceling() {
        if (Ending.isUnderWay()) {
            return;
        }
        stop.accept(run);
    }
}
