// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.ISaveablePart2;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.EditorPart;
import org.imago.annotation.editor.images.ImageSource;
import org.imago.annotation.editor.internal.EditorFiles;
import org.imago.annotation.editor.internal.ImagePane;
import org.imago.annotation.editor.internal.Messages;
import org.imago.annotation.editor.internal.preferences.EditorPreferences;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetInput;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.image.ImageDecoder;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;

/**
 * The image editor: one for each open data set. It shows one image after the other with what was drawn on it; the work is
 * done by a pane that needs no workbench.
 */
public final class ImageEditor extends EditorPart implements ISaveablePart2 {

    private static final String IMAGE_CONTEXT = "org.imago.annotation.editor.image";

    private final EventHandler listener = this::handle;
    private Composite parent;
    private IContextActivation keys;
    private Optional<ImagePane> pane = Optional.empty();
    private Optional<DatasetSession> session = Optional.empty();

    @Override
    @NonNullByDefault({})
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof DatasetInput)) {
            throw new PartInitException(Messages.ImageEditor_wrong_input);
        }
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    @NonNullByDefault({})
    public void createPartControl(Composite composite) {
        parent = composite;
        parent.setLayout(new FillLayout());
        say(Messages.ImageEditor_opening);
        broker().subscribe(DatasetTopics.ALL, listener);
        DatasetOpener.open(sessions(), getSite().getShell(), ((DatasetInput) getEditorInput()).file())
                .whenComplete((opened, failure) -> {
                    if (!parent.isDisposed()) {
                        if (failure == null) {
                            show(opened);
                        } else {
                            say(cause(failure).getMessage());
                        }
                    }
                });
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    private void say(String text) {
        clear();
        Label label = new Label(parent, SWT.WRAP | SWT.CENTER);
        label.setText(text);
        parent.layout();
    }

    private void clear() {
        for (var child : parent.getChildren()) {
            child.dispose();
        }
    }

    private void show(DatasetSession opened) {
        clear();
        session = Optional.of(opened);
        ImageSource images = new ImageSource(parent.getDisplay(), new ImageDecoder(), EditorPreferences.imageMemory());
        ImagePane shown = new ImagePane(parent, opened, images, EditorPreferences.appearance());
        IPropertyChangeListener restyle = event -> shown.canvas().setAppearance(EditorPreferences.appearance());
        EditorPreferences.store().addPropertyChangeListener(restyle);
        shown.addDisposeListener(event -> EditorPreferences.store().removePropertyChangeListener(restyle));
        pane = Optional.of(shown);
        shown.onFocus(this::useKeys, this::leaveKeys);
        parent.layout();
        refreshTitle();
        if (getSite().getPage().getActiveEditor() == this) {
            sessions().activate(opened);
            if (getSite().getPage().getActivePart() == this) {
                shown.setFocus();
            }
        }
        firePropertyChange(IEditorPart.PROP_DIRTY);
    }

    /** Keys without Ctrl or Alt work only while the image has the focus, so that texts can be typed elsewhere. */
    private void useKeys() {
        if (keys == null) {
            keys = contexts().activateContext(IMAGE_CONTEXT);
        }
        session.ifPresent(sessions()::activate);
    }

    private void leaveKeys() {
        if (keys != null) {
            contexts().deactivateContext(keys);
            keys = null;
        }
    }

    private IContextService contexts() {
        return getSite().getWorkbenchWindow().getService(IContextService.class);
    }

    private DatasetSessions sessions() {
        return getSite().getService(DatasetSessions.class);
    }

    private IEventBroker broker() {
        return getSite().getService(IEventBroker.class);
    }

    private void handle(Event event) {
        Object data = event.getProperty(IEventBroker.DATA);
        DatasetSession about = data instanceof CellsChanged cells ? cells.session() : (DatasetSession) data;
        if (session.isEmpty() || session.get() != about) {
            return;
        }
        pane.ifPresent(shown -> shown.handle(event.getTopic(), data));
        if (event.getTopic().equals(DatasetTopics.DIRTY)) {
            refreshTitle();
            firePropertyChange(IEditorPart.PROP_DIRTY);
        }
    }

    private void refreshTitle() {
        session.ifPresent(opened -> {
            setPartName(opened.file().getFileName() + (opened.readOnly() ? Messages.ImageEditor_read_only : ""));
            setTitleToolTip(opened.file().toString());
        });
    }

    /**
     * Returns the pane with the image.
     *
     * @return nothing while the data set is being opened, or if it cannot be
     */
    public Optional<ImagePane> pane() {
        return pane;
    }

    /**
     * Returns the data set.
     *
     * @return nothing while it is being opened, or if it cannot be
     */
    public Optional<DatasetSession> session() {
        return session;
    }

    @Override
    public boolean isDirty() {
        return session.map(DatasetSession::dirty).orElse(false);
    }

    @Override
    @NonNullByDefault({})
    public void doSave(IProgressMonitor monitor) {
        session.ifPresent(opened -> {
            if (EditorFiles.save(getSite().getShell(), opened, monitor)) {
                doSaveAs();
                monitor.setCanceled(opened.dirty());
            }
        });
    }

    /** Asks itself, to learn that edits are not wanted: otherwise they stay in the journal and are offered again. */
    @Override
    public int promptToSaveOnClose() {
        return session.map(opened -> EditorFiles.askOnClose(getSite().getShell(), opened)).orElse(NO);
    }

    @Override
    public boolean isSaveAsAllowed() {
        return session.isPresent();
    }

    @Override
    public void doSaveAs() {
        session.ifPresent(opened -> {
            DatasetOpener.saveAs(getSite().getShell(), opened);
            setInputWithNotify(new DatasetInput(opened.file()));
            refreshTitle();
        });
    }

    @Override
    public void setFocus() {
        pane.ifPresentOrElse(ImagePane::setFocus, parent::setFocus);
        session.ifPresent(sessions()::activate);
    }

    @Override
    @NonNullByDefault({})
    public <T> T getAdapter(Class<T> adapter) {
        return adapter == DatasetSession.class ? adapter.cast(session.orElse(null)) : super.getAdapter(adapter);
    }

    @Override
    public void dispose() {
        broker().unsubscribe(listener);
        leaveKeys();
        session.ifPresent(opened -> {
            sessions().close(opened);
        });
        super.dispose();
    }
}
