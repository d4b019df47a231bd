// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.imago.dataset.ui.DatasetIcons;
import org.imago.dataset.ui.DatasetSession;
import org.imago.loop.order.RunSettings;
import org.imago.loop.order.RunTask;
import org.imago.loop.order.Setting;
import org.imago.training.RunFolder;
import org.imago.training.process.Run;
import org.imago.training.process.RunOrder;

/** Asks for the settings of a run and starts it. */
final class RunWizard extends Wizard {

    private final Workplace workplace;
    private final Start start;
    private final RunPage page;

    /**
     * Creates the wizard.
     *
     * @param task      what to do
     * @param workplace what there is
     * @param start     what is done at the end
     * @param given     settings to begin with; nothing for those of the last time, else good ones
     */
    RunWizard(RunTask task, Workplace workplace, Start start, Optional<RunSettings> given) {
        this.workplace = workplace;
        this.start = start;
        this.page = new RunPage(task, workplace, given);
        setWindowTitle(Texts.title(task));
        setDefaultPageImageDescriptor(DatasetIcons.icon("new-banner"));
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        RunSettings settings = page.settings();
        if (!isSaved(settings.data())) {
            page.setErrorMessage(NLS.bind(Messages.Not_saved, settings.data().getFileName()));
            return false;
        }
        AtomicReference<Run> run = new AtomicReference<>();
        try {
            getContainer().run(true, false, monitor -> run.set(submit(settings, monitor)));
        } catch (InvocationTargetException e) {
            page.setErrorMessage(NLS.bind(Messages.Not_started, e.getTargetException().getMessage()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        workplace.memory().keep(settings);
        start.started(run.get(), page.isOpenWhenDone());
        return true;
    }

    /** A run reads the file: it must hold what the person sees. */
    private boolean isSaved(Path csv) {
        Optional<DatasetSession> session = workplace.sessions().find(csv).filter(DatasetSession::dirty);
        session.ifPresent(start::save);
        return session.isEmpty() || !session.get().dirty() && workplace.sessions().find(csv).isPresent();
    }

    private Run submit(RunSettings settings, IProgressMonitor monitor) throws InvocationTargetException {
        monitor.beginTask(Messages.Starting, IProgressMonitor.UNKNOWN);
        try {
            return start.submit(order(settings));
        } catch (IOException e) {
            throw new InvocationTargetException(e);
        } finally {
            monitor.done();
        }
    }

    /** The order as it was shown, unless another run has taken its folder within the same second. */
    private RunOrder order(RunSettings settings) throws IOException {
        boolean chosen = settings.task() != RunTask.CROP && settings.path(Setting.OUT).isPresent();
        return chosen ? page.order(settings) : settings.order(RunFolder.create(settings.data().resolveSibling("runs"),
                settings.task().id(), page.opened()).folder());
    }
}
