// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.time.Instant;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.imago.training.RunEvent;
import org.imago.training.process.Run;
import org.imago.training.process.RunHistory;
import org.imago.training.ui.internal.runs.Remaining;
import org.imago.training.ui.internal.runs.RunExtent;

/** How far a run is, and how long it will still take; of one that has ended, how it ended. */
final class RunBar {

    private static final int STEPS = 1000;

    private final Composite area;
    private final Label words;
    private final ProgressBar bar;
    private final Label remaining;

    RunBar(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(5, 3).numColumns(3).applyTo(area);
        words = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(1, SWT.DEFAULT)
                .applyTo(words);
        bar = new ProgressBar(area, SWT.HORIZONTAL | SWT.SMOOTH);
        bar.setMaximum(STEPS);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).applyTo(bar);
        remaining = new Label(area, SWT.NONE);
    }

    Control control() {
        return area;
    }

    String told() {
        return words.getText();
    }

    /** Shows a run, or that none is chosen. */
    void show(Optional<Run> run, String without) {
        boolean working = run.filter(some -> !some.state().ended()).isPresent();
        double share = run.map(RunBar::share).orElse(Double.NaN);
        say(words, run.map(RunBar::text).orElse(without));
        visible(bar, working && Double.isFinite(share));
        if (Double.isFinite(share)) {
            int steps = (int) Math.round(STEPS * Math.clamp(share, 0, 1));
            if (bar.getSelection() != steps) {
                bar.setSelection(steps);
            }
        }
        String text = run.flatMap(some -> Remaining.of(some, Instant.now())).map(RunBar::left).orElse("");
        boolean longer = text.length() != remaining.getText().length();
        say(remaining, text);
        if (longer) {
            area.layout();
        }
    }

    private static String left(Remaining left) {
        return NLS.bind(left.more() ? Messages.RunBar_more : Messages.RunBar_remaining, Texts.duration(left.time()));
    }

    private static void say(Label label, String text) {
        String safe = Texts.label(text.replaceAll("\\s+", " "));
        if (!label.getText().equals(safe)) {
            label.setText(safe);
            label.setToolTipText(text);
        }
    }

    private void visible(Control control, boolean visible) {
        GridData data = (GridData) control.getLayoutData();
        if (data.exclude == visible) {
            data.exclude = !visible;
            control.setVisible(visible);
            area.layout();
        }
    }

    private static String text(Run run) {
        String name = CurvesPane.name(run) + ": ";
        return switch (run.state()) {
            case QUEUED -> name + Messages.RunBar_queued;
            case CANCELLING -> name + Messages.RunBar_cancelling;
            case RUNNING -> name + doing(run.history());
            default -> name + Texts.end(run);
        };
    }

    /** The piece of work that is under way, else the last epoch. */
    private static String doing(RunHistory history) {
        Optional<RunEvent.Progress> progress = history.progress();
        if (progress.isPresent()) {
            RunEvent.Progress now = progress.get();
            String stage = Texts.stage(now.stage(), now.fold());
            // Where the stage is one piece of work only, its name says it all.
            String what = stage.isEmpty() || stage.equalsIgnoreCase(now.what()) ? now.what()
                    : NLS.bind(Messages.RunBar_work, stage, now.what());
            return NLS.bind(Messages.RunBar_progress, new Object[] {what, String.valueOf(now.done()),
                String.valueOf(now.total())});
        }
        return history.lastEpoch().map(epoch -> NLS.bind(Messages.RunBar_epoch, new Object[] {
            Texts.stage(epoch.stage(), epoch.fold()), String.valueOf(epoch.epoch()),
            Texts.number(epoch.validationScore())})).orElse(Messages.RunBar_starting);
    }

    /** Of all folds where there are some; else of the piece of work that is under way. */
    private static double share(Run run) {
        return RunExtent.of(run).map(RunExtent::share).orElseGet(() -> run.history().progress()
                .filter(now -> now.total() > 0).map(now -> now.done() / (double) now.total()).orElse(Double.NaN));
    }
}
