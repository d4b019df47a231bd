// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.imago.training.process.Run;
import org.imago.training.process.RunQueue;
import org.imago.training.process.RunState;

/** What can be done with the selected runs. What takes its time, such as deleting, is done in the background. */
final class RunCommands {

    private final RunQueue queue;
    private final ConsoleHost host;
    private final Looks looks;
    private final Map<Command, Action> actions = new EnumMap<>(Command.class);
    private List<Run> selected = List.of();

    /** What can be done, in the order of the menu. */
    enum Command {
        CANCEL, KILL, RESUME, AGAIN, EVALUATION, REPORT, PROPOSALS, COPY, FOLDER, DELETE
    }

    /**
     * Creates the commands.
     *
     * @param queue the runs
     * @param host  what is asked of the workbench
     * @param looks what is in the folders of runs
     * @param copy  puts words on the clipboard
     */
    RunCommands(RunQueue queue, ConsoleHost host, Looks looks, Consumer<String> copy) {
        this.queue = queue;
        this.host = host;
        this.looks = looks;
        add(Command.CANCEL, Messages.Command_cancel, "run-cancel", this::cancel);
        add(Command.KILL, Messages.Command_kill, "run-kill", this::kill);
        add(Command.RESUME, Messages.Command_resume, "run-resume", this::resume);
        add(Command.AGAIN, Messages.Command_again, "run-again", () -> host.runAgain(selected.getFirst()));
        add(Command.EVALUATION, Messages.Command_evaluation, "evaluation",
                () -> host.showEvaluation(selected.getFirst()));
        add(Command.REPORT, Messages.Command_report, "run-report",
                () -> host.open(selected.getFirst().folder().report()));
        add(Command.PROPOSALS, Messages.Command_proposals, "run-proposals",
                () -> host.showProposals(selected.getFirst()));
        add(Command.COPY, Messages.Command_copy, "run-copy", () -> copy.accept(selected.stream()
                .map(run -> run.order().commandLine()).collect(Collectors.joining("\n"))));
        add(Command.FOLDER, Messages.Command_folder, "run-folder",
                () -> host.open(selected.getFirst().order().folder()));
        add(Command.DELETE, Messages.Command_delete, "run-delete", this::delete);
        selected(List.of());
    }

    private void add(Command command, String text, String icon, Runnable work) {
        Action action = new Action(text) {
            @Override
            public void run() {
                work.run();
            }
        };
        action.setId(command.name());
        action.setImageDescriptor(RunTable.icon(icon));
        action.setToolTipText(text.replace("&", "").replaceAll("\t.*", ""));
        actions.put(command, action);
    }

    Action action(Command command) {
        return actions.get(command);
    }

    /** Does something if it can be done with what is selected. */
    void run(Command command) {
        if (actions.get(command).isEnabled()) {
            actions.get(command).run();
        }
    }

    /** Puts commands into a menu or a tool bar. */
    void fill(IContributionManager manager, Command... commands) {
        for (Command command : commands) {
            manager.add(actions.get(command));
        }
        manager.add(new Separator());
    }

    /** These runs are selected now, or are further than they were. */
    void selected(List<Run> runs) {
        selected = runs;
        boolean one = runs.size() == 1;
        enable(Command.CANCEL, any(run -> run.state() == RunState.QUEUED || run.state() == RunState.RUNNING));
        enable(Command.KILL, any(RunCommands::atWork));
        enable(Command.RESUME, any(this::resumable));
        enable(Command.AGAIN, one && host.canRunAgain());
        enable(Command.EVALUATION, one && looked(runs.getFirst()).predictions());
        enable(Command.REPORT, one && looked(runs.getFirst()).report());
        enable(Command.PROPOSALS, one && looked(runs.getFirst()).predictions());
        enable(Command.COPY, !runs.isEmpty());
        enable(Command.FOLDER, one);
        enable(Command.DELETE, any(run -> run.state().ended()));
    }

    private void enable(Command command, boolean enabled) {
        actions.get(command).setEnabled(enabled);
    }

    private boolean any(Predicate<Run> fits) {
        return selected.stream().anyMatch(fits);
    }

    private LookedAt looked(Run run) {
        return looks.of(run);
    }

    private static boolean atWork(Run run) {
        return run.state() == RunState.RUNNING || run.state() == RunState.CANCELLING;
    }

    private boolean resumable(Run run) {
        return (run.state() == RunState.CANCELLED || run.state() == RunState.FAILED) && looked(run).resumable();
    }

    private void cancel() {
        List<Run> runs = selected.stream().filter(run -> !run.state().ended()).toList();
        background(Messages.Command_cancel_job, () -> runs.forEach(queue::cancel));
    }

    private void kill() {
        List<Run> runs = selected.stream().filter(RunCommands::atWork).toList();
        if (host.ask(Messages.Kill_title, NLS.bind(Messages.Kill_question, names(runs)), Messages.Kill_yes)) {
            background(Messages.Command_cancel_job, () -> runs.forEach(queue::kill));
        }
    }

    private void resume() {
        List<Run> runs = selected.stream().filter(this::resumable).toList();
        background(Messages.Command_resume_job, () -> {
            for (Run run : runs) {
                try {
                    queue.resume(run);
                } catch (IOException | IllegalStateException e) {
                    host.fail(Messages.Resume_failed, NLS.bind(Messages.Resume_failed_run, CurvesPane.name(run),
                            e.getMessage()));
                }
            }
        });
    }

    private void delete() {
        List<Run> runs = new ArrayList<>(selected.stream().filter(run -> run.state().ended()).toList());
        if (!host.ask(Messages.Delete_title, NLS.bind(Messages.Delete_question, names(runs)), Messages.Delete_yes)) {
            return;
        }
        background(Messages.Command_delete_job, () -> {
            for (Run run : runs) {
                try {
                    queue.delete(run);
                } catch (IOException | IllegalStateException e) {
                    host.fail(Messages.Delete_failed, NLS.bind(Messages.Delete_failed_run, run.order().folder(),
                            e.getMessage()));
                }
            }
        });
    }

    private static String names(List<Run> runs) {
        return runs.stream().map(run -> run.order().folder().toString()).collect(Collectors.joining("\n"));
    }

    private static void background(String name, Runnable work) {
        Job job = Job.create(name, (ICoreRunnable) monitor -> work.run());
        job.schedule();
    }
}
