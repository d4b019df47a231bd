// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

/** Handles all commands of the image editor that need no parameter: what they do is told by their identifier. */
public final class EditorCommandHandler {

    /**
     * Does what the command says to the image in front.
     *
     * @param command the command
     */
    @Execute
    public void execute(ParameterizedCommand command) {
        EditorAction.of(command.getId()).ifPresent(action -> ActiveEditor.pane().ifPresent(action::run));
    }

    /** Tells whether there is an image. */
    @CanExecute
    public boolean canExecute() {
        return ActiveEditor.pane().isPresent();
    }
}
