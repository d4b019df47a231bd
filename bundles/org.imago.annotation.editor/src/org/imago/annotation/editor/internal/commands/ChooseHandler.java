// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.imago.annotation.editor.internal.SampleValues;

import jakarta.inject.Named;

/** Gives the sample the class of a number. */
public final class ChooseHandler {

    /**
     * Sets the first annotation that is chosen from a list.
     *
     * @param number 1 for the first of the list
     */
    @Execute
    public void execute(@Named("org.imago.annotation.editor.choose.number") String number) {
        ActiveEditor.pane().ifPresent(pane -> SampleValues.choose(pane.session(), Integer.parseInt(number) - 1));
    }

    /** Tells whether there is an image. */
    @CanExecute
    public boolean canExecute() {
        return ActiveEditor.pane().isPresent();
    }
}
