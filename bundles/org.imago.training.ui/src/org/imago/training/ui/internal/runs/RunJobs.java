// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.imago.training.process.Run;
import org.imago.training.process.RunState;

/** A job in the Progress view for each run at work. Thread-safe. */
final class RunJobs {

    private final Map<Run, RunJob> jobs = new HashMap<>();
    private final Consumer<Run> stop;
    private final Consumer<Run> ended;
    private boolean closed;

    /**
     * Creates the jobs' keeper.
     *
     * @param stop  called when a person cancels the job of a run
     * @param ended told, in some thread, of a run that was at work and has ended
     */
    RunJobs(Consumer<Run> stop, Consumer<Run> ended) {
        this.stop = stop;
        this.ended = ended;
    }

    /**
     * Follows a run.
     *
     * @param run something about it has changed
     */
    void changed(Run run) {
        RunState state = run.state();
        boolean atWork = state == RunState.RUNNING || state == RunState.CANCELLING;
        RunJob job;
        boolean begins;
        synchronized (this) {
            begins = atWork && !jobs.containsKey(run) && !closed;
            if (begins) {
                jobs.put(run, new RunJob(run, stop));
            }
            job = atWork ? jobs.get(run) : jobs.remove(run);
        }
        if (begins) {
            job.schedule();
        } else if (job != null && atWork) {
            job.update();
        } else if (job != null) {
            job.end();
            ended.accept(run);
        }
    }

    /** Takes all jobs away; the runs go on. */
    void close() {
        Map<Run, RunJob> left;
        synchronized (this) {
            closed = true;
            left = Map.copyOf(jobs);
            jobs.clear();
        }
        left.values().forEach(RunJob::end);
    }
}
