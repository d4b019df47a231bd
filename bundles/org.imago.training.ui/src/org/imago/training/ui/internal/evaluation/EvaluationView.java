// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with the figures of the runs of the data set on which the person works. */
public final class EvaluationView {

    @Inject
    private DatasetSessions sessions;

    private EvaluationPane pane;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        pane = new EvaluationPane(parent, this::activate);
        pane.show(sessions.active());
    }

    private void activate(DatasetSession session) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (page != null) {
            DatasetOpener.openEditor(page, sessions, session.file());
        }
    }

    /** Puts the focus on the choice of classifiers, and looks for new runs. */
    @Focus
    public void setFocus() {
        pane.setFocus();
        pane.refresh();
    }

    /**
     * Follows which data set the person works on.
     *
     * @param event of {@link DatasetTopics}
     */
    @Inject
    @Optional
    public void happened(@UIEventTopic(DatasetTopics.ALL) Event event) {
        boolean other = event.getTopic().equals(DatasetTopics.ACTIVATED)
                || event.getTopic().equals(DatasetTopics.CLOSED);
        if (other && pane != null && !pane.control().isDisposed()) {
            pane.show(sessions.active());
        }
    }
}
