// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.imago.annotation.Proposals;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.ProposalEdits;
import org.imago.dataset.ui.internal.tiles.SampleSizes;
import org.imago.dataset.ui.internal.tiles.Tile;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.review.ReviewQueue;
import org.imago.training.ui.internal.judging.JudgingPane;

/** The boxes that a run proposes for samples without one, and what a person decides on them. */
public final class ReviewPane extends JudgingPane {

    /** Runs that predicted boxes. */
    private static final String BOXES = "box_confidence";
    private static final int CAPTIONS = 2;
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(250);

    private final Actions actions;
    private final Combo order;
    private final Button accept;
    private final Button reject;
    private final Button draw;
    private final Button exclude;
    private final Button batch;
    private Optional<Waiting> waiting = Optional.empty();
    /** On these was decided, but they are still listed: a second key, meant for the next, is not for them. */
    private final Set<Sample> decided = new HashSet<>();
    /** What came of the last acceptance, if not all was well. */
    private String note = "";

    /** What the pane cannot do itself. */
    public interface Actions {

        /**
         * Goes to the editor of a data set.
         *
         * @param session the data set
         */
        void edit(DatasetSession session);

        /**
         * Goes to the editor of a data set, where the next drag draws a box.
         *
         * @param session the data set
         */
        void draw(DatasetSession session);
    }

    /**
     * Creates the pane.
     *
     * @param parent  its layout places it
     * @param actions what the pane cannot do itself
     */
    public ReviewPane(Composite parent, Actions actions) {
        super(parent, new Texts(Messages.ReviewPane_name, Messages.ReviewPane_run, Messages.ReviewPane_looking,
                Messages.ReviewPane_finding, Messages.ReviewPane_no_dataset, Messages.ReviewPane_no_runs), BOXES,
                CAPTIONS);
        this.actions = actions;
        order = choice(Messages.ReviewPane_order, Arrays.stream(Order.values()).map(Order::label).toList(), this::find);
        accept = button(Messages.ReviewPane_accept, Messages.ReviewPane_accept_help, this::accept);
        reject = button(Messages.ReviewPane_reject, Messages.ReviewPane_reject_help, this::reject);
        draw = button(Messages.ReviewPane_draw, Messages.ReviewPane_draw_help, this::draw);
        exclude = button(Messages.ReviewPane_exclude, Messages.ReviewPane_exclude_help, this::exclude);
        batch = button(Messages.ReviewPane_batch, Messages.ReviewPane_batch_help, this::batch);
        // Enter accepts here, as it does in the editor.
        wall().control().addListener(SWT.MouseDoubleClick, event -> session().ifPresent(actions::edit));
        show(Optional.empty());
    }

    @Override
    protected void find() {
        Optional<Path> run = run();
        if (session().isEmpty() || run.isEmpty()) {
            return;
        }
        DatasetSession now = session().get();
        Order wanted = Order.values()[Math.max(0, order.getSelectionIndex())];
        // What is shown over the image and what is listed here are the same, so that a decision counts for both.
        Optional<Proposals> open = now.proposals().filter(some -> some.run().equals(run.get()));
        say(Messages.ReviewPane_finding);
        finding().ask(cancellation -> read(now, open, run.get(), wanted,
                progress(cancellation), cancellation), found -> {
            waiting = Optional.of(found);
            if (open.isEmpty()) {
                now.proposals(Optional.of(found.proposals()));
            }
            fill();
        });
    }

    private static Waiting read(DatasetSession session, Optional<Proposals> open, Path run, Order wanted,
            IntConsumer looked, Cancellation cancellation) throws DatasetException, CancelledException {
        Proposals proposals = open.isPresent() ? open.get() : Proposals.read(run, session.dataset());
        ReviewQueue queue = ReviewQueue.of(proposals, session.dataset());
        return Waiting.of(proposals, queue, session.dataset(),
                wanted.of(proposals, queue, session.dataset(), session.images(), looked, cancellation));
    }

    /** Tells how many images were looked at, not more often than can be read. */
    private IntConsumer progress(Cancellation cancellation) {
        AtomicLong next = new AtomicLong(System.nanoTime() + BEAT);
        return count -> {
            long now = System.nanoTime();
            if (now - next.get() > 0) {
                next.set(now + BEAT);
                finding().later(cancellation, () -> tell(NLS.bind(Messages.ReviewPane_comparing, count)));
            }
        };
    }

