// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.imago.loop.order.Setting;

/** A number that can be typed; what is usual stands in the empty field. Two cells of a grid. */
final class NumberField implements SettingField {

    private static final int WIDTH = 10;

    private final Setting setting;
    private final Label label;
    private final Text text;

    NumberField(Composite parent, Setting setting, String name, String usual, Runnable changed) {
        this.setting = setting;
        label = new Label(parent, SWT.NONE);
        label.setText(name);
        text = new Text(parent, SWT.SINGLE | SWT.BORDER);
        text.setMessage(usual);
        text.addModifyListener(event -> changed.run());
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).hint(width(text), SWT.DEFAULT).applyTo(text);
    }

    private static int width(Text text) {
        GC gc = new GC(text);
        try {
            return (int) (gc.getFontMetrics().getAverageCharacterWidth() * WIDTH);
        } finally {
            gc.dispose();
        }
    }

    /** The second field of a row stands at its end, its label beside it. */
    NumberField atTheEnd() {
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(label);
        return this;
    }

    @Override
    public Setting setting() {
        return setting;
    }

    @Override
    public String value() {
        return text.getText().strip();
    }

    @Override
    public void show(String value) {
        text.setText(value);
    }
}
