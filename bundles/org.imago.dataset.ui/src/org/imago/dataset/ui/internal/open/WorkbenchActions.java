// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.ui.DatasetInput;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.wizards.NewFromCsvWizard;
import org.imago.dataset.ui.internal.wizards.NewFromFolderWizard;
import org.imago.dataset.ui.internal.wizards.Wizards;

/** Does in the workbench what the Datasets view and the menus let a person do. */
public final class WorkbenchActions implements DatasetActions {

    private final Shell shell;
    private final DatasetSessions sessions;

    /**
     * Acts for a window.
     *
     * @param shell    the window
     * @param sessions the open data sets
     */
    public WorkbenchActions(Shell shell, DatasetSessions sessions) {
        this.shell = shell;
        this.sessions = sessions;
    }

    private static Optional<IWorkbenchPage> page() {
        return Optional.ofNullable(PlatformUI.getWorkbench().getActiveWorkbenchWindow())
                .map(window -> window.getActivePage());
    }

    @Override
    public void browse() {
        CsvFileDialog.open(shell, Messages.WorkbenchActions_browse).ifPresent(this::open);
    }

    @Override
    public void open(Path path) {
        page().ifPresent(page -> DatasetOpener.openEditor(page, sessions, path));
    }

    @Override
    public void newFromFolder() {
        NewFromFolderWizard wizard = new NewFromFolderWizard();
        Wizards.open(shell, wizard);
        wizard.created().ifPresent(this::open);
    }

    @Override
    public void newFromCsv() {
        NewFromCsvWizard wizard = new NewFromCsvWizard();
        Wizards.open(shell, wizard);
        wizard.created().ifPresent(this::open);
    }

    @Override
    public void close(DatasetSession session) {
        IWorkbenchPage page = page().orElse(null);
        IEditorPart editor = page == null ? null : page.findEditor(new DatasetInput(session.file()));
        if (editor != null) {
            // The editor asks about edits that are not saved, and closes the data set.
            page.closeEditor(editor, true);
        } else {
            sessions.close(session);
        }
    }

    @Override
    public void reveal(Path file) {
        Program.launch(file.toAbsolutePath().getParent().toString());
    }

    @Override
    public void copyPath(Path file) {
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        try {
            clipboard.setContents(new Object[] {file.toString()}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }
}
