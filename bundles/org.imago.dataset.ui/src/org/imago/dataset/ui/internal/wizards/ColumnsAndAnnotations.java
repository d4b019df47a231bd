// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.imago.annotation.AnnotationBindings;
import org.imago.annotation.AnnotationTypes;
import org.imago.annotation.Binding;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Role;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.internal.open.FileWork;

/**
 * Asks which columns of an open data set play which role, and which annotations it has in which columns. The answers
 * are kept beside the CSV, which is not changed itself.
 */
public final class ColumnsAndAnnotations extends TitleAreaDialog {

    private final DatasetSession session;
    private final AnnotationTypes types;
    private final List<Binding> bindings;
    private final Map<Role, Combo> roles = new EnumMap<>(Role.class);
    private org.eclipse.swt.widgets.List list;
    private BindingFields fields;

    private ColumnsAndAnnotations(Shell shell, DatasetSession session, AnnotationTypes types) {
        super(shell);
        this.session = session;
        this.types = types;
        this.bindings = new ArrayList<>(session.annotations().bindings());
    }

    /**
     * Asks, and does as it is told.
     *
     * @param shell   the window above which is asked
     * @param session the data set
     */
    public static void run(Shell shell, DatasetSession session) {
        new ColumnsAndAnnotations(shell, session, AnnotationTypes.installed()).open();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.ColumnsAndAnnotations_title);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(session.file().getFileName().toString());
        setMessage(Messages.ColumnsAndAnnotations_description);
        Composite body = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).spacing(8, 8).applyTo(body);
        createRoles(body);
        createAnnotations(body);
        return area;
    }

    private void createRoles(Composite parent) {
        Group group = group(parent, Messages.ColumnsAndAnnotations_columns, 2);
        for (Role role : Role.values()) {
            new Label(group, SWT.NONE).setText(role.columnName());
            Combo combo = new Combo(group, SWT.DROP_DOWN | SWT.READ_ONLY);
            combo.add(Messages.ColumnsPage_none);
            session.dataset().columns().forEach(combo::add);
            combo.select(session.dataset().mapping().column(role).map(session.dataset().columns()::indexOf).orElse(-1)
                    + 1);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
            roles.put(role, combo);
        }
    }

    private static Group group(Composite parent, String title, int columns) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        GridLayoutFactory.swtDefaults().numColumns(columns).applyTo(group);
        return group;
    }

    private void createAnnotations(Composite parent) {
        Group group = group(parent, Messages.ColumnsAndAnnotations_annotations, 2);
        list = new org.eclipse.swt.widgets.List(group, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).hint(convertWidthInCharsToPixels(30), list.getItemHeight() * 7)
                .applyTo(list);
        Composite buttons = new Composite(group, SWT.NONE);
        GridDataFactory.fillDefaults().applyTo(buttons);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        button(buttons, Messages.ColumnsAndAnnotations_add, () -> {
            bindings.add(Binding.of(AnnotationTypes.CHOICE));
            show(bindings.size() - 1);
        });
        button(buttons, Messages.ColumnsAndAnnotations_remove, () -> {
            if (chosen() >= 0) {
                bindings.remove(chosen());
                show(Math.min(chosen(), bindings.size() - 1));
            }
        });
        button(buttons, Messages.ColumnsAndAnnotations_up, () -> move(-1));
        button(buttons, Messages.ColumnsAndAnnotations_down, () -> move(1));
        fields = new BindingFields(group, types, changed -> {
            if (chosen() >= 0) {
                bindings.set(chosen(), changed);
                list.setItem(chosen(), name(changed));
            }
        });
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(fields);
        list.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showFields()));
        show(0);
    }

    private static void button(Composite parent, String text, Runnable work) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
    }

    private int chosen() {
        return list.getSelectionIndex();
    }

    private void move(int by) {
        int from = chosen();
        int to = from + by;
        if (from >= 0 && to >= 0 && to < bindings.size()) {
            bindings.add(to, bindings.remove(from));
            show(to);
        }
    }

    private void show(int index) {
        list.setItems(bindings.stream().map(this::name).toArray(String[]::new));
        list.select(index);
        showFields();
    }

    private String name(Binding binding) {
        String type = types.find(binding.type()).map(found -> found.name()).orElse(binding.type());
        String label = binding.label().isBlank() ? String.join(", ", binding.columns()) : binding.label();
        return label.isEmpty() ? type : label + " – " + type;
    }

    private void showFields() {
        fields.show(chosen() < 0 ? null : bindings.get(chosen()));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    /** What cannot be is said above, and the dialog stays. */
    @Override
    protected void okPressed() {
        try {
            AtomicReference<AnnotationBindings> written = new AtomicReference<>(session.annotations());
            Map<Role, String> columns = new LinkedHashMap<>();
            roles.forEach((role, combo) -> columns.put(role,
                    combo.getSelectionIndex() <= 0 ? "" : combo.getText()));
            boolean remapped = columns.entrySet().stream().anyMatch(entry -> !entry.getValue()
                    .equals(session.dataset().mapping().column(entry.getKey()).orElse("")));
            boolean rebound = !bindings.equals(session.annotations().bindings());
            FileWork.run(getShell(), Messages.ColumnsAndAnnotations_writing, () -> {
                if (remapped) {
                    session.dataset().remap(columns);
                }
                if (rebound) {
                    written.set(AnnotationBindings.write(session.dataset(), types, bindings));
                }
            });
            session.annotations(written.get());
            super.okPressed();
        } catch (DatasetException e) {
            setErrorMessage(e.getMessage());
        }
    }
}
