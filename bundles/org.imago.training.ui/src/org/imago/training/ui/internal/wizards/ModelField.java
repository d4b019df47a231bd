// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.loop.order.Setting;

/**
 * The run whose model is used, of those beside the data set or elsewhere. Three cells of a grid, of which the second can
 * span more.
 */
final class ModelField implements SettingField {

    private final Setting setting;
    private final String none;
    private final UnaryOperator<String> label;
    private final BooleanSupplier crops;
    private final Combo combo;
    private final List<TrainedRun> runs = new ArrayList<>();
    /** A model file that belongs to no run that is known. */
    private String other = "";

    /**
     * Creates the field.
     *
     * @param parent  its layout is a grid
     * @param setting {@link Setting#BOXES} or {@link Setting#CLASSIFIER}
     * @param texts   label, words for none, and what stands around the name of a run
     * @param span    of the second cell
     * @param crops   tells whether a classifier is to judge crops
     * @param choose  asks for a run elsewhere
     * @param changed told that another one is chosen
     */
    ModelField(Composite parent, Setting setting, Texts texts, int span, BooleanSupplier crops,
            Runnable choose, Runnable changed) {
        this.setting = setting;
        this.none = texts.none();
        this.label = texts.run();
        this.crops = crops;
        new Label(parent, SWT.NONE).setText(texts.label());
        combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed.run()));
        GridDataFactory.fillDefaults().span(span, 1).grab(true, false).align(SWT.FILL, SWT.CENTER)
                .hint(1, SWT.DEFAULT).applyTo(combo);
        Button button = new Button(parent, SWT.PUSH);
        button.setText(Messages.Model_other);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choose.run()));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(button);
        list();
    }

    /**
     * What a person reads.
     *
     * @param label of the field
     * @param none  stands for no run
     * @param run   makes an item of the name of a run
     */
    record Texts(String label, String none, UnaryOperator<String> run) {
    }

    private boolean fits(TrainedRun run) {
        return (setting == Setting.BOXES ? run.boxes() : run.classifier(crops.getAsBoolean())).isPresent();
    }

    private void list() {
        int before = combo.getSelectionIndex();
        combo.removeAll();
        combo.add(none);
        runs.forEach(run -> combo.add(label.apply(run.label())));
        if (!other.isEmpty()) {
            combo.add(label.apply(other));
        }
        combo.select(Math.clamp(before, 0, combo.getItemCount() - 1));
    }

    /** Offers the runs that have such a model; none is chosen. */
    void offer(List<TrainedRun> found) {
        runs.clear();
        other = "";
        found.stream().filter(this::fits).forEach(runs::add);
        combo.removeAll();
        list();
    }

    /** Chooses a run, whether it was offered or not; one without such a model is refused. */
    boolean choose(TrainedRun run) {
        if (!fits(run)) {
            return false;
        }
        if (!runs.contains(run)) {
            runs.add(run);
            list();
        }
        combo.select(runs.indexOf(run) + 1);
        return true;
    }

    /** Returns the latest of those that are offered. */
    Optional<TrainedRun> latest() {
        return runs.stream().findFirst();
    }

    /** Returns the chosen run, if one is chosen that is known. */
    Optional<TrainedRun> run() {
        int index = combo.getSelectionIndex() - 1;
        return index >= 0 && index < runs.size() ? Optional.of(runs.get(index)) : Optional.empty();
    }

    /** Tells whether there is none to choose. */
    boolean isEmpty() {
        return runs.isEmpty() && other.isEmpty();
    }

    @Override
    public Setting setting() {
        return setting;
    }

    @Override
    public String value() {
        if (combo.getSelectionIndex() > runs.size()) {
            return other;
        }
        return run().flatMap(run -> setting == Setting.BOXES ? run.boxes() : run.classifier(crops.getAsBoolean()))
                .map(Path::toString).orElse("");
    }

    @Override
    public void show(String value) {
        if (value.isEmpty()) {
            combo.select(0);
            return;
        }
        Path model = Path.of(value);
        Optional<TrainedRun> known = runs.stream().filter(run -> run.has(model)).findFirst();
        if (known.isPresent()) {
            combo.select(runs.indexOf(known.get()) + 1);
        } else {
            other = value;
            list();
            combo.select(combo.getItemCount() - 1);
        }
    }
}
