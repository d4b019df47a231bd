// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.suspects;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

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
import org.imago.annotation.Proposals;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.internal.tiles.Tile;
import org.imago.dataset.ui.internal.tiles.TileWall;
import org.imago.training.suspects.Suspect;
import org.imago.training.ui.internal.judging.Latest;
import org.imago.training.ui.internal.judging.PredictedRuns;
import org.imago.training.ui.internal.judging.RunChoice;

/**
 * Samples of a data set whose class or box is probably wrong, the most suspicious first, and what a person decides on
 * them. Whatever takes time is done in the background.
 */
public final class SuspectsPane {

    /** Runs that judged classes of samples on which they did not train. */
    private static final String JUDGED = "whole_p_";
    private static final int CAPTIONS = 3;

    private final Composite area;
    private final RunChoice runs;
    private final Combo which;
    private final Button accept;
    private final Button keep;
    private final Button exclude;
    private final Label summary;
    private final Label reason;
    private final TileWall wall;
    private final Latest looking;
    private final Latest finding;
    private Optional<DatasetSession> session = Optional.empty();
    private Optional<Listed> listed = Optional.empty();
    private List<Listed.Entry> shown = List.of();

    /**
     * Creates the pane.
     *
     * @param parent         its layout places it
     * @param activateEditor goes to the editor of a data set
     */
    public SuspectsPane(Composite parent, Consumer<DatasetSession> activateEditor) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(5, 2).spacing(5, 2).applyTo(area);
        Composite bar = new Composite(area, SWT.NONE);
        bar.setLayout(RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(5).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        new Label(bar, SWT.NONE).setText(Messages.SuspectsPane_run);
        runs = new RunChoice(bar, run -> find());
        new Label(bar, SWT.NONE).setText(Messages.SuspectsPane_show);
        which = new Combo(bar, SWT.DROP_DOWN | SWT.READ_ONLY);
        which.setItems(Arrays.stream(Which.values()).map(Which::label).toArray(String[]::new));
        which.select(0);
        which.addListener(SWT.Selection, event -> fill());
        accept = button(bar, Messages.SuspectsPane_accept, Messages.SuspectsPane_accept_help, this::accept);
        keep = button(bar, Messages.SuspectsPane_keep, Messages.SuspectsPane_keep_help, this::keep);
        exclude = button(bar, Messages.SuspectsPane_exclude, Messages.SuspectsPane_exclude_help, this::exclude);
        summary = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
        reason = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(reason);
        wall = new TileWall(area, Messages.SuspectsPane_name, CAPTIONS);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(wall.control());
        wall.onSelection(this::selected);
        wall.onOpen(tile -> session.ifPresent(activateEditor));
        wall.control().addListener(SWT.KeyDown, this::key);
        looking = new Latest(area, Messages.SuspectsPane_looking, this::say);
        finding = new Latest(area, Messages.SuspectsPane_finding, this::say);
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

    /** Puts the focus on the suspects. */
    public void setFocus() {
        wall.control().setFocus();
    }

    /**
     * Shows the suspects of a data set, of its latest run at first.
     *
     * @param other the data set; nothing to show none
     */
    public void show(Optional<DatasetSession> other) {
        session = other;
        runs.clear();
        wall.pictures().folder(session.flatMap(DatasetSession::images));
        say(other.isEmpty() ? Messages.SuspectsPane_no_dataset : Messages.SuspectsPane_looking);
        looking.forget();
        refresh();
    }

    /** Looks for runs again, for instance because one has ended. */
    public void refresh() {
        session.ifPresent(now -> looking.ask(cancellation -> PredictedRuns.of(now.file(), JUDGED),
                found -> offer(now, found)));
    }

    private void offer(DatasetSession now, List<Path> found) {
        boolean other = runs.offer(found);
        if (found.isEmpty()) {
            say(NLS.bind(Messages.SuspectsPane_no_runs, now.file().getFileName()));
        } else if (other || listed.isEmpty()) {
            find();
        }
    }

    /** Reads the run that is chosen. */
    private void find() {
        Optional<Path> run = runs.chosen();
        if (session.isPresent() && run.isPresent()) {
            DatasetSession now = session.get();
            say(Messages.SuspectsPane_finding);
            finding.ask(cancellation -> Listed.of(run.get(), now.dataset()), this::take);
            propose(now, run.get());
        }
    }

    /** The boxes of the run are shown over the image, unless those of some run are. A run of classes alone has none. */
    private void propose(DatasetSession now, Path run) {
        if (now.proposals().isEmpty()) {
            new Latest(area, Messages.SuspectsPane_finding, message -> { }).ask(
                    cancellation -> Proposals.read(run, now.dataset()), found -> now.proposals(Optional.of(found)));
        }
    }

    private void take(Listed found) {
        listed = Optional.of(found);
        fill();
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
            case DatasetTopics.CELLS -> listed.ifPresent(now -> {
                boolean read = about instanceof CellsChanged cells && cells.rows().isEmpty();
                if (read) {
                    // Rows may have moved: what the run predicted has to be matched with them again.
                    find();
                } else {
                    finding.ask(cancellation -> now.again(), this::take);
                }
            });
            case DatasetTopics.IMAGES -> wall.pictures().folder(changed.images());
            default -> {
                // Nothing that suspects depend on.
            }
        }
    }

