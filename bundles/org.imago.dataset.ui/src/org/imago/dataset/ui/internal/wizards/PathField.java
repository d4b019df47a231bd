// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A label, a path that can be typed and a button that opens a dialog: one row of a grid of three columns. */
public final class PathField {

    private final Text text;

    /**
     * Creates the row.
     *
     * @param parent its layout is a grid of three columns
     * @param label  text with a mnemonic
     * @param browse text of the button
     * @param dialog asks for a path; nothing if the person chose none
     * @param change told that the path is another one
     */
    public PathField(Composite parent, String label, String browse, Supplier<Optional<Path>> dialog, Runnable change) {
        new Label(parent, SWT.NONE).setText(label);
        text = new Text(parent, SWT.SINGLE | SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
        Button button = new Button(parent, SWT.PUSH);
        button.setText(browse);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> dialog.get().ifPresent(path -> {
            set(path);
            text.setFocus();
        })));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(button);
        text.addModifyListener(event -> change.run());
    }

    /** Returns whether nothing is typed. */
    public boolean isEmpty() {
        return text.getText().isBlank();
    }

    /** Returns the absolute path; nothing if none is typed, or no file can have that name. */
    public Optional<Path> path() {
        if (isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(expanded(text.getText().strip())).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String expanded(String path) {
        return path.equals("~") || path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
    }

    /** Shows a path. */
    public void set(Path path) {
        text.setText(path.toString());
        text.setSelection(text.getText().length());
    }

    /** Returns the field. */
    public Text text() {
        return text;
    }
}
