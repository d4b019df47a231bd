// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;

/** Looks, when a person comes back to the window, whether other programs changed open data sets. An add-on. */
public final class OutsideWatch {

    private final Listener activated = this::activated;
    private Display display;
    private boolean asking;

    /** Begins to watch. */
    @PostConstruct
    void start() {
        display = Display.getCurrent();
        display.addFilter(SWT.Activate, activated);
    }

    /** Ends. */
    @PreDestroy
    void stop() {
        if (!display.isDisposed()) {
            display.removeFilter(SWT.Activate, activated);
        }
    }

    private void activated(Event event) {
        if (event.widget instanceof Shell shell && !asking && PlatformUI.isWorkbenchRunning() && isWindow(shell)) {
            look(shell, PlatformUI.getWorkbench().getService(DatasetSessions.class));
        }
    }

    private static boolean isWindow(Shell shell) {
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            if (window.getShell() == shell) {
                return true;
            }
        }
        return false;
    }

    private void look(Shell shell, DatasetSessions sessions) {
        List<DatasetSession> open = List.copyOf(sessions.all());
        if (open.isEmpty()) {
            return;
        }
        Job job = Job.create(Messages.OutsideWatch_looking, (ICoreRunnable) monitor -> {
            Optional<DatasetSession> changed = open.stream().filter(session -> session.store().looksChangedOutside())
                    .findFirst();
            changed.ifPresent(session -> display.asyncExec(() -> reconcile(shell, sessions, session)));
        });
        job.setSystem(true);
        job.schedule();
    }

    /** One at a time; the window is activated again after a dialog, so that the next one has its turn then. */
    private void reconcile(Shell shell, DatasetSessions sessions, DatasetSession session) {
        if (asking || shell.isDisposed() || !sessions.all().contains(session)) {
            return;
        }
        asking = true;
        try {
            new Reconcile(new DialogQuestions(shell)).run(session);
        } finally {
            asking = false;
        }
        look(shell, sessions);
    }
}
