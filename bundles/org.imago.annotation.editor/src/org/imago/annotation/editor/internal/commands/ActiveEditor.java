// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import java.util.Optional;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.imago.annotation.editor.ImageEditor;
import org.imago.annotation.editor.internal.ImagePane;

/** Finds the image that commands work on: that of the editor in front, also while a view has the focus. */
final class ActiveEditor {

    private ActiveEditor() {
    }

    static Optional<ImageEditor> editor() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        return page != null && page.getActiveEditor() instanceof ImageEditor editor ? Optional.of(editor)
                : Optional.empty();
    }

    static Optional<ImagePane> pane() {
        return editor().flatMap(ImageEditor::pane);
    }
}
