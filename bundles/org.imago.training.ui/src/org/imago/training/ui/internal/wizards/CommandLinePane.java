// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Shows the command line that does the same as the wizard, and copies it. */
final class CommandLinePane {

    private static final int LINES = 3;

    private final Composite area;
    private final Text text;
    private final Button copy;

    CommandLinePane(Composite parent, Runnable restore) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
        Label label = new Label(area, SWT.NONE);
        label.setText(Messages.Command);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
        text = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        // Otherwise a field of many lines keeps the key for itself.
        text.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        GridDataFactory.fillDefaults().grab(true, true).span(1, 2).hint(1, LINES * text.getLineHeight())
                .applyTo(text);
        copy = button(Messages.Copy, this::copy);
        copy.setToolTipText(Messages.Copy_tip);
        button(Messages.Restore, restore);
        show("");
    }

    private Button button(String label, Runnable work) {
        Button button = new Button(area, SWT.PUSH);
        button.setText(label);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(button);
        return button;
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(area.getDisplay());
        try {
            clipboard.setContents(new Object[] {text.getText()}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    Composite control() {
        return area;
    }

    /** Shows a command line; an empty one says that there is none yet. */
    void show(String command) {
        if (!text.getText().equals(command)) {
            text.setText(command);
        }
        copy.setEnabled(!command.isEmpty());
    }
}
