// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import java.util.Optional;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** What is said about the current sample: a field for each annotation that the data set is bound to. */
public final class AnnotationsView {

    @Inject
    private DatasetSessions sessions;

    private ScrolledComposite scroller;
    private Optional<AnnotationForm> form = Optional.empty();

    /**
     * Creates the view.
     *
     * @param parent its parent
     */
    @PostConstruct
    public void create(Composite parent) {
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        scroller.addControlListener(ControlListener.controlResizedAdapter(event -> measure()));
        build();
    }

    private void build() {
        form.ifPresent(Composite::dispose);
        AnnotationForm built = new AnnotationForm(scroller, sessions.active());
        form = Optional.of(built);
        scroller.setContent(built);
        measure();
    }

    private void measure() {
        form.ifPresent(shown -> {
            Point size = shown.computeSize(scroller.getClientArea().width, SWT.DEFAULT);
            scroller.setMinHeight(size.y);
        });
    }

    /**
     * Takes what data sets tell.
     *
     * @param event an event of {@link DatasetTopics}
     */
    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    public void handle(@UIEventTopic(DatasetTopics.ALL) Event event) {
        if (scroller == null || scroller.isDisposed()) {
            return;
        }
        switch (event.getTopic()) {
            case DatasetTopics.ACTIVATED, DatasetTopics.CLOSED, DatasetTopics.ANNOTATIONS -> build();
            default -> refresh(event);
        }
    }

    private void refresh(Event event) {
        Object data = event.getProperty(IEventBroker.DATA);
        DatasetSession about = data instanceof CellsChanged cells ? cells.session() : (DatasetSession) data;
        if (sessions.active().equals(Optional.of(about))) {
            form.ifPresent(shown -> shown.refresh(event.getTopic()));
            measure();
        }
    }

    /** Puts the focus on the first field. */
    @Focus
    public void setFocus() {
        form.ifPresent(AnnotationForm::setFocus);
    }
}
