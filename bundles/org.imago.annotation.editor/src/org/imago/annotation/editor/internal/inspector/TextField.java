// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import java.util.Optional;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.editor.internal.SampleValues;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;

/** Free text, of one line or several. Goes into the row when typing pauses, or the field is left. */
final class TextField implements Field {

    private static final int PAUSE_MS = 500;
    private static final int LINES = 4;

    private final DatasetSession session;
    private final AnnotationType<String> type;
    private final Text text;
    private final Runnable pause = this::commit;
    private final Check check;
    private final ControlDecoration wrong;
    private boolean refreshing;

    /** Tells what is wrong with text. */
    @FunctionalInterface
    interface Check {

        /** Any text is right. */
        Check NONE = (typed, sample) -> Optional.empty();

        /** Returns what is wrong; nothing if it can be written into the row. */
        Optional<String> wrong(String typed, Sample sample);
    }

    TextField(Composite parent, DatasetSession session, AnnotationType<String> type, boolean multiline, Check check) {
        this.session = session;
        this.type = type;
        this.check = check;
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
        wrong = new ControlDecoration(text, SWT.TOP | SWT.RIGHT);
        wrong.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR)
                .getImage());
        wrong.hide();
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
        if (!typed.equals(value()) && isRight(typed)) {
            SampleValues.write(session, type, Optional.of(typed).filter(some -> !some.isEmpty()),
                    NLS.bind(Messages.TextField_set, type.name()));
        }
    }

    /** Who is still typing is not interrupted by a message: it stands at the field until the text is right. */
    private boolean isRight(String typed) {
        Optional<String> problem = typed.isBlank() ? Optional.empty()
                : session.current().flatMap(sample -> check.wrong(typed, sample));
        problem.ifPresentOrElse(words -> {
            wrong.setDescriptionText(words);
            wrong.show();
        }, wrong::hide);
        return problem.isEmpty();
    }

    @Override
    public void refresh() {
        wrong.hide();
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
