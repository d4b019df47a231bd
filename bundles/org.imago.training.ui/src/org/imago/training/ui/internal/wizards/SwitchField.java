// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.loop.order.Setting;

/** Something that is on or off. Fills a row of a grid. */
final class SwitchField implements SettingField {

    private final Setting setting;
    private final Button button;

    SwitchField(Composite parent, Setting setting, String label, int span, Runnable changed) {
        this.setting = setting;
        new Label(parent, SWT.NONE);
        button = new Button(parent, SWT.CHECK);
        button.setText(label);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed.run()));
        GridDataFactory.fillDefaults().span(span, 1).applyTo(button);
    }

    @Override
    public Setting setting() {
        return setting;
    }

    @Override
    public String value() {
        return button.getSelection() ? Setting.YES : "";
    }

    @Override
    public void show(String value) {
        button.setSelection(!value.isEmpty());
    }
}
