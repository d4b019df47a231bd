// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.nio.file.Path;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.imago.cropping.CropSettings;
import org.imago.cropping.Cropper;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with what crops of the data set would be on which the person works. */
public final class CropsView implements CropsPane.Actions {

    private static final String PROPOSALS = "org.imago.annotation.editor.proposals";

    @Inject
    private DatasetSessions sessions;

    private Shell shell;
    private CropsPane pane;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        shell = parent.getShell();
        pane = new CropsPane(parent, this);
        pane.show(sessions.active());
    }

    /** Puts the focus on the crops. */
    @Focus
    public void setFocus() {
        pane.setFocus();
    }

    /**
     * Follows what happens to data sets.
     *
     * @param event of {@link DatasetTopics}
     */
    @Inject
    @Optional
    public void happened(@UIEventTopic(DatasetTopics.ALL) Event event) {
        if (pane == null || pane.isDisposed()) {
            return;
        }
        Object data = event.getProperty(IEventBroker.DATA);
        DatasetSession about = data instanceof CellsChanged cells ? cells.session() : (DatasetSession) data;
        switch (event.getTopic()) {
            case DatasetTopics.ACTIVATED, DatasetTopics.CLOSED -> pane.show(sessions.active());
            default -> sessions.active().filter(active -> active == about)
                    .ifPresent(active -> pane.happened(event.getTopic()));
        }
    }

    @Override
    public void chooseRun() {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(PROPOSALS, null);
        } catch (CommandException e) {
            Platform.getLog(CropsView.class).error(e.getMessage(), e);
        }
    }

    @Override
    public void write(DatasetSession session, CropBoxes boxes, CropSettings settings, Cropper cropper) {
        DirectoryDialog dialog = new DirectoryDialog(shell, SWT.SAVE);
        dialog.setText(Messages.Crops_write_title);
        dialog.setMessage(Messages.Crops_write_message);
        dialog.setFilterPath(session.file().toAbsolutePath().getParent().toString());
        String folder = dialog.open();
        if (folder != null) {
            new WriteCrops(sessions, session, boxes, settings, cropper, Path.of(folder)).schedule();
        }
    }
}