    private void fill() {
        if (listed.isEmpty()) {
            return;
        }
        Listed now = listed.get();
        Which wanted = Which.values()[Math.max(0, which.getSelectionIndex())];
        Optional<Listed.Entry> before = current();
        shown = now.entries().stream().filter(entry -> wanted.shows(now, entry)).toList();
        wall.show(shown.stream().map(Listed.Entry::tile).toList());
        tell(summary, words(now));
        boolean went = before.isPresent() && current().map(entry -> entry.suspect().sample())
                .filter(sample -> sample.equals(before.get().suspect().sample())).isEmpty();
        if (went) {
            showSample();
        }
        tellReason();
    }

    private String words(Listed now) {
        long open = now.entries().stream().filter(entry -> !now.isKept(entry)).count();
        long kept = now.entries().size() - open;
        String text = NLS.bind(Messages.SuspectsPane_summary, new Object[] {open, now.suspects().judged(),
            String.format(Locale.ROOT, "%.0f", now.suspects().wrong()), kept});
        return open == 0 && kept == 0 ? NLS.bind(Messages.SuspectsPane_nothing, now.suspects().judged())
                : now.suspects().boxes() ? text : text + " " + Messages.SuspectsPane_no_boxes;
    }

    private void say(String text) {
        finding.forget();
        listed = Optional.empty();
        shown = List.of();
        wall.show(List.of());
        tell(summary, text);
        tellReason();
    }

    private void tellReason() {
        List<Suspect> chosen = selection();
        boolean writable = session.filter(now -> !now.readOnly()).isPresent();
        boolean keptOnes = which.getSelectionIndex() == Which.KEPT.ordinal();
        accept.setEnabled(writable && chosen.stream().anyMatch(suspect -> suspect.suggestion().isPresent()));
        keep.setEnabled(!chosen.isEmpty());
        String text = keptOnes ? Messages.SuspectsPane_do_not_keep : Messages.SuspectsPane_keep;
        if (!keep.getText().equals(text)) {
            keep.setText(text);
            keep.requestLayout();
        }
        exclude.setEnabled(writable && !chosen.isEmpty());
        tell(reason, chosen.size() == 1 ? NLS.bind(Messages.SuspectsPane_reason, chosen.getFirst().sample().fileName(),
                chosen.getFirst().reason())
                : chosen.isEmpty() ? "" : NLS.bind(Messages.SuspectsPane_several, chosen.size()));
    }

    private void tell(Label label, String text) {
        String safe = text.replace("&", "&&");
        if (!label.getText().equals(safe)) {
            label.setText(safe);
            ((GridData) label.getLayoutData()).exclude = text.isEmpty();
            label.setVisible(!text.isEmpty());
            area.layout();
        }
    }

    private void selected() {
        tellReason();
        showSample();
    }

    private void showSample() {
        current().ifPresent(entry -> session.ifPresent(now -> now.show(entry.suspect().sample())));
    }

    private Optional<Listed.Entry> current() {
        return wall.cursor().flatMap(this::entry);
    }

    /** Tiles are told by what they are, for a sample may be suspicious in two ways. */
    private Optional<Listed.Entry> entry(Tile tile) {
        return shown.stream().filter(entry -> entry.tile() == tile).findFirst();
    }

    private List<Suspect> selection() {
        return wall.selected().stream().flatMap(tile -> entry(tile).stream()).map(Listed.Entry::suspect).toList();
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
            return;
        }
        switch (event.keyCode) {
            case 'a' -> press(accept, this::accept);
            case 'k' -> press(keep, this::keep);
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
        session.ifPresent(now -> listed.ifPresent(all -> SuspectEdits.accept(now, all, selection())));
    }

    private void exclude() {
        session.ifPresent(now -> SuspectEdits.exclude(now, selection()));
    }

    private void keep() {
        List<Suspect> chosen = new ArrayList<>(selection());
        boolean keepThem = which.getSelectionIndex() != Which.KEPT.ordinal();
        session.ifPresent(now -> listed.ifPresent(all -> SuspectEdits.keep(now, all.kept(), chosen, keepThem, () -> {
            if (!area.isDisposed() && listed.map(Listed::kept).filter(all.kept()::equals).isPresent()) {
                fill();
            }
        })));
    }
}
