// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.osgi.util.NLS;
import org.imago.dataset.ImagoHome;
import org.imago.dataset.ui.internal.open.RecentDatasets;
import org.imago.training.process.InstallationLauncher;
import org.imago.training.process.Run;
import org.imago.training.process.RunQueue;
import org.imago.training.ui.internal.preferences.RunPreferences;
import org.imago.training.ui.runs.RunTopics;
import org.imago.training.ui.runs.TrainingRuns;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** The runs of this workbench, each in a process of this installation. */
public final class KnownRuns implements TrainingRuns {

    private final EventAdmin events;
    private final RunQueue queue = new RunQueue(new InstallationLauncher(RunPreferences::resources),
            RunPreferences::limits, ImagoHome.folder().resolve("processes"), this::tell);
    private final UnfinishedRuns unfinished = new UnfinishedRuns(
            InstanceScope.INSTANCE.getNode(RunPreferences.NODE).node("unfinished"));
    private volatile boolean pickedUp;

    /**
     * Creates the service.
     *
     * @param events what topics are told on
     */
    public KnownRuns(EventAdmin events) {
        this.events = events;
        Job job = Job.create(Messages.KnownRuns_picking_up, (ICoreRunnable) monitor -> pickUp());
        job.setSystem(true);
        job.schedule();
    }

    /** What an earlier workbench left, and what one that crashed had begun. */
    private void pickUp() {
        unfinished.kept().forEach(this::adopt);
        for (Path data : RecentDatasets.ofWorkspace().all()) {
            foldersBeside(data).stream().filter(RunQueue::isUnfinished).forEach(this::adopt);
        }
        pickedUp = true;
        keepUnfinished();
    }

    private void keepUnfinished() {
        // What is kept last must be what was found out last.
        synchronized (unfinished) {
            unfinished.keep(queue.runs().stream().filter(run -> !run.state().ended())
                    .map(run -> run.order().folder()).toList());
        }
    }

    private void tell(Run run) {
        if (pickedUp) {
            keepUnfinished();
        }
        events.postEvent(new Event(RunTopics.CHANGED, Map.of(IEventBroker.DATA, run)));
    }

    @Override
    public RunQueue queue() {
        return queue;
    }

    @Override
    public void find(Path data) {
        Job job = Job.create(NLS.bind(Messages.KnownRuns_finding, data), (ICoreRunnable) monitor ->
            foldersBeside(data).forEach(this::adopt));
        job.setSystem(true);
        job.schedule();
    }

    private static List<Path> foldersBeside(Path data) {
        Path runs = data.toAbsolutePath().normalize().resolveSibling("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            Platform.getLog(KnownRuns.class).warn(NLS.bind(Messages.KnownRuns_unreadable, runs, e.getMessage()), e);
            return List.of();
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
