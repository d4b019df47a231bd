// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.annotation.AnnotationType;
import org.imago.dataset.ui.DatasetSession;

/** Labels before fields. */
final class FieldLabel {

    private FieldLabel() {
    }

    /** Makes the label of a one-line field. */
    static void beside(Composite parent, AnnotationType<?> type, DatasetSession session) {
        Label label = make(parent, type, session);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
    }

    /** Makes the label of a field that takes several lines. */
    static void above(Composite parent, AnnotationType<?> type, DatasetSession session) {
        Label label = make(parent, type, session);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
    }

    private static Label make(Composite parent, AnnotationType<?> type, DatasetSession session) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(type.name().replace("&", "&&") + ":");
        label.setToolTipText(String.join(", ", type.columns(session.dataset())));
        return label;
    }
}
