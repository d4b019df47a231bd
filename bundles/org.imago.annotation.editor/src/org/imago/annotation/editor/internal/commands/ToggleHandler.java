// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.imago.annotation.editor.internal.ImagePane;
import org.imago.annotation.editor.internal.SampleValues;

import jakarta.inject.Named;

/** Switches an annotation that is yes or no. */
public final class ToggleHandler {

    /**
     * Switches it. The space bar waits until it is released, for held down it moves the image.
     *
     * @param annotation identifier of the annotation type
     * @param trigger    the key that was pressed, if any
     */
    @Execute
    public void execute(@Named("org.imago.annotation.editor.toggle.annotation") String annotation,
            @Optional Event trigger) {
        ActiveEditor.pane().ifPresent(pane -> {
            Runnable work = () -> SampleValues.toggle(pane.session(), annotation);
            if (isSpace(trigger)) {
                pane.canvas().spaceDown(work);
            } else {
                work.run();
            }
        });
    }

    private static boolean isSpace(Event trigger) {
        return trigger != null && trigger.type == SWT.KeyDown && trigger.character == ' ';
    }

    /** Tells whether there is an image. */
    @CanExecute
    public boolean canExecute() {
        return ActiveEditor.pane().map(ImagePane::session).isPresent();
    }
}
