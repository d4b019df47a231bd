// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.Form;
import org.imago.annotation.editor.internal.SampleValues;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetSession;

/** One of a few names: a drop-down list, or one that is always open. Open choices take other names as well. */
final class ChoiceField implements Field {

    private static final int MOST_LINES = 8;

    private final DatasetSession session;
    private final AnnotationType<String> type;
    private final Names names;
    private boolean refreshing;

    /** What the names are shown in. */
    private interface Names {

        void show(List<String> names, String chosen);

        String chosen();
    }

    ChoiceField(Composite parent, DatasetSession session, AnnotationType<String> type) {
        this.session = session;
        this.type = type;
        names = form().list() ? new OpenList(parent) : new DropDown(parent, form().open());
    }

    private Form.Choice form() {
        return (Form.Choice) (Form<?>) type.form(session.dataset());
    }

    @Override
    public void refresh() {
        refreshing = true;
        try {
            names.show(form().names(), value());
        } finally {
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

    @Override
    public void commit() {
        String chosen = names.chosen().strip();
        if (!refreshing && session.current().isPresent() && !chosen.equals(value())) {
            SampleValues.write(session, type, Optional.of(chosen).filter(text -> !text.isEmpty()),
                    NLS.bind(Messages.ChoiceField_set, type.name(), chosen));
            refresh();
        }
    }

    private final class DropDown implements Names {

        private final Combo combo;

        DropDown(Composite parent, boolean open) {
            FieldLabel.beside(parent, type, session);
            combo = new Combo(parent, SWT.DROP_DOWN | (open ? SWT.NONE : SWT.READ_ONLY));
            combo.setVisibleItemCount(MOST_LINES * 2);
            combo.setEnabled(!session.readOnly());
            GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
            combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> commit()));
            combo.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> commit()));
            combo.addFocusListener(FocusListener.focusLostAdapter(event -> commit()));
        }

        @Override
        public void show(List<String> choices, String chosen) {
            if (!List.of(combo.getItems()).equals(choices)) {
                combo.setItems(choices.toArray(String[]::new));
            }
            if (choices.contains(chosen)) {
                combo.select(choices.indexOf(chosen));
            } else {
                combo.deselectAll();
                combo.setText(chosen);
            }
        }

        @Override
        public String chosen() {
            return combo.getText();
        }
    }

    private final class OpenList implements Names {

        private final org.eclipse.swt.widgets.List list;

        OpenList(Composite parent) {
            FieldLabel.above(parent, type, session);
            list = new org.eclipse.swt.widgets.List(parent, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
            list.setEnabled(!session.readOnly());
            GridDataFactory.fillDefaults().span(2, 1).grab(true, false)
                    .hint(SWT.DEFAULT, list.getItemHeight() * MOST_LINES).applyTo(list);
            list.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> commit()));
        }

        @Override
        public void show(List<String> choices, String chosen) {
            if (!List.of(list.getItems()).equals(choices)) {
                list.setItems(choices.toArray(String[]::new));
            }
            list.setSelection(choices.indexOf(chosen));
        }

        @Override
        public String chosen() {
            return list.getSelectionCount() == 0 ? "" : list.getSelection()[0];
        }
    }
}
