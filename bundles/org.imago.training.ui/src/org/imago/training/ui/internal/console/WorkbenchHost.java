// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.imago.annotation.Proposals;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.training.process.Run;
import org.imago.training.ui.internal.evaluation.EvaluationView;

/** The workbench as the console uses it. */
final class WorkbenchHost implements ConsoleHost {

    private static final String RUN_AGAIN = "org.imago.training.ui.runAgain";
    private static final String FOLDER = RUN_AGAIN + ".folder";

    private final Shell shell;
    private final Display display;
    private final DatasetSessions sessions;
    private final IEventBroker broker;

    WorkbenchHost(Shell shell, DatasetSessions sessions, IEventBroker broker) {
        this.shell = shell;
        this.display = shell.getDisplay();
        this.sessions = sessions;
        this.broker = broker;
    }

    @Override
    public boolean ask(String title, String question, String yes) {
        // Enter does nothing that cannot be undone.
        return new MessageDialog(shell, title, null, question, MessageDialog.WARNING, 1, yes, Messages.Host_cancel)
                .open() == 0;
    }

    @Override
    public void fail(String title, String message) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> MessageDialog.openError(shell.isDisposed() ? null : shell, title, message));
        }
    }

    @Override
    public Optional<Path> file(String title, String name) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(title);
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        dialog.setFilterExtensions(new String[] {"*" + name.substring(name.lastIndexOf('.'))});
        sessions.active().ifPresent(session -> dialog.setFilterPath(session.file().toAbsolutePath().getParent()
                .toString()));
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private static Optional<ICommandService> commands() {
        return Optional.ofNullable(PlatformUI.getWorkbench().getService(ICommandService.class));
    }

    @Override
    public boolean canRunAgain() {
        return commands().map(service -> service.getCommand(RUN_AGAIN)).filter(Command::isDefined).isPresent();
    }

    @Override
    public void runAgain(Run run) {
        commands().ifPresent(service -> {
            try {
                ParameterizedCommand command = ParameterizedCommand.generateCommand(service.getCommand(RUN_AGAIN),
                        Map.of(FOLDER, run.order().folder().toString()));
                PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
            } catch (CommandException e) {
                fail(Messages.Host_again_failed, e.getMessage());
            }
        });
    }

    @Override
    public void showEvaluation(Run run) {
        withData(run, session -> page().ifPresent(page -> {
            try {
                page.showView(EvaluationView.ID);
                broker.send(EvaluationView.CHOOSE, run.order().folder());
            } catch (PartInitException e) {
                fail(Messages.Host_evaluation_failed, e.getMessage());
            }
        }));
    }

    @Override
    public void showProposals(Run run) {
        withData(run, session -> {
            Job job = Job.create(Messages.Host_proposals, (ICoreRunnable) monitor -> {
                try {
                    Optional<Proposals> read = Optional.of(Proposals.read(run.order().folder(), session.dataset()));
                    display.asyncExec(() -> session.proposals(read));
                } catch (DatasetException e) {
                    fail(Messages.Host_proposals_failed, e.getMessage());
                }
            });
            job.schedule();
        });
    }

    /** The data set of a run is the one that the person works on from now on. */
    private void withData(Run run, Consumer<DatasetSession> then) {
        DatasetOpener.open(sessions, shell, run.order().data()).thenAccept(session -> {
            page().ifPresent(page -> DatasetOpener.openEditor(page, sessions, session.file()));
            sessions.activate(session);
            then.accept(session);
        }).exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                    ? failure.getCause() : failure;
            if (!(cause instanceof CancellationException)) {
                fail(Messages.Host_data_failed, String.valueOf(cause.getMessage()));
            }
            return null;
        });
    }

    private static Optional<IWorkbenchPage> page() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null ? Optional.empty() : Optional.ofNullable(window.getActivePage());
    }

    @Override
    public void open(Path file) {
        Job job = Job.create(file.toString(), (ICoreRunnable) monitor -> {
            String place = Files.isDirectory(file) ? file.toString() : file.toUri().toString();
            display.asyncExec(() -> {
                if (!Program.launch(place)) {
                    fail(Messages.Host_open_failed, NLS.bind(Messages.Host_open_failed_file, file));
                }
            });
        });
        job.setSystem(true);
        job.schedule();
    }
}
