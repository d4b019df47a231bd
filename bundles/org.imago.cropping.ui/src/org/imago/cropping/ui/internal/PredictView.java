// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.widgets.Composite;

import jakarta.annotation.PostConstruct;

/** The view in which new images are predicted with the models of a run. */
public final class PredictView {

    private PredictPane pane;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        pane = new PredictPane(parent);
    }

    /** Puts the focus on the first field. */
    @Focus
    public void setFocus() {
        pane.setFocus();
    }
}
