// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.ObjectUndoContext;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.imago.annotation.AnnotationBindings;
import org.imago.annotation.Proposals;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetStore;
import org.imago.dataset.Edit;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleFilter;
import org.imago.dataset.SampleOrder;
import org.imago.dataset.ui.internal.session.EditOperation;
import org.imago.dataset.ui.internal.session.Sequence;

/**
 * A data set that is open in the workbench: its rows, the sample that is shown, the order in which samples are stepped
 * through, what is undone. Editor, table and views of the data set share it, so that they cannot disagree.
 *
 * <p>Used in the UI thread, unless a method says otherwise. Whatever changes is told on {@link DatasetTopics}.
 */
public final class DatasetSession {

    /** No box is selected. */
    public static final int NONE = -1;

    private final DatasetStore store;
    private final SessionHost host;
    private final IUndoContext undoContext;
    private final Sequence sequence = new Sequence();
    private final EditOperation.Reversal reversal = new Reversal();

    private Optional<ImageFolder> images;
    private AnnotationBindings annotations;
    private ProblemIndex problems = ProblemIndex.NONE;
    private Optional<Proposals> proposals = Optional.empty();
    private OrderSetting orderSetting = OrderSetting.FILE;
    private SampleFilter filter = SampleFilter.all();
    private String filterDescription = "";
    private Optional<Sample> current = Optional.empty();
    private Optional<ImageSize> imageSize = Optional.empty();
    private int selectedSlot = NONE;
    private int direction = 1;
    private boolean wasDirty;
    private boolean discarded;
    private boolean journalFailed;
    private List<String> classes;

    /**
     * Creates the session of an opened data set.
     *
     * @param store       the data set, with its journal
     * @param images      where its images lie; nothing if that is not known
     * @param annotations what is said about its samples, and in which columns
     * @param host        told what happens
     */
    public DatasetSession(DatasetStore store, Optional<ImageFolder> images, AnnotationBindings annotations,
            SessionHost host) {
        this.store = store;
        this.images = images;
        this.annotations = annotations;
        this.host = host;
        this.undoContext = new ObjectUndoContext(this, store.file().toString());
        history().setLimit(undoContext, Integer.MAX_VALUE);
        this.wasDirty = store.dirty();
        sequence.set(dataset().samples(), dataset().samples().size());
        current = sequence.samples().stream().findFirst();
    }

    private static IOperationHistory history() {
        return OperationHistoryFactory.getOperationHistory();
    }

    /** Returns the data set with its journal. */
    public DatasetStore store() {
        return store;
    }

    /** Returns the rows. They may be read in any thread. */
    public Dataset dataset() {
        return store.dataset();
    }

    /** Returns the file of the data set. */
    public Path file() {
        return store.file();
    }

    /** Returns where the images lie; nothing if that is not known. */
    public Optional<ImageFolder> images() {
        return images;
    }

    /**
     * Says where the images lie, or that there are more of them there.
     *
     * @param folder the folder
     */
    public void images(ImageFolder folder) {
        images = Optional.of(folder);
        publish(DatasetTopics.CURRENT);
        publish(DatasetTopics.IMAGES);
    }

    /** Returns what is said about samples, and in which columns. */
    public AnnotationBindings annotations() {
        return annotations;
    }

    /**
     * Takes other annotation types, or other columns for them.
     *
     * @param changed the bindings, which were written beside the file already
     */
    public void annotations(AnnotationBindings changed) {
        annotations = changed;
        classes = null;
        publish(DatasetTopics.ANNOTATIONS);
    }

    /** Returns the names of the classes: those that the data set lists, then those found in its rows. */
    public List<String> classes() {
        if (classes == null) {
            classes = dataset().classes();
        }
        return classes;
    }

    /** Returns the samples that are stepped through, in their order; unmodifiable, constant time access. */
    public List<Sample> order() {
        return sequence.samples();
    }

    /** Returns what decides on the order. */
    public OrderSetting orderSetting() {
        return orderSetting;
    }

    /**
     * Steps through the samples in another order from now on. The sample that is shown stays.
     *
     * @param setting the order
     */
    public void order(OrderSetting setting) {
        orderSetting = setting;
        arrange();
    }

    /** Returns which samples are stepped through. */
    public SampleFilter filter() {
        return filter;
    }

