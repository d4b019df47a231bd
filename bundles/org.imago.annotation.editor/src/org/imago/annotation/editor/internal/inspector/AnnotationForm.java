// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.Form;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;

/** A label and a field for each annotation type that a data set is bound to; the types' forms decide on the fields. */
final class AnnotationForm extends Composite {

    private final List<Field> fields = new ArrayList<>();

    AnnotationForm(Composite parent, Optional<DatasetSession> session) {
        super(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).spacing(8, 8).applyTo(this);
        session.ifPresentOrElse(this::build, this::invite);
        refresh(DatasetTopics.CURRENT);
    }

    private void invite() {
        Label label = new Label(this, SWT.WRAP);
        label.setText(Messages.AnnotationForm_nothing_open);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(label);
    }

    private void build(DatasetSession session) {
        session.annotations().types().forEach(type -> add(session, type));
    }

    private <V> void add(DatasetSession session, AnnotationType<V> type) {
        Form<V> form = type.form(session.dataset());
        fields.add(field(session, type, form));
    }

    @SuppressWarnings("unchecked") // what a form edits is the type of its values, which the sealed interface fixes
    private <V> Field field(DatasetSession session, AnnotationType<V> type, Form<V> form) {
        return switch ((Form<?>) form) {
            case Form.Choice choice -> new ChoiceField(this, session, (AnnotationType<String>) type);
            case Form.Toggle toggle -> new ToggleField(this, session, (AnnotationType<Boolean>) type);
            case Form.Text text -> new TextField(this, session, (AnnotationType<String>) type, text.multiline(),
                    TextField.Check.NONE);
            case Form.Written<?> written -> written(session, (AnnotationType<Object>) type,
                    (Form.Written<Object>) written);
            case Form.Boxes boxes -> new BoxesField(this, session, (AnnotationType<List<BoundingBox>>) type);
            case Form.Display<?> display -> new DisplayField<>(this, session, type);
        };
    }

    private <W> Field written(DatasetSession session, AnnotationType<W> type, Form.Written<W> form) {
        WrittenAsText<W> asText = new WrittenAsText<>(type, form);
        return new TextField(this, session, asText, form.multiline(), asText::wrong);
    }

    void refresh(String topic) {
        switch (topic) {
            case DatasetTopics.SELECTION -> fields.forEach(Field::selectionChanged);
            case DatasetTopics.CURRENT, DatasetTopics.CELLS, DatasetTopics.IMAGE -> fields.forEach(Field::refresh);
            default -> {
                // Nothing that is shown here.
            }
        }
    }
}
