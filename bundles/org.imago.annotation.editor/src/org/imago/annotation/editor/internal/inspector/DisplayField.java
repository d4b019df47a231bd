// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.editor.internal.SampleValues;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetSession;

/**
 * A value that is shown and not edited. Its text can be copied.
 *
 * @param <V> type of the value
 */
final class DisplayField<V> implements Field {

    private final DatasetSession session;
    private final AnnotationType<V> type;
    private final Text text;

    DisplayField(Composite parent, DatasetSession session, AnnotationType<V> type) {
        this.session = session;
        this.type = type;
        FieldLabel.beside(parent, type, session);
        text = new Text(parent, SWT.SINGLE | SWT.READ_ONLY);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER)
                .applyTo(text);
    }

    @Override
    public void refresh() {
        text.setText(value());
    }

    private String value() {
        try {
            return SampleValues.read(session, type).map(value -> type.present(value).text()).orElse("");
        } catch (DatasetException e) {
            return e.getMessage();
        }
    }
}
