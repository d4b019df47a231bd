// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.suspects;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.imago.annotation.Proposals;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.internal.tiles.Tile;
import org.imago.training.suspects.Suspect;
import org.imago.training.ui.internal.judging.JudgingPane;
import org.imago.training.ui.internal.judging.Latest;

/**
 * Samples of a data set whose class or box is probably wrong, the most suspicious first, and what a person decides on
 * them.
 */
public final class SuspectsPane extends JudgingPane {

    /** Runs that judged classes of samples on which they did not train. */
    private static final String JUDGED = "whole_p_";
    private static final int CAPTIONS = 3;

    private final Combo which;
    private final Button accept;
    private final Button keep;
    private final Button exclude;
    private Optional<Listed> listed = Optional.empty();
    private List<Listed.Entry> shown = List.of();

    /**
     * Creates the pane.
     *
     * @param parent         its layout places it
     * @param activateEditor goes to the editor of a data set
     */
    public SuspectsPane(Composite parent, Consumer<DatasetSession> activateEditor) {
        super(parent, new Texts(Messages.SuspectsPane_name, Messages.SuspectsPane_run, Messages.SuspectsPane_looking,
                Messages.SuspectsPane_finding, Messages.SuspectsPane_no_dataset, Messages.SuspectsPane_no_runs), JUDGED,
                CAPTIONS);
        which = choice(Messages.SuspectsPane_show, Arrays.stream(Which.values()).map(Which::label).toList(), this::fill);
        accept = button(Messages.SuspectsPane_accept, Messages.SuspectsPane_accept_help, this::accept);
        keep = button(Messages.SuspectsPane_keep, Messages.SuspectsPane_keep_help, this::keep);
        exclude = button(Messages.SuspectsPane_exclude, Messages.SuspectsPane_exclude_help, this::exclude);
        wall().onOpen(tile -> session().ifPresent(activateEditor));
        show(Optional.empty());
    }

    @Override
    protected void find() {
        Optional<Path> run = run();
        if (session().isPresent() && run.isPresent()) {
            DatasetSession now = session().get();
            say(Messages.SuspectsPane_finding);
            finding().ask(cancellation -> Listed.of(run.get(), now.dataset()), this::take);
            propose(now, run.get());
        }
    }

    /** The boxes of the run are shown over the image, unless those of some run are. A run of classes alone has none. */
    private void propose(DatasetSession now, Path run) {
        if (now.proposals().isEmpty()) {
            new Latest(control(), Messages.SuspectsPane_finding, message -> { }).ask(
                    cancellation -> Proposals.read(run, now.dataset()), found -> now.proposals(Optional.of(found)));
        }
    }

    private void take(Listed found) {
        listed = Optional.of(found);
        fill();
    }

    @Override
    protected boolean isThere() {
        return listed.isPresent();
    }

    @Override
    protected void forget() {
        listed = Optional.empty();
        shown = List.of();
    }

    @Override
    protected void edited(DatasetSession now) {
        listed.ifPresent(before -> finding().ask(cancellation -> before.again(), this::take));
    }

    private Which which() {
        return Which.values()[Math.max(0, which.getSelectionIndex())];
    }

    private void fill() {
        if (listed.isEmpty()) {
            return;
        }
        Listed now = listed.get();
        Optional<Sample> before = current();
        shown = now.entries().stream().filter(entry -> which().shows(now, entry)).toList();
        wall().show(shown.stream().map(Listed.Entry::tile).toList());
        tell(words(now));
        if (before.isPresent() && !current().equals(before)) {
            showSample();
        }
        selected();
    }

    private static String words(Listed now) {
        long open = now.entries().stream().filter(entry -> !now.isKept(entry)).count();
        long kept = now.entries().size() - open;
        String text = NLS.bind(Messages.SuspectsPane_summary, new Object[] {open, now.suspects().judged(),
            String.format(Locale.ROOT, "%.0f", now.suspects().wrong()), kept});
        return open == 0 && kept == 0 ? NLS.bind(Messages.SuspectsPane_nothing, now.suspects().judged())
                : now.suspects().boxes() ? text : text + " " + Messages.SuspectsPane_no_boxes;
    }

    @Override
    protected void selected() {
        List<Suspect> chosen = selection();
        boolean writable = session().filter(now -> !now.readOnly()).isPresent();
        accept.setEnabled(writable && chosen.stream().anyMatch(suspect -> suspect.suggestion().isPresent()));
        keep.setEnabled(!chosen.isEmpty());
        String text = which() == Which.KEPT ? Messages.SuspectsPane_do_not_keep : Messages.SuspectsPane_keep;
        if (!keep.getText().equals(text)) {
            keep.setText(text);
            keep.requestLayout();
        }
        exclude.setEnabled(writable && !chosen.isEmpty());
        detail(chosen.isEmpty() ? "" : chosen.size() > 1 ? NLS.bind(Messages.SuspectsPane_several, chosen.size())
                : NLS.bind(Messages.SuspectsPane_reason, chosen.getFirst().sample().fileName(),
                        chosen.getFirst().reason()));
    }

    /** Tiles are told by what they are, for a sample may be suspicious in two ways. */
    private Optional<Listed.Entry> entry(Tile tile) {
        return shown.stream().filter(entry -> entry.tile() == tile).findFirst();
    }

    private List<Suspect> selection() {
        return wall().selected().stream().flatMap(tile -> entry(tile).stream()).map(Listed.Entry::suspect).toList();
    }

    @Override
    protected void pressed(int key) {
        switch (key) {
            case 'a' -> press(accept, this::accept);
            case 'k' -> press(keep, this::keep);
            case 'e', 'x' -> press(exclude, this::exclude);
            default -> { }
        }
    }

    private void accept() {
        session().ifPresent(now -> listed.ifPresent(all -> SuspectEdits.accept(now, all, selection())));
    }

    private void exclude() {
        session().ifPresent(now -> SuspectEdits.exclude(now, selection()));
    }

    private void keep() {
        List<Suspect> chosen = selection();
        boolean keepThem = which() != Which.KEPT;
        session().ifPresent(now -> listed.ifPresent(all -> SuspectEdits.keep(now, all.kept(), chosen, keepThem, () -> {
            if (!control().isDisposed() && listed.map(Listed::kept).filter(all.kept()::equals).isPresent()) {
                fill();
            }
        })));
    }
}