    @Override
    protected boolean isThere() {
        return waiting.isPresent();
    }

    @Override
    protected void forget() {
        waiting = Optional.empty();
        decided.clear();
    }

    @Override
    protected void moved(DatasetSession now) {
        now.proposals(Optional.empty());
        find();
    }

    @Override
    protected void proposed(DatasetSession now) {
        if (isReadAgain(now)) {
            find();
        } else {
            edited(now);
        }
    }

    /** The same run opened elsewhere keeps decisions of its own; those of both have to be the same. */
    private boolean isReadAgain(DatasetSession changed) {
        return waiting.map(Waiting::proposals).flatMap(mine -> changed.proposals()
                .filter(other -> other != mine && other.run().equals(mine.run()))).isPresent();
    }

    @Override
    protected void edited(DatasetSession now) {
        waiting.ifPresent(before -> finding().ask(cancellation -> before.again(now.dataset()), found -> {
            waiting = Optional.of(found);
            fill();
        }));
    }

    private void fill() {
        waiting.ifPresent(now -> {
            Optional<Sample> before = current();
            decided.clear();
            wall().show(now.tiles());
            tell(words(now));
            selected();
            // Who has just drawn a box in the editor stays there with it.
            if (wall().control().isFocusControl() && !current().equals(before)) {
                showSample();
            }
        });
    }

    private static String words(Waiting now) {
        Waiting.Counts counts = now.counts();
        String text = NLS.bind(Messages.ReviewPane_summary, new Object[] {counts.waiting(), counts.accepted(),
            counts.others(), counts.rejected()});
        return counts.waiting() == 0 ? text + " " + Messages.ReviewPane_nothing : text;
    }

    @Override
    protected void selected() {
        boolean some = !wall().selected().isEmpty();
        boolean writable = session().filter(now -> !now.readOnly()).isPresent();
        boolean images = wall().pictures().sizes().isPresent();
        accept.setEnabled(some && writable && images);
        reject.setEnabled(some);
        draw.setEnabled(some && writable);
        exclude.setEnabled(some && writable);
        batch.setEnabled(!wall().tiles().isEmpty() && writable && images);
        detail(note);
    }

    private List<Sample> selection() {
        return wall().selected().stream().map(Tile::sample).filter(sample -> !decided.contains(sample)).toList();
    }

    @Override
    protected void pressed(int key) {
        switch (key) {
            case SWT.CR, SWT.KEYPAD_CR, 'a' -> press(accept, this::accept);
            case SWT.BS, 'r' -> press(reject, this::reject);
            case 'w', 'd' -> press(draw, this::draw);
            case 'e', 'x' -> press(exclude, this::exclude);
            case ' ' -> wall().next();
            default -> { }
        }
    }

    private void accept() {
        accept(selection());
    }

    private void accept(List<Sample> samples) {
        note = "";
        Optional<SampleSizes> sizes = wall().pictures().sizes();
        if (session().isPresent() && waiting.isPresent() && sizes.isPresent() && !samples.isEmpty()) {
            decided.addAll(samples);
            ReviewEdits.accept(session().get(), waiting.get().proposals(), samples, sizes.get(), control(),
                    this::leftOut);
        }
    }

    private void leftOut(List<Sample> samples) {
        decided.removeAll(Set.copyOf(samples));
        if (!samples.isEmpty() && !control().isDisposed()) {
            note = NLS.bind(Messages.ReviewPane_left_out, samples.size());
            detail(note);
        }
    }

    private void reject() {
        List<Sample> samples = selection();
        if (session().isPresent() && waiting.isPresent() && !samples.isEmpty()) {
            decided.addAll(samples);
            ProposalEdits.reject(session().get(), waiting.get().proposals(), samples,
                    Messages.ReviewPane_reject_label);
        }
    }

    private void exclude() {
        List<Sample> samples = selection();
        if (session().isPresent() && !samples.isEmpty()) {
            decided.addAll(samples);
            if (!ReviewEdits.exclude(session().get(), samples)) {
                decided.removeAll(Set.copyOf(samples));
            }
        }
    }

    private void draw() {
        session().ifPresent(now -> {
            showSample();
            actions.draw(now);
        });
    }

    private void batch() {
        session().ifPresent(now -> waiting.ifPresent(some -> {
            BatchDialog dialog = new BatchDialog(control().getShell(), now, some);
            if (dialog.open() == BatchDialog.OK) {
                accept(dialog.chosen());
            }
        }));
    }
}
