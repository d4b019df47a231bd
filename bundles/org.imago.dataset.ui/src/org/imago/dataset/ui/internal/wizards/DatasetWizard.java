// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
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
    record Plan(Path csv, String what, Work work) {
    }

    /** Work on files. */
    @FunctionalInterface
    interface Work {

        /**
         * Does it.
         *
         * @param monitor told how far it is; asked whether to stop if the wizard can be cancelled
         * @throws DatasetException           if it cannot be done
         * @throws OperationCanceledException if it was stopped, with nothing done
         */
        void run(IProgressMonitor monitor) throws DatasetException;
    }

    /** Tells whether the work asks its monitor whether to stop. */
    boolean cancelable() {
        return false;
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
            getContainer().run(true, cancelable(), monitor -> work(plan, monitor));
        } catch (InvocationTargetException e) {
            ((WizardPage) getContainer().getCurrentPage()).setErrorMessage(text(e.getTargetException()));
            return false;
        } catch (InterruptedException e) {
            ((WizardPage) getContainer().getCurrentPage()).setErrorMessage(Messages.DatasetWizard_cancelled);
            return false;
        }
        made();
        created = Optional.of(plan.csv());
        workbench.ifPresent(opened -> open(opened, plan.csv()));
        return true;
    }

    private static void work(Plan plan, IProgressMonitor monitor)
            throws InvocationTargetException, InterruptedException {
        SubMonitor progress = SubMonitor.convert(monitor, plan.what(), 1);
        try {
            plan.work().run(progress.split(1));
        } catch (DatasetException e) {
            throw new InvocationTargetException(e);
        } catch (OperationCanceledException e) {
            throw new InterruptedException(e.getMessage());
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
