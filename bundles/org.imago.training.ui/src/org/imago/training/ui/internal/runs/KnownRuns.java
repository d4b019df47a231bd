// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.osgi.util.NLS;
import org.imago.dataset.ImagoHome;
import org.imago.training.process.InstallationLauncher;
import org.imago.training.process.Run;
import org.imago.training.process.RunQueue;
import org.imago.training.ui.runs.RunTopics;
import org.imago.training.ui.runs.TrainingRuns;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** The runs of this workbench, each in a process of this installation. */
public final class KnownRuns implements TrainingRuns {

    /** Most heap of a run, in MiB. */
    private static final int MEMORY = 2048;
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final EventAdmin events;
    private final RunQueue queue = new RunQueue(new InstallationLauncher(() -> new InstallationLauncher.Resources(MEMORY, "auto")),
            () -> new RunQueue.Limits(1, GRACE), ImagoHome.folder().resolve("processes"), this::tell);

    /**
     * Creates the service.
     *
     * @param events what topics are told on
     */
    public KnownRuns(EventAdmin events) {
        this.events = events;
    }

    private void tell(Run run) {
        events.postEvent(new Event(RunTopics.CHANGED, Map.of(IEventBroker.DATA, run)));
    }

    @Override
    public RunQueue queue() {
        return queue;
    }

    @Override
    public void find(Path data) {
        Path runs = data.toAbsolutePath().normalize().resolveSibling("runs");
        Job job = Job.create(NLS.bind(Messages.KnownRuns_finding, runs), (ICoreRunnable) monitor -> adoptAll(runs));
        job.setSystem(true);
        job.schedule();
    }

    private void adoptAll(Path runs) {
        if (!Files.isDirectory(runs)) {
            return;
        }
        try (Stream<Path> entries = Files.list(runs)) {
            List<Path> folders = entries.filter(Files::isDirectory).sorted().toList();
            folders.forEach(this::adopt);
        } catch (IOException e) {
            Platform.getLog(KnownRuns.class).warn(NLS.bind(Messages.KnownRuns_unreadable, runs, e.getMessage()), e);
        }
    }

    private void adopt(Path folder) {
        try {
            queue.adopt(folder);
        } catch (IOException e) {
            Platform.getLog(KnownRuns.class).warn(NLS.bind(Messages.KnownRuns_unreadable, folder, e.getMessage()), e);
        }
    }

    /** The workbench ends; processes go on. */
    public void detach() {
        queue.detach();
    }
}
