// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.imago.dataset.ui.DatasetSession;

/**
 * Finds out in the background what the tree of data sets tells: the numbers of those that are open, and which of the
 * others are missing. Used in the UI thread.
 */
final class DatasetFacts {

    /** Edits follow one another; the numbers need not follow each of them. */
    private static final long PAUSE_MILLIS = 300;

    private final Display display;
    private final Runnable changed;
    private final Map<DatasetSession, DatasetSummary> summaries = new WeakHashMap<>();
    private final Map<DatasetSession, Job> counting = new HashMap<>();
    private Set<Path> missing = Set.of();
    private Optional<Job> looking = Optional.empty();

    /**
     * Prepares.
     *
     * @param display told in its thread
     * @param changed called when more is known
     */
    DatasetFacts(Display display, Runnable changed) {
        this.display = display;
        this.changed = changed;
    }

    /** Returns the numbers of an open data set; nothing before they were counted. */
    Optional<DatasetSummary> summary(DatasetSession session) {
        return Optional.ofNullable(summaries.get(session));
    }

    /** Tells whether a file was not there when it was last looked for. */
    boolean isMissing(Path file) {
        return missing.contains(file);
    }

    /** Counts at once if nothing is known yet, else when edits pause. */
    void count(DatasetSession session) {
        Job job = counting.computeIfAbsent(session, this::counter);
        job.cancel();
        job.schedule(summaries.containsKey(session) ? PAUSE_MILLIS : 0);
    }

    private Job counter(DatasetSession session) {
        String name = NLS.bind(Messages.DatasetFacts_counting, session.file().getFileName());
        Job job = Job.create(name, (ICoreRunnable) monitor -> {
            DatasetSummary summary = DatasetSummary.of(session.dataset(), monitor);
            inUserInterface(() -> {
                if (counting.containsKey(session)) {
                    summaries.put(session, summary);
                    changed.run();
                }
            });
        });
        job.setSystem(true);
        return job;
    }

    /** Forgets a data set that was closed. */
    void forget(DatasetSession session) {
        summaries.remove(session);
        Job job = counting.remove(session);
        if (job != null) {
            job.cancel();
        }
    }

    /** Looks which files are missing. */
    void look(List<Path> files) {
        looking.ifPresent(Job::cancel);
        Job job = Job.create(Messages.DatasetFacts_looking, (ICoreRunnable) monitor -> {
            Set<Path> gone = files.stream().filter(file -> !Files.isRegularFile(file)).collect(Collectors.toSet());
            inUserInterface(() -> {
                if (!monitor.isCanceled() && !gone.equals(missing)) {
                    missing = gone;
                    changed.run();
                }
            });
        });
        job.setSystem(true);
        job.schedule();
        looking = Optional.of(job);
    }

    private void inUserInterface(Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(work);
        }
    }

    /** Stops. */
    void dispose() {
        counting.values().forEach(Job::cancel);
        counting.clear();
        looking.ifPresent(Job::cancel);
    }
}
