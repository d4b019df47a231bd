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

/** A choice of one of the runs of a data set. The latest is chosen until a person chooses another one. */
public final class RunChoice {

    private final Combo combo;
    private List<Path> runs = List.of();
    private boolean byHand;

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
        combo.removeAll();
    }

    /**
     * Takes the runs that there are.
     *
     * @param found their folders, the latest first
     * @return whether another run is chosen now than before
     */
    public boolean offer(List<Path> found) {
        Optional<Path> before = chosen();
        if (!found.equals(runs)) {
            runs = List.copyOf(found);
            combo.setItems(runs.stream().map(run -> run.getFileName().toString()).toArray(String[]::new));
            Optional<Path> kept = before.filter(run -> byHand).filter(runs::contains);
            byHand = kept.isPresent();
            combo.select(kept.map(runs::indexOf).orElse(0));
            combo.requestLayout();
        }
        return !chosen().equals(before);
    }

    /** Returns the folder of the run that is chosen; nothing if there is none. */
    public Optional<Path> chosen() {
        int index = combo.getSelectionIndex();
        return index < 0 || index >= runs.size() ? Optional.empty() : Optional.of(runs.get(index));
    }
}
