// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.Formats;

/** A list of formats, those of plug-ins included. */
final class FormatChoice {

    private final Formats formats = Formats.installed();
    private final List<Optional<AnnotationFormat>> choices = new ArrayList<>();
    private final Combo combo;

    /**
     * Creates the label and the list.
     *
     * @param parent  its layout is a grid of four columns
     * @param label   text with a mnemonic
     * @param unknown an entry for a format that is yet to be found out; nothing if one must be chosen
     * @param change  told that another one was chosen
     */
    FormatChoice(Composite parent, String label, Optional<String> unknown, Runnable change) {
        new Label(parent, SWT.NONE).setText(label);
        combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(combo);
        unknown.ifPresent(text -> add(text, Optional.empty()));
        formats.all().forEach(format -> add(format.name() + ": " + format.description(), Optional.of(format)));
        combo.setVisibleItemCount(choices.size());
        combo.select(0);
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> change.run()));
    }

    private void add(String text, Optional<AnnotationFormat> format) {
        combo.add(text);
        choices.add(format);
    }

    /** Returns the formats. */
    Formats formats() {
        return formats;
    }

    /** Returns the chosen one; nothing if it is yet to be found out. */
    Optional<AnnotationFormat> format() {
        return choices.get(Math.max(0, combo.getSelectionIndex()));
    }
}
