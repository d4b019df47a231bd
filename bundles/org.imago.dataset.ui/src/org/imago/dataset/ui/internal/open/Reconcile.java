// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Merge;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;

/** Brings a data set together with its file, when another program has changed that. In the UI thread. */
public final class Reconcile {

    private final Questions questions;

    /**
     * Prepares it.
     *
     * @param questions answered by the person
     */
    public Reconcile(Questions questions) {
        this.questions = questions;
    }

    /**
     * Looks at the file. If another program has changed it, takes that over, asking first if there are edits that are
     * not saved.
     *
     * @param session the data set
     * @return whether the data set and its file are together now; false if the person wants to decide later, or the
     *         file cannot be read, which is said
     */
    public boolean run(DatasetSession session) {
        String name = session.file().getFileName().toString();
        try {
            AtomicReference<Optional<Merge>> found = new AtomicReference<>(Optional.empty());
            questions.whileWaiting(NLS.bind(Messages.Reconcile_looking, name),
                    () -> found.set(session.store().changedOutside()));
            return found.get().isEmpty() || merge(session, found.get().get());
        } catch (DatasetException e) {
            questions.failed(NLS.bind(Messages.Reconcile_failed, name), e);
            return false;
        }
    }

    private boolean merge(DatasetSession session, Merge merge) throws DatasetException {
        Optional<Predicate<Merge.Conflict>> mine = session.dirty() ? questions.merge(session.file(), merge)
                : Optional.of(conflict -> false);
        if (mine.isEmpty()) {
            return false;
        }
        Optional<String> shown = session.current().map(Sample::fileName);
        questions.whileWaiting(NLS.bind(Messages.Reconcile_merging, session.file().getFileName()),
                () -> session.store().merge(merge, mine.get()));
        session.merged(shown);
        return true;
    }
}
