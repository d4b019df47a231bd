// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.wizard.Wizard;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.ExportPreview;
import org.imago.dataset.formats.ExportResult;
import org.imago.dataset.formats.Exporter;
import org.imago.dataset.ui.DatasetIcons;

/** Writes a data set for another program. The data set itself and its images stay as they are. */
public final class ExportWizard extends Wizard {

    private final ExportPage page;
    private Optional<ExportResult> written = Optional.empty();

    /**
     * Creates the wizard.
     *
     * @param dataset what is written, with edits that are not saved
     * @param images  where its images lie, if that is known
     */
    public ExportWizard(Dataset dataset, Optional<Path> images) {
        page = new ExportPage(dataset, images);
        setWindowTitle(Messages.ExportWizard_title);
        setNeedsProgressMonitor(true);
        setDefaultPageImageDescriptor(DatasetIcons.icon("new-banner"));
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        ExportPreview plan = page.examined().orElseThrow().plan();
        try {
            getContainer().run(true, true, monitor -> write(plan, monitor));
        } catch (InvocationTargetException e) {
            page.setErrorMessage(DatasetWizard.text(e.getTargetException()));
            return false;
        } catch (InterruptedException e) {
            page.setErrorMessage(Messages.ExportWizard_cancelled);
            return false;
        }
        return true;
    }

    private void write(ExportPreview plan, IProgressMonitor monitor)
            throws InvocationTargetException, InterruptedException {
        try {
            written = Optional.of(Exporter.write(plan, monitor));
        } catch (DatasetException e) {
            throw new InvocationTargetException(e);
        } catch (OperationCanceledException e) {
            throw new InterruptedException(e.getMessage());
        }
    }

    /** Returns what was written; nothing before the wizard has come to its end. */
    public Optional<ExportResult> written() {
        return written;
    }
}
