// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.judging;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.internal.tiles.Tile;
import org.imago.dataset.ui.internal.tiles.TileWall;

/**
 * What a run of a data set says of its samples, as a wall of pictures on which a person decides. The latest run is shown
 * until she chooses another one. Whatever takes time is done in the background.
 */
public abstract class JudgingPane {

    private final Composite area;
    private final Composite bar;
    private final RunChoice runs;
    private final Link newer;
    private final Label summary;
    private final Label detail;
    private final TileWall wall;
    private final Latest looking;
    private final Latest finding;
    private final Texts texts;
    private final String column;
    private Optional<DatasetSession> session = Optional.empty();
    /** When the person last looked at a sample here, or decided on something. */
    private Instant busy = Instant.MIN;

    /**
     * What a person reads.
     *
     * @param name      of the wall, for who does not see it
     * @param run       label of the choice of runs
     * @param looking   while runs are looked for
     * @param finding   while a run is read
     * @param noDataset if no data set is open
     * @param noRuns    if there is no run, with a place for the name of the data set; tells how to get one
     */
    public record Texts(String name, String run, String looking, String finding, String noDataset, String noRuns) {
    }

    /**
     * Creates the pane. The subclass calls {@link #show} once its own controls are there.
     *
     * @param parent   its layout places it
     * @param texts    what a person reads
     * @param column   what the predictions of runs have that can be chosen
     * @param captions lines of text below a picture
     */
    protected JudgingPane(Composite parent, Texts texts, String column, int captions) {
        this.texts = texts;
        this.column = column;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(5, 2).spacing(5, 2).applyTo(area);
        bar = new Composite(area, SWT.NONE);
        bar.setLayout(RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(5).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        new Label(bar, SWT.NONE).setText(texts.run());
        runs = new RunChoice(bar, run -> {
            offerNewer();
            find();
        });
        newer = new Link(area, SWT.NONE);
        newer.addListener(SWT.Selection, event -> runs.goToNewer());
        GridDataFactory.fillDefaults().exclude(true).applyTo(newer);
        summary = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
        detail = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(detail);
        wall = new TileWall(area, texts.name(), captions);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(wall.control());
        wall.onSelection(() -> {
            busy = Instant.now();
            selected();
            showSample();
        });
        wall.control().addListener(SWT.KeyDown, this::key);
        looking = new Latest(area, texts.looking(), this::say);
        finding = new Latest(area, texts.finding(), this::say);
    }

    /** Adds a button to the bar. */
    protected final Button button(String text, String help, Runnable action) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, event -> {
            busy = Instant.now();
            action.run();
        });
        return button;
    }

    /** Adds a choice to the bar; the first is chosen. */
    protected final Combo choice(String label, List<String> items, Runnable chosen) {
        new Label(bar, SWT.NONE).setText(label);
        Combo combo = new Combo(bar, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setItems(items.toArray(String[]::new));
        combo.select(0);
        combo.addListener(SWT.Selection, event -> chosen.run());
        return combo;
    }

    /** Returns the control, for layout. */
    public final Composite control() {
        return area;
    }

    /** Puts the focus on the pictures. */
    public final void setFocus() {
        wall.control().setFocus();
    }

    /** Returns the pictures. */
    protected final TileWall wall() {
        return wall;
    }

    /** Returns what reads runs. */
    protected final Latest finding() {
        return finding;
    }

    /** Returns the data set. */
    protected final Optional<DatasetSession> session() {
        return session;
    }

    /** Returns the folder of the run that is chosen. */
    protected final Optional<Path> run() {
        return runs.chosen();
    }

    /**
     * Shows what the latest run of a data set says.
     *
     * @param other the data set; nothing to show none
     */
    public final void show(Optional<DatasetSession> other) {
        session = other;
        runs.clear();
        wall.pictures().folder(session.flatMap(DatasetSession::images));
        say(other.isEmpty() ? texts.noDataset() : texts.looking());
        looking.forget();
        look(false);
    }

    /**
     * Looks for runs again, because one has ended. It is shown if the person who began it has waited for it. Who is in
     * the middle of deciding on what an earlier one says goes on with that, and is told of the later one.
     *
     * @param begun when the run was asked for
     */
    public final void ended(Instant begun) {
        look(busy.isAfter(begun) && !wall.tiles().isEmpty());
    }

    private void look(boolean keep) {
        session.ifPresent(now -> looking.ask(cancellation -> PredictedRuns.of(now.file(), column),
                found -> offer(now, found, keep)));
    }

    private void offer(DatasetSession now, List<Path> found, boolean keep) {
        boolean other = runs.offer(found, keep);
        offerNewer();
        if (found.isEmpty()) {
            say(NLS.bind(texts.noRuns(), now.file().getFileName()));
        } else if (other || !isThere()) {
            find();
        }
    }

    private void offerNewer() {
        String text = runs.newer().map(run -> NLS.bind(Messages.JudgingPane_newer, run.getFileName())).orElse("");
        if (!newer.getText().equals(text)) {
            newer.setText(text);
            newer.setVisible(!text.isEmpty());
            ((GridData) newer.getLayoutData()).exclude = text.isEmpty();
            area.layout();
        }
    }

    /**
     * Takes what happened to a data set.
     *
     * @param topic of {@link DatasetTopics}
     * @param about the data set, or its cells
     */
    public final void happened(String topic, Object about) {
        DatasetSession changed = about instanceof CellsChanged cells ? cells.session() : (DatasetSession) about;
        if (session.filter(now -> now == changed).isEmpty()) {
            return;
        }
        switch (topic) {
            case DatasetTopics.CELLS -> {
                if (about instanceof CellsChanged cells && cells.rows().isEmpty()) {
                    // Rows may have moved: what the run says has to be matched with them again.
                    moved(changed);
                } else {
                    busy = Instant.now();
                    edited(changed);
                }
            }
            case DatasetTopics.PROPOSALS -> proposed(changed);
            case DatasetTopics.IMAGES -> wall.pictures().folder(changed.images());
            default -> {
                // Nothing that depends on it.
            }
        }
    }

    /** Reads the run that is chosen. */
    protected abstract void find();

    /** Tells whether a run has been read. */
    protected abstract boolean isThere();

    /** Forgets what has been read. */
    protected abstract void forget();

    /** Other samples are selected, or none. */
    protected abstract void selected();

    /** A key was pressed without another one. */
    protected abstract void pressed(int key);

    /** Cells were changed. */
    protected abstract void edited(DatasetSession now);

    /** Rows may have moved. */
    protected void moved(DatasetSession now) {
        find();
    }

    /** Other proposals are shown, or one was decided on. */
    protected void proposed(DatasetSession now) {
        // Nothing that depends on it, unless overridden.
    }

    /** Shows words instead of samples. */
    protected final void say(String text) {
        finding.forget();
        forget();
        wall.show(List.of());
        tell(text);
        selected();
    }

    /** Says how many there are. */
    protected final void tell(String text) {
        tell(summary, text);
    }

    /** Says more of what is selected; empty for nothing. */
    protected final void detail(String text) {
        tell(detail, text);
    }

    private void tell(Label label, String text) {
        String safe = text.replace("&", "&&");
        GridData data = (GridData) label.getLayoutData();
        if (!label.getText().equals(safe) || data.exclude != text.isEmpty()) {
            label.setText(safe);
            data.exclude = text.isEmpty();
            label.setVisible(!text.isEmpty());
            area.layout();
        }
    }

    /** Shows the image of the sample at which the person is. */
    protected final void showSample() {
        wall.cursor().ifPresent(tile -> session.ifPresent(now -> now.show(tile.sample())));
    }

    /** Returns the sample at which the person is. */
    protected final Optional<Sample> current() {
        return wall.cursor().map(Tile::sample);
    }

    private void key(Event event) {
        busy = Instant.now();
        if ((event.stateMask & SWT.MODIFIER_MASK) == 0) {
            pressed(event.keyCode);
        }
    }

    /** Does what a button does, if it can be pressed. */
    protected static void press(Button button, Runnable action) {
        if (button.isEnabled()) {
            action.run();
        }
    }
}
