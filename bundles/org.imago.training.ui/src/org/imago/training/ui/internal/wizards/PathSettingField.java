// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.internal.wizards.PathField;
import org.imago.loop.order.Setting;

/** A file or folder that can be typed or looked for. Fills a row of a grid. */
final class PathSettingField implements SettingField {

    private final Setting setting;
    private final PathField field;

    /**
     * What a person reads.
     *
     * @param label  of the field
     * @param hint   stands in the empty field
     * @param browse of the button
     */
    record Texts(String label, String hint, String browse) {
    }

    PathSettingField(Composite parent, Setting setting, Texts texts, int span, Supplier<Optional<Path>> dialog,
            Runnable changed) {
        this.setting = setting;
        field = new PathField(parent, texts.label(), texts.browse(), dialog, changed);
        field.text().setMessage(texts.hint());
        GridData data = (GridData) field.text().getLayoutData();
        data.horizontalSpan = span;
        data.widthHint = 1;
    }

    @Override
    public Setting setting() {
        return setting;
    }

    @Override
    public String value() {
        return field.path().map(Path::toString).orElseGet(() -> field.text().getText().strip());
    }

    @Override
    public void show(String value) {
        field.text().setText(value);
        field.text().setSelection(value.length());
    }
}