    /** Returns the filter in words; empty if all samples are stepped through. */
    public String filterDescription() {
        return filterDescription;
    }

    /**
     * Steps through some of the samples from now on. A sample that is edited so that it no longer fits stays until
     * the filter is set again: nothing vanishes under the hands of the person who works on it.
     *
     * @param samples     which
     * @param description the filter in words; empty for all
     */
    public void filter(SampleFilter samples, String description) {
        filter = samples;
        filterDescription = description;
        arrange();
    }

    private void arrange() {
        List<Sample> all = dataset().samples();
        List<Sample> chosen = all.parallelStream().filter(filter::test).toList();
        sequence.set(arranged(chosen), all.size());
        publish(DatasetTopics.ORDER);
        if (current.isEmpty() || position() < 0) {
            sequence.samples().stream().findFirst().ifPresent(this::show);
        }
    }

    private List<Sample> arranged(List<Sample> samples) {
        return switch (orderSetting.kind()) {
            case FILE -> samples;
            case INTERLEAVED -> SampleOrder.interleaved(samples);
            case SHUFFLED -> SampleOrder.shuffled(samples, orderSetting.seed());
            case COLUMN -> SampleOrder.byColumn(samples, orderSetting.column(), orderSetting.descending());
            case PROBLEMS -> SampleOrder.byProblem(samples, sample -> problems.of(sample.index()).size());
            case LEAST_CERTAIN -> SampleOrder.byCertainty(samples,
                    sample -> proposals.map(run -> run.certainty(sample.index())).orElse(Double.NaN));
        };
    }

    /** Returns the sample that is shown; nothing if the data set has no rows. */
    public Optional<Sample> current() {
        return current;
    }

    /**
     * Returns the place of the sample that is shown in the {@linkplain #order() order}.
     *
     * @return 0-based; -1 if the filter leaves it out, or none is shown
     */
    public int position() {
        return current.map(sample -> sequence.placeOf(sample.index())).orElse(-1);
    }

    /**
     * Returns the samples that will probably be shown next.
     *
     * @param count how many of those ahead; the one before is added
     * @return most likely first
     */
    public List<Sample> upcoming(int count) {
        return sequence.around(position(), direction, count);
    }

    /**
     * Shows a sample.
     *
     * @param sample a sample of this data set
     */
    public void show(Sample sample) {
        if (current.isEmpty() || !current.get().equals(sample)) {
            current = Optional.of(sample);
            imageSize = Optional.empty();
            selectedSlot = NONE;
            publish(DatasetTopics.CURRENT);
        }
    }

    /**
     * The size of an image as shown.
     *
     * @param width  pixels above 0
     * @param height pixels above 0
     */
    public record ImageSize(int width, int height) {
    }

    /** Returns the size of the image of the sample that is shown; nothing before it was decoded. */
    public Optional<ImageSize> imageSize() {
        return imageSize;
    }

    /**
     * Takes the size of the image of the sample that is shown.
     *
     * @param size nothing if the image cannot be decoded
     */
    public void imageSize(Optional<ImageSize> size) {
        imageSize = size;
        publish(DatasetTopics.IMAGE);
    }

    /** Returns which of the sample's boxes is selected: its slot from 0, or {@link #NONE}. */
    public int selectedSlot() {
        return selectedSlot;
    }

    /**
     * Selects one of the sample's boxes.
     *
     * @param slot from 0, or {@link #NONE}
     */
    public void select(int slot) {
        if (slot != selectedSlot) {
            selectedSlot = slot;
            publish(DatasetTopics.SELECTION);
        }
    }

    /**
     * Shows another sample of the order.
     *
     * @param by how many places ahead; negative goes back; stops at the first and the last
     * @return whether another sample is shown now
     */
    public boolean step(int by) {
        List<Sample> samples = sequence.samples();
        if (samples.isEmpty()) {
            return false;
        }
        direction = by < 0 ? -1 : 1;
        int from = position();
        int to = from < 0 ? 0 : Math.clamp((long) from + by, 0, samples.size() - 1);
        boolean other = to != from;
        show(samples.get(to));
        return other;
    }

    /** Returns the context of this data set's operations on the operation history. */
    public IUndoContext undoContext() {
        return undoContext;
    }

