// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.imago.annotation.Proposals;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.ProposalEdits;
import org.imago.dataset.ui.internal.tiles.SampleSizes;
import org.imago.dataset.ui.internal.tiles.Tile;
import org.imago.dataset.ui.internal.tiles.TileWall;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.review.ReviewQueue;
import org.imago.training.ui.internal.judging.Latest;
import org.imago.training.ui.internal.judging.PredictedRuns;
import org.imago.training.ui.internal.judging.RunChoice;

/**
 * The boxes that a run proposes for samples without one, and what a person decides on them. Whatever takes time is done
 * in the background.
 */
public final class ReviewPane {

    /** Runs that predicted boxes. */
    private static final String BOXES = "box_confidence";
    private static final int CAPTIONS = 2;

    private final Composite area;
    private final Actions actions;
    private final RunChoice runs;
    private final Combo order;
    private final Button accept;
    private final Button reject;
    private final Button draw;
    private final Button exclude;
    private final Button batch;
    private final Label summary;
    private final TileWall wall;
    private final Latest looking;
    private final Latest finding;
    private Optional<DatasetSession> session = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();

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
        this.actions = actions;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(5, 2).spacing(5, 2).applyTo(area);
        Composite bar = new Composite(area, SWT.NONE);
        bar.setLayout(RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(5).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        new Label(bar, SWT.NONE).setText(Messages.ReviewPane_run);
        runs = new RunChoice(bar, run -> find());
        new Label(bar, SWT.NONE).setText(Messages.ReviewPane_order);
        order = new Combo(bar, SWT.DROP_DOWN | SWT.READ_ONLY);
        order.setItems(Arrays.stream(Order.values()).map(Order::label).toArray(String[]::new));
        order.select(0);
        order.addListener(SWT.Selection, event -> find());
        accept = button(bar, Messages.ReviewPane_accept, Messages.ReviewPane_accept_help, this::accept);
        reject = button(bar, Messages.ReviewPane_reject, Messages.ReviewPane_reject_help, this::reject);
        draw = button(bar, Messages.ReviewPane_draw, Messages.ReviewPane_draw_help, this::draw);
        exclude = button(bar, Messages.ReviewPane_exclude, Messages.ReviewPane_exclude_help, this::exclude);
        batch = button(bar, Messages.ReviewPane_batch, Messages.ReviewPane_batch_help, this::batch);
        summary = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
        wall = new TileWall(area, Messages.ReviewPane_name, CAPTIONS);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(wall.control());
        wall.onSelection(this::selected);
        wall.control().addListener(SWT.KeyDown, this::key);
        wall.control().addListener(SWT.MouseDoubleClick, event -> session.ifPresent(actions::edit));
        looking = new Latest(area, Messages.ReviewPane_looking, this::say);
        finding = new Latest(area, Messages.ReviewPane_finding, this::say);
        show(Optional.empty());
    }

    private static Button button(Composite bar, String text, String help, Runnable action) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    /** Returns the control, for layout. */
    public Composite control() {
        return area;
    }

    /** Puts the focus on the proposals. */
    public void setFocus() {
        wall.control().setFocus();
    }

    /**
     * Shows the proposals for a data set, of its latest run at first.
     *
     * @param other the data set; nothing to show none
     */
    public void show(Optional<DatasetSession> other) {
        session = other;
        runs.clear();
        wall.pictures().folder(session.flatMap(DatasetSession::images));
        say(other.isEmpty() ? Messages.ReviewPane_no_dataset : Messages.ReviewPane_looking);
        looking.forget();
        refresh();
    }

    /** Looks for runs again, for instance because one has ended. */
    public void refresh() {
        session.ifPresent(now -> looking.ask(cancellation -> PredictedRuns.of(now.file(), BOXES),
                found -> offer(now, found)));
    }

    private void offer(DatasetSession now, List<Path> found) {
        boolean other = runs.offer(found);
        if (found.isEmpty()) {
            say(NLS.bind(Messages.ReviewPane_no_runs, now.file().getFileName()));
        } else if (other || waiting.isEmpty()) {
            find();
        }
    }

    /** Reads the run that is chosen, and puts its proposals in order. */
    private void find() {
        Optional<Path> run = runs.chosen();
        if (session.isEmpty() || run.isEmpty()) {
            return;
        }
        DatasetSession now = session.get();
        Order wanted = Order.values()[Math.max(0, order.getSelectionIndex())];
        // What is shown over the image and what is listed here are the same, so that a decision counts for both.
        Optional<Proposals> open = now.proposals().filter(some -> some.run().equals(run.get()));
        say(Messages.ReviewPane_finding);
        finding.ask(cancellation -> read(now, open, run.get(), wanted, cancellation), found -> {
            waiting = Optional.of(found);
            if (open.isEmpty()) {
                now.proposals(Optional.of(found.proposals()));
            }
            fill();
        });
    }

    private static Waiting read(DatasetSession session, Optional<Proposals> open, Path run, Order wanted,
            Cancellation cancellation) throws DatasetException, CancelledException {
        Proposals proposals = open.isPresent() ? open.get() : Proposals.read(run, session.dataset());
        ReviewQueue queue = ReviewQueue.of(proposals, session.dataset());
        return Waiting.of(proposals, queue, session.dataset(),
                wanted.of(proposals, queue, session.dataset(), session.images(), cancellation));
    }

