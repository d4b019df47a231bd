// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Merge;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;

/** Opens a data set and asks, once for each, what has to be asked. Used in the UI thread. */
public final class Opening {

    /** Data sets of which everything has been asked. */
    private static final Set<DatasetSession> ASKED = Collections.newSetFromMap(new WeakHashMap<>());

    /** What is being opened, so that whoever asks for the same meanwhile waits for the same answers. */
    private static final Map<Path, CompletableFuture<DatasetSession>> UNDER_WAY = new HashMap<>();

    private final DatasetSessions sessions;
    private final Questions questions;
    private final RecentDatasets recent;

    /**
     * Prepares to open data sets.
     *
     * @param sessions  the open data sets
     * @param questions answered by the person
     * @param recent    remembers what was opened
     */
    public Opening(DatasetSessions sessions, Questions questions, RecentDatasets recent) {
        this.sessions = sessions;
        this.questions = questions;
        this.recent = recent;
    }

    /**
     * Opens a data set.
     *
     * @param path a CSV, or a folder
     * @return as {@link org.imago.dataset.ui.DatasetOpener#open} says
     */
    public CompletableFuture<DatasetSession> open(Path path) {
        Path file = path.toAbsolutePath().normalize();
        Optional<DatasetSession> known = sessions.find(file).filter(ASKED::contains);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        CompletableFuture<DatasetSession> waiting = UNDER_WAY.get(file);
        if (waiting != null) {
            return waiting.copy();
        }
        CompletableFuture<DatasetSession> result = new CompletableFuture<>();
        UNDER_WAY.put(file, result);
        result.whenComplete((session, failure) -> UNDER_WAY.remove(file));
        FolderContents.look(file, folder -> folder.ifPresentOrElse(csvs -> openFolder(file, csvs, result),
                () -> openFile(file, result)));
        return result.copy();
    }

    private void openFolder(Path folder, List<Path> csvs, CompletableFuture<DatasetSession> result) {
        Optional<Path> chosen = csvs.isEmpty() ? questions.create(folder) : questions.choose(folder, csvs);
        chosen.ifPresentOrElse(csv -> openFile(csv, result), () -> result.cancel(false));
    }

    private void openFile(Path csv, CompletableFuture<DatasetSession> result) {
        sessions.open(csv).whenComplete((session, failure) -> {
            if (failure == null) {
                recent.add(session.file());
                ask(session);
                result.complete(session);
            } else {
                Throwable why = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause() : failure;
                questions.failed(NLS.bind(Messages.Opening_failed, csv.getFileName()), why);
                result.completeExceptionally(why);
            }
        });
    }

    private void ask(DatasetSession session) {
        if (!ASKED.add(session)) {
            return;
        }
        if (session.readOnly()) {
            questions.readOnly(session.file(), session.store().readOnlyReason().orElse(""));
            return;
        }
        int edits = session.store().recoverable().size();
        if (edits > 0) {
            answer(session, questions.recover(session.file(), edits));
        }
    }

    private void recover(DatasetSession session) throws DatasetException {
        Optional<Merge> merge = session.store().recovery();
        Optional<Predicate<Merge.Conflict>> mine = merge.isEmpty() || merge.get().conflicts().isEmpty()
                ? Optional.of(conflict -> false) : questions.merge(session.file(), merge.get());
        if (mine.isPresent()) {
            questions.whileWaiting(Messages.Opening_recovering, () -> session.store().recover(mine.get()));
            session.reloaded();
        }
    }

    private void answer(DatasetSession session, Questions.Recovery answer) {
        try {
            switch (answer) {
                case RECOVER -> recover(session);
                case DISCARD -> questions.whileWaiting(Messages.Opening_discarding,
                        session.store()::discardRecoverable);
                case LATER -> {
                }
            }
        } catch (DatasetException e) {
            questions.failed(NLS.bind(Messages.Opening_not_recovered, session.file().getFileName()), e);
        }
    }
}
