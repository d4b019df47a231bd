// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetIcons;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.open.FileWork;

/** A wizard at whose end there is a data set. Opened from a menu of the workbench, it opens that, too. */
abstract class DatasetWizard extends Wizard implements INewWizard, IImportWizard {

    private Optional<IWorkbench> workbench = Optional.empty();
    private Optional<Path> created = Optional.empty();

    /**
     * Creates the wizard.
     *
     * @param title title of its window
     */
    DatasetWizard(String title) {
        setWindowTitle(title);
        setNeedsProgressMonitor(true);
        setDefaultPageImageDescriptor(DatasetIcons.icon("new-banner"));
    }

    /**
     * What the wizard does at its end.
     *
     * @param csv  the data set that there is then
     * @param what what is done, in words
     * @param work does it; not in the UI thread
     */
    record Plan(Path csv, String what, FileWork.Step work) {
    }

    /** Says what is to be done, as the pages are filled in. */
    abstract Plan plan();

    /** Remembers what the data set itself does not hold. Called once the data set is there. */
    abstract void made();

    @Override
    public void init(IWorkbench opened, IStructuredSelection selection) {
        workbench = Optional.of(opened);
    }

    /** Returns the data set; nothing before the wizard has come to its end. */
    public Optional<Path> created() {
        return created;
    }

    @Override
    public boolean performFinish() {
        Plan plan = plan();
        try {
            getContainer().run(true, false, monitor -> work(plan, monitor));
        } catch (InvocationTargetException e) {
            ((WizardPage) getContainer().getCurrentPage()).setErrorMessage(text(e.getTargetException()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        made();
        created = Optional.of(plan.csv());
        workbench.ifPresent(opened -> open(opened, plan.csv()));
        return true;
    }

    private static void work(Plan plan, IProgressMonitor monitor) throws InvocationTargetException {
        monitor.beginTask(plan.what(), IProgressMonitor.UNKNOWN);
        try {
            plan.work().run();
        } catch (DatasetException e) {
            throw new InvocationTargetException(e);
        } finally {
            monitor.done();
        }
    }

    /** Leaves out the file, which the page shows. */
    static String text(Throwable why) {
        return why instanceof DatasetException failure ? failure.detail() : why.toString();
    }

    private static void open(IWorkbench workbench, Path csv) {
        DatasetOpener.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(),
                workbench.getService(DatasetSessions.class), csv);
    }
}
