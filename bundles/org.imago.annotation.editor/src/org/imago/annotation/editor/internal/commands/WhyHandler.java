// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import java.nio.file.Path;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.imago.annotation.editor.internal.ImagePane;
import org.imago.annotation.editor.internal.Messages;

/** Chooses the run whose classifier explains images. */
public final class WhyHandler {

    /** Asks for the folder of a run. */
    @Execute
    public void execute() {
        ActiveEditor.pane().ifPresent(WhyHandler::ask);
    }

    /** Switches what a run explains on and off; asks for the run first, where none was chosen. */
    static void flip(ImagePane pane) {
        if (pane.why().run().isPresent()) {
            pane.why().flip();
        } else {
            ask(pane);
        }
    }

    private static void ask(ImagePane pane) {
        DirectoryDialog dialog = new DirectoryDialog(pane.getShell());
        dialog.setText(Messages.WhyHandler_title);
        dialog.setMessage(Messages.WhyHandler_message);
        dialog.setFilterPath(pane.session().file().toAbsolutePath().getParent().resolve("runs").toString());
        String folder = dialog.open();
        if (folder != null) {
            pane.why().show(Path.of(folder));
        }
    }

    /** Tells whether there is an image. */
    @CanExecute
    public boolean canExecute() {
        return ActiveEditor.pane().isPresent();
    }
}
