// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.editor.internal.SampleValues;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetSession;

/** Yes or no. */
final class ToggleField implements Field {

    private final DatasetSession session;
    private final AnnotationType<Boolean> type;
    private final Button button;

    ToggleField(Composite parent, DatasetSession session, AnnotationType<Boolean> type) {
        this.session = session;
        this.type = type;
        button = new Button(parent, SWT.CHECK);
        button.setText(type.name().replace("&", "&&"));
        button.setToolTipText(String.join(", ", type.columns(session.dataset())));
        button.setEnabled(!session.readOnly());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> write()));
    }

    private void write() {
        boolean on = button.getSelection();
        SampleValues.write(session, type, Optional.of(on),
                NLS.bind(on ? Messages.ToggleField_on : Messages.ToggleField_off, type.name()));
        refresh();
    }

    @Override
    public void refresh() {
        button.setSelection(value());
    }

    private boolean value() {
        try {
            return SampleValues.read(session, type).orElse(false);
        } catch (DatasetException e) {
            return false;
        }
    }
}
