// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.statushandlers.StatusManager;
import org.imago.annotation.AnnotationBindings;
import org.imago.annotation.AnnotationTypes;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetStore;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.SessionHost;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** The data sets that are open in this workbench. */
public final class OpenDatasets implements DatasetSessions, SessionHost {

    private static final String BUNDLE = "org.imago.dataset.ui";

    private final EventAdmin events;
    private final List<DatasetSession> sessions = new ArrayList<>();
    private final Map<Path, CompletableFuture<DatasetSession>> opening = new HashMap<>();
    private Optional<DatasetSession> active = Optional.empty();

    /**
     * Creates the service.
     *
     * @param events what topics are told on
     */
    public OpenDatasets(EventAdmin events) {
        this.events = events;
    }

    @Override
    public List<DatasetSession> all() {
        return List.copyOf(sessions);
    }

    @Override
    public Optional<DatasetSession> active() {
        return active;
    }

    @Override
    public void activate(DatasetSession session) {
        if (sessions.contains(session) && (active.isEmpty() || active.get() != session)) {
            active = Optional.of(session);
            publish(DatasetTopics.ACTIVATED, session);
        }
    }

    @Override
    public Optional<DatasetSession> find(Path csv) {
        Path file = normal(csv);
        return sessions.stream().filter(session -> normal(session.file()).equals(file)).findFirst();
    }

    private static Path normal(Path csv) {
        return csv.toAbsolutePath().normalize();
    }

    @Override
    public CompletableFuture<DatasetSession> open(Path csv) {
        Path file = normal(csv);
        return find(file).map(CompletableFuture::completedFuture)
                .orElseGet(() -> opening.computeIfAbsent(file, this::start));
    }

    private CompletableFuture<DatasetSession> start(Path file) {
        CompletableFuture<DatasetSession> result = new CompletableFuture<>();
        Job job = Job.create(NLS.bind(Messages.OpenDatasets_opening, file.getFileName()), (ICoreRunnable) monitor -> {
            try {
                Opened opened = read(file);
                inUserInterface(() -> finish(file, opened, result));
            } catch (DatasetException | RuntimeException e) {
                inUserInterface(() -> {
                    opening.remove(file);
                    result.completeExceptionally(e);
                });
            }
        });
        job.schedule();
        return result;
    }

    private record Opened(DatasetStore store, Optional<ImageFolder> images, AnnotationBindings annotations) {
    }

    private static Opened read(Path file) throws DatasetException {
        DatasetStore store = DatasetStore.open(file);
        try {
            AnnotationTypes types = AnnotationTypes.installed();
            AnnotationBindings annotations = AnnotationBindings.of(store.dataset(), types);
            return new Opened(store, images(store), annotations);
        } catch (DatasetException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Optional<ImageFolder> images(DatasetStore store) {
        try {
            return Optional.of(ImageFolder.locate(store.dataset(), Optional.empty()));
        } catch (DatasetException e) {
            // The rows can be worked on without images; the editor says what is missing and where it looked.
            return Optional.empty();
        }
    }

    private static void inUserInterface(Runnable work) {
        Display.getDefault().asyncExec(work);
    }

    private void finish(Path file, Opened opened, CompletableFuture<DatasetSession> result) {
        DatasetSession session = new DatasetSession(opened.store(), opened.images(), opened.annotations(), this);
        sessions.add(session);
        opening.remove(file);
        SessionMemory.restore(session);
        publish(DatasetTopics.OPENED, session);
        activate(session);
        result.complete(session);
    }

    @Override
    public void close(DatasetSession session) {
        if (!sessions.remove(session)) {
            return;
        }
        SessionMemory.keep(session);
        if (active.isPresent() && active.get() == session) {
            active = sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.getLast());
        }
        publish(DatasetTopics.CLOSED, session);
        active.ifPresent(next -> publish(DatasetTopics.ACTIVATED, next));
        session.dispose();
        DatasetStore store = session.store();
        Job.create(NLS.bind(Messages.OpenDatasets_closing, session.file().getFileName()), (ICoreRunnable) monitor -> {
            if (session.isDiscarded()) {
                store.closeAndForget();
            } else {
                store.close();
            }
        }).schedule();
    }

    @Override
    public void publish(String topic, Object data) {
        events.sendEvent(new Event(topic, Map.of(IEventBroker.DATA, data)));
    }

    @Override
    public void report(String what, Exception why) {
        String text = NLS.bind(Messages.OpenDatasets_failed, what, why.getMessage());
        StatusManager.getManager().handle(new Status(Status.ERROR, BUNDLE, text, why),
                StatusManager.SHOW | StatusManager.LOG);
    }
}