    /**
     * Takes what happened to a data set.
     *
     * @param topic of {@link DatasetTopics}
     * @param about the data set, or its cells
     */
    public void happened(String topic, Object about) {
        DatasetSession changed = about instanceof CellsChanged cells ? cells.session() : (DatasetSession) about;
        if (session.filter(now -> now == changed).isEmpty()) {
            return;
        }
        switch (topic) {
            case DatasetTopics.CELLS -> {
                if (about instanceof CellsChanged cells && cells.rows().isEmpty()) {
                    // Rows may have moved: what the run proposes has to be matched with them again.
                    changed.proposals(Optional.empty());
                    find();
                } else {
                    again(changed);
                }
            }
            case DatasetTopics.PROPOSALS -> {
                if (isReadAgain(changed)) {
                    find();
                } else {
                    again(changed);
                }
            }
            case DatasetTopics.IMAGES -> wall.pictures().folder(changed.images());
            default -> {
                // Nothing that proposals depend on.
            }
        }
    }

    /** The same run opened elsewhere keeps decisions of its own; those of both have to be the same. */
    private boolean isReadAgain(DatasetSession changed) {
        return waiting.map(Waiting::proposals).flatMap(mine -> changed.proposals()
                .filter(other -> other != mine && other.run().equals(mine.run()))).isPresent();
    }

    private void again(DatasetSession now) {
        waiting.ifPresent(before -> finding.ask(cancellation -> before.again(now.dataset()), found -> {
            waiting = Optional.of(found);
            fill();
        }));
    }

    private void fill() {
        waiting.ifPresent(now -> {
            Optional<Sample> before = wall.cursor().map(Tile::sample);
            wall.show(now.tiles());
            tell(words(now));
            enable();
            // Who has just drawn a box in the editor stays there with it.
            if (wall.control().isFocusControl() && !wall.cursor().map(Tile::sample).equals(before)) {
                showSample();
            }
        });
    }

    private static String words(Waiting now) {
        int waits = now.samples().size();
        String text = NLS.bind(Messages.ReviewPane_summary, new Object[] {waits, now.queue().drawn().size(),
            now.rejected()});
        return waits == 0 ? text + " " + Messages.ReviewPane_nothing : text;
    }

    private void say(String text) {
        finding.forget();
        waiting = Optional.empty();
        wall.show(List.of());
        tell(text);
        enable();
    }

    private void tell(String text) {
        String safe = text.replace("&", "&&");
        if (!summary.getText().equals(safe)) {
            summary.setText(safe);
            area.layout();
        }
    }

    private void enable() {
        boolean some = !wall.selected().isEmpty();
        boolean writable = session.filter(now -> !now.readOnly()).isPresent();
        boolean images = wall.pictures().sizes().isPresent();
        accept.setEnabled(some && writable && images);
        reject.setEnabled(some);
        draw.setEnabled(some && writable);
        exclude.setEnabled(some && writable);
        batch.setEnabled(!wall.tiles().isEmpty() && writable && images);
    }

    private void selected() {
        enable();
        showSample();
    }

    private void showSample() {
        wall.cursor().ifPresent(tile -> session.ifPresent(now -> now.show(tile.sample())));
    }

    private List<Sample> selection() {
        return wall.selected().stream().map(Tile::sample).toList();
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
            return;
        }
        switch (event.keyCode) {
            case SWT.CR, SWT.KEYPAD_CR, 'a' -> press(accept, this::accept);
            case SWT.BS, 'r' -> press(reject, this::reject);
            case 'w' -> press(draw, this::draw);
            case 'e', 'x' -> press(exclude, this::exclude);
            default -> { }
        }
    }

    private static void press(Button button, Runnable action) {
        if (button.isEnabled()) {
            action.run();
        }
    }

    private void accept() {
        accept(selection());
    }

    private void accept(List<Sample> samples) {
        Optional<SampleSizes> sizes = wall.pictures().sizes();
        if (session.isPresent() && waiting.isPresent() && sizes.isPresent() && !samples.isEmpty()) {
            ReviewEdits.accept(session.get(), waiting.get().proposals(), samples, sizes.get(), area, this::leftOut);
        }
    }

    private void leftOut(int count) {
        if (count > 0 && !area.isDisposed()) {
            tell(NLS.bind(Messages.ReviewPane_left_out, count));
        }
    }

    private void reject() {
        session.ifPresent(now -> waiting.ifPresent(some -> ProposalEdits.reject(now, some.proposals(), selection(),
                Messages.ReviewPane_reject_label)));
    }

    private void exclude() {
        session.ifPresent(now -> ReviewEdits.exclude(now, selection()));
    }

    private void draw() {
        session.ifPresent(now -> {
            showSample();
            actions.draw(now);
        });
    }

    private void batch() {
        session.ifPresent(now -> waiting.ifPresent(some -> {
            BatchDialog dialog = new BatchDialog(area.getShell(), now, some);
            if (dialog.open() == BatchDialog.OK) {
                accept(dialog.chosen());
            }
        }));
    }
}
