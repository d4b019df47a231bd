// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.AnnotationTypes;
import org.imago.annotation.Binding;
import org.imago.dataset.ClassStorage;

/** The fields of one binding of an annotation. */
final class BindingFields extends Composite {

    private final List<AnnotationType<?>> types;
    private final Consumer<Binding> changed;
    private final Combo type;
    private final Text label;
    private final Text columns;
    private final Text names;
    private final Combo storage;
    private final Button list;
    private final Button multiline;
    private final Button several;
    private Binding shown;

    BindingFields(Composite parent, AnnotationTypes installed, Consumer<Binding> changed) {
        super(parent, SWT.NONE);
        this.types = installed.all();
        this.changed = changed;
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(this);
        type = combo(Messages.BindingFields_type);
        types.forEach(known -> type.add(known.name()));
        label = text(Messages.BindingFields_label, "");
        columns = text(Messages.BindingFields_columns, Messages.BindingFields_columns_hint);
        names = text(Messages.BindingFields_names, Messages.BindingFields_names_hint);
        storage = combo(Messages.BindingFields_storage);
        Arrays.stream(ClassStorage.Kind.values()).forEach(kind -> storage.add(kind.key()));
        list = check(Messages.BindingFields_list);
        multiline = check(Messages.BindingFields_multiline);
        several = check(Messages.BindingFields_several);
    }

    private Combo combo(String name) {
        new Label(this, SWT.NONE).setText(name);
        Combo combo = new Combo(this, SWT.DROP_DOWN | SWT.READ_ONLY);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> tell()));
        return combo;
    }

    private Text text(String name, String hint) {
        new Label(this, SWT.NONE).setText(name);
        Text text = new Text(this, SWT.SINGLE | SWT.BORDER);
        text.setMessage(hint);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        text.addModifyListener(event -> tell());
        return text;
    }

    private Button check(String name) {
        Button button = new Button(this, SWT.CHECK);
        button.setText(name);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> tell()));
        return button;
    }

    /** Shows a binding; {@code null} for none. */
    void show(Binding binding) {
        shown = null;
        setEnabled(binding != null);
        Binding some = binding == null ? Binding.of(AnnotationTypes.DISPLAY) : binding;
        type.select(types.stream().<String>map(AnnotationType::id).toList().indexOf(some.type()));
        label.setText(some.label());
        columns.setText(String.join(", ", some.columns()));
        names.setText(String.join(", ", some.names()));
        storage.setText(some.options().getOrDefault(Binding.STORAGE, ClassStorage.Kind.NAME.key()));
        list.setSelection(some.isOn(Binding.LIST));
        multiline.setSelection(some.isOn(Binding.MULTILINE));
        several.setSelection(some.isOn(Binding.SEVERAL));
        shown = binding;
        enable();
    }

    /** Only what the type makes use of can be said. */
    private void enable() {
        String id = id();
        boolean choice = id.equals(AnnotationTypes.CHOICE);
        names.setEnabled(choice);
        storage.setEnabled(choice);
        list.setEnabled(choice || id.equals(AnnotationTypes.CLASS));
        multiline.setEnabled(id.equals(AnnotationTypes.TEXT));
        several.setEnabled(id.equals(AnnotationTypes.BOX));
        columns.setEnabled(List.of(AnnotationTypes.CHOICE, AnnotationTypes.BINARY, AnnotationTypes.TEXT,
                AnnotationTypes.DISPLAY).contains(id));
    }

    private String id() {
        int index = type.getSelectionIndex();
        return index < 0 ? shown == null ? "" : shown.type() : types.get(index).id();
    }

    private void tell() {
        if (shown == null) {
            return;
        }
        enable();
        Map<String, String> options = new HashMap<>(shown.options());
        option(options, Binding.LIST, list.getSelection() && list.isEnabled() ? "true" : "");
        option(options, Binding.MULTILINE, multiline.getSelection() && multiline.isEnabled() ? "true" : "");
        option(options, Binding.SEVERAL, several.getSelection() && several.isEnabled() ? "true" : "");
        boolean byName = storage.getText().equals(ClassStorage.Kind.NAME.key());
        option(options, Binding.STORAGE, storage.isEnabled() && !byName ? storage.getText() : "");
        shown = new Binding(id(), label.getText().strip(), columns.isEnabled() ? parts(columns) : List.of(),
                names.isEnabled() ? parts(names) : List.of(), options);
        changed.accept(shown);
    }

    private static void option(Map<String, String> options, String name, String value) {
        if (value.isEmpty()) {
            options.remove(name);
        } else {
            options.put(name, value);
        }
    }

    private static List<String> parts(Text text) {
        return Arrays.stream(text.getText().split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