    /**
     * Changes samples as one step that can be undone. What cannot be done is shown, and nothing is changed then.
     *
     * @param label what is done, as the menu says behind "Undo", for instance {@code Move box}
     * @param work  sets values of samples
     * @return whether it was done
     */
    public boolean edit(String label, Dataset.Change work) {
        try {
            Edit edit = store.edit(label, work);
            if (!edit.isEmpty()) {
                EditOperation operation = new EditOperation(edit, reversal);
                operation.addContext(undoContext);
                history().add(operation);
                changed(edit.rows());
            }
            return true;
        } catch (DatasetException e) {
            host.report(label, e);
            return false;
        }
    }

    private final class Reversal implements EditOperation.Reversal {

        @Override
        public void undo(Edit edit) throws DatasetException {
            store.undo(edit);
            showWhere(edit);
        }

        @Override
        public void redo(Edit edit) throws DatasetException {
            store.redo(edit);
            showWhere(edit);
        }

        /** Stays where it is if that sample is among the changed ones. */
        private void showWhere(Edit edit) {
            Collection<Integer> rows = new TreeSet<>(edit.rows());
            boolean seen = current.isPresent() && rows.contains(current.get().index());
            if (!seen && !rows.isEmpty()) {
                show(dataset().samples().get(rows.iterator().next()));
            }
            changed(edit.rows());
        }
    }

    private void changed(Set<Integer> rows) {
        classes = null;
        host.publish(DatasetTopics.CELLS, new CellsChanged(this, rows));
        checkDirty();
        checkJournal();
    }

    /** Edits do not wait for the journal, so that it is the next one that finds that it failed. Told once. */
    private void checkJournal() {
        Optional<DatasetException> failure = store.journalFailure();
        if (failure.isPresent() && !journalFailed) {
            host.report(file().getFileName().toString(), failure.get());
        }
        journalFailed = failure.isPresent();
    }

    private void checkDirty() {
        if (wasDirty != store.dirty()) {
            wasDirty = store.dirty();
            publish(DatasetTopics.DIRTY);
        }
    }

    /** Tells that the file was saved, perhaps under another name. */
    public void saved() {
        wasDirty = store.dirty();
        publish(DatasetTopics.DIRTY);
    }

    /** Tells that the file was read again and edits were forgotten, or that edits of a journal were taken over. */
    public void reloaded() {
        history().dispose(undoContext, true, true, false);
        List<Sample> rows = dataset().samples();
        current = current.map(Sample::index).filter(row -> row < rows.size()).map(rows::get);
        arrange();
        changed(Set.of());
    }

    /**
     * Tells that the file as another program changed it was taken over. Rows may have moved.
     *
     * @param shown file name of the sample that was shown, so that it still is, if it is there
     */
    public void merged(Optional<String> shown) {
        current = shown.flatMap(name -> dataset().samples().stream().filter(sample -> sample.fileName().equals(name))
                .findFirst()).or(() -> current);
        reloaded();
    }

    /** Tells whether there is anything to save. */
    public boolean dirty() {
        return store.dirty();
    }

    /** Tells whether nothing can be changed, because another program has the data set open. */
    public boolean readOnly() {
        return store.readOnly();
    }

    /** Returns the problems that are known. */
    public ProblemIndex problems() {
        return problems;
    }

    /**
     * Takes the problems that were found.
     *
     * @param found the problems
     */
    public void problems(ProblemIndex found) {
        problems = found;
        publish(DatasetTopics.PROBLEMS);
    }

    /** Returns the run whose proposals are shown. */
    public Optional<Proposals> proposals() {
        return proposals;
    }

    /**
     * Shows the proposals of a run.
     *
     * @param run the proposals; nothing to show none
     */
    public void proposals(Optional<Proposals> run) {
        proposals = run;
        publish(DatasetTopics.PROPOSALS);
    }

    /** Says that what is not saved is not wanted, when the session is closed. */
    public void discard() {
        discarded = true;
    }

    /** Tells whether what is not saved is not wanted. */
    public boolean isDiscarded() {
        return discarded;
    }

    /** Forgets the operations. The store is closed by who opened it. */
    public void dispose() {
        history().dispose(undoContext, true, true, true);
    }

    private void publish(String topic) {
        host.publish(topic, this);
    }
}
