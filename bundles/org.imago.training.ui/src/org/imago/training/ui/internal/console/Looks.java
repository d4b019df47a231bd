// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.imago.training.process.Run;
import org.imago.training.process.RunState;

/**
 * What is in the folders of runs, looked at in the background whenever a run may have put something new there. UI
 * thread.
 */
final class Looks {

    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Control owner;
    private final Consumer<Run> news;
    private final Map<Run, Look> known = new HashMap<>();
    private final Set<Run> wanted = new LinkedHashSet<>();
    private boolean looking;

    private record Look(RunState state, LookedAt at, long when) {

        boolean isStale(Run run) {
            return state != run.state() || !state.ended() && !at.described()
                    && System.nanoTime() - when > AGAIN.toNanos();
        }
    }

    /**
     * Creates it.
     *
     * @param owner nothing is told once it is disposed of
     * @param news  told that something was found out about a run
     */
    Looks(Control owner, Consumer<Run> news) {
        this.owner = owner;
        this.news = news;
    }

    /** Returns what is known of a run's folder, and has it looked at if that may be out of date. */
    LookedAt of(Run run) {
        Look look = known.get(run);
        if ((look == null || look.isStale(run)) && wanted.add(run)) {
            next();
        }
        return look == null ? LookedAt.NOTHING : look.at();
    }

    void forget(Run run) {
        known.remove(run);
    }

    private void next() {
        if (looking || wanted.isEmpty()) {
            return;
        }
        looking = true;
        Set<Run> now = Set.copyOf(wanted);
        Job job = Job.create(Messages.Looks_job, (ICoreRunnable) monitor -> {
            Map<Run, Look> found = new HashMap<>();
            for (Run run : now) {
                RunState state = run.state();
                found.put(run, new Look(state, LookedAt.at(run), System.nanoTime()));
            }
            if (!owner.isDisposed()) {
                owner.getDisplay().asyncExec(() -> take(found));
            }
        });
        job.setSystem(true);
        job.schedule();
    }

    private void take(Map<Run, Look> found) {
        looking = false;
        if (!owner.isDisposed()) {
            known.putAll(found);
            wanted.removeAll(found.keySet());
            found.keySet().forEach(news);
            next();
        }
    }
}
