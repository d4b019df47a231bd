// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.loop.order.Setting;

/** One of some values. Two cells of a grid, of which the second can span more. */
final class ChoiceField implements SettingField {

    private final Setting setting;
    private final Combo combo;
    private final UnaryOperator<String> unknown;
    private final List<Choice> choices = new ArrayList<>();

    /**
     * A value.
     *
     * @param value as the setting has it; empty for the usual one
     * @param label what a person reads
     */
    record Choice(String value, String label) {
    }

    /** Creates the field; {@code unknown} names a value that is none of the choices. */
    ChoiceField(Composite parent, Setting setting, String label, int span, UnaryOperator<String> unknown,
            Runnable changed) {
        this.setting = setting;
        this.unknown = unknown;
        new Label(parent, SWT.NONE).setText(label);
        combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed.run()));
        GridDataFactory.fillDefaults().span(span, 1).grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(combo);
    }

    /** Offers other values; the chosen one stays, if it is known or not. */
    void offer(List<Choice> offered) {
        String before = value();
        choices.clear();
        choices.addAll(offered);
        combo.setItems(offered.stream().map(Choice::label).toArray(String[]::new));
        show(before);
    }

    @Override
    public Setting setting() {
        return setting;
    }

    @Override
    public String value() {
        int index = combo.getSelectionIndex();
        return index < 0 || index >= choices.size() ? "" : choices.get(index).value();
    }

    @Override
    public void show(String value) {
        String shown = value.equals(setting.usual()) ? "" : value;
        int index = choices.stream().map(Choice::value).toList().indexOf(shown);
        if (index < 0) {
            choices.add(new Choice(shown, unknown.apply(shown)));
            combo.add(unknown.apply(shown));
            index = choices.size() - 1;
        }
        combo.select(index);
    }
}
