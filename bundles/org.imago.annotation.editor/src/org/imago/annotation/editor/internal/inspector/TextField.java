// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.editor.internal.SampleValues;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetSession;

/** Free text, of one line or several. Goes into the row when typing pauses, or the field is left. */
final class TextField implements Field {

    private static final int PAUSE_MS = 500;
    private static final int LINES = 4;

    private final DatasetSession session;
    private final AnnotationType<String> type;
    private final Text text;
    private final Runnable pause = this::commit;
    private boolean refreshing;

    TextField(Composite parent, DatasetSession session, AnnotationType<String> type, boolean multiline) {
        this.session = session;
        this.type = type;
        if (multiline) {
            FieldLabel.above(parent, type, session);
            text = new Text(parent, SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
            GridDataFactory.fillDefaults().span(2, 1).grab(true, false)
                    .hint(1, text.getLineHeight() * LINES).applyTo(text);
        } else {
            FieldLabel.beside(parent, type, session);
            text = new Text(parent, SWT.SINGLE | SWT.BORDER);
            GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(text);
        }
        text.setEditable(!session.readOnly());
        text.addModifyListener(event -> {
            if (!refreshing) {
                text.getDisplay().timerExec(PAUSE_MS, pause);
            }
        });
        text.addFocusListener(FocusListener.focusLostAdapter(event -> commit()));
        text.addDisposeListener(event -> text.getDisplay().timerExec(-1, pause));
    }

    @Override
    public void commit() {
        if (text.isDisposed()) {
            return;
        }
        text.getDisplay().timerExec(-1, pause);
        String typed = text.getText();
        if (!typed.equals(value())) {
            SampleValues.write(session, type, Optional.of(typed).filter(some -> !some.isEmpty()),
                    NLS.bind(Messages.TextField_set, type.name()));
        }
    }

    @Override
    public void refresh() {
        String value = value();
        if (!value.equals(text.getText())) {
            refreshing = true;
            text.setText(value);
            refreshing = false;
        }
    }

    private String value() {
        try {
            return SampleValues.read(session, type).orElse("");
        } catch (DatasetException e) {
            return "";
        }
    }
}
