// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.judging;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/**
 * A choice of one of the runs of a data set. The latest is chosen until a person chooses another one, or is in the middle
 * of something when a later one comes: then that is only {@linkplain #newer() offered}.
 */
public final class RunChoice {

    private final Combo combo;
    private List<Path> runs = List.of();
    private boolean byHand;
    private Optional<Path> newer = Optional.empty();

    /**
     * Creates a choice of no runs.
     *
     * @param parent its layout places it
     * @param chosen told when a person has chosen another run
     */
    public RunChoice(Composite parent, Consumer<Path> chosen) {
        combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.addListener(SWT.Selection, event -> {
            byHand = combo.getSelectionIndex() > 0;
            newer = newer.filter(run -> byHand);
            chosen().ifPresent(chosen);
        });
    }

    /** Returns the control, for layout. */
    public Control control() {
        return combo;
    }

    /** Forgets what was chosen, because the data set is another one. */
    public void clear() {
        runs = List.of();
        byHand = false;
        newer = Optional.empty();
        combo.removeAll();
    }

    /**
     * Takes the runs that there are.
     *
     * @param found their folders, the latest first
     * @param keep  whether the one that is chosen stays, though there may be a later one
     * @return whether another run is chosen now than before
     */
    public boolean offer(List<Path> found, boolean keep) {
        Optional<Path> before = chosen();
        if (!found.equals(runs)) {
            boolean later = !runs.isEmpty() && !found.isEmpty() && !runs.contains(found.getFirst());
            runs = List.copyOf(found);
            combo.setItems(runs.stream().map(run -> run.getFileName().toString()).toArray(String[]::new));
            Optional<Path> kept = before.filter(run -> byHand || keep).filter(runs::contains);
            byHand = byHand && kept.isPresent();
            combo.select(kept.map(runs::indexOf).orElse(0));
            newer = later ? Optional.of(runs.getFirst()) : newer.filter(runs::contains);
            newer = newer.filter(run -> !chosen().equals(Optional.of(run)));
            combo.requestLayout();
        }
        return !chosen().equals(before);
    }

    /** Returns a run that came while another one was chosen, and was not looked at yet. */
    public Optional<Path> newer() {
        return newer;
    }

    /** Chooses the run that came meanwhile, as if a person chose it. */
    public void goToNewer() {
        newer.ifPresent(run -> {
            combo.select(runs.indexOf(run));
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }

    /** Returns the folder of the run that is chosen; nothing if there is none. */
    public Optional<Path> chosen() {
        int index = combo.getSelectionIndex();
        return index < 0 || index >= runs.size() ? Optional.empty() : Optional.of(runs.get(index));
    }
}
