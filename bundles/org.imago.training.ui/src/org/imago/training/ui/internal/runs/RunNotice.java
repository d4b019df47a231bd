// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.imago.training.process.Run;
import org.imago.training.process.RunState;

/** Says in the status line that a run has ended: seen by who looks up, in nobody's way. */
final class RunNotice {

    private static final int MILLISECONDS = 30_000;

    private RunNotice() {
    }

    /**
     * Tells of the end of a run.
     *
     * @param run a run that has ended
     */
    static void show(Run run) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (!display.isDisposed()) {
            display.asyncExec(() -> showNow(run, display));
        }
    }

    private static void showNow(Run run, Display display) {
        if (!PlatformUI.isWorkbenchRunning() || PlatformUI.getWorkbench().isClosing()) {
            return;
        }
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            IWorkbenchPage page = window.getActivePage();
            if (page != null) {
                showIn(page.getActivePart(), run, display);
            }
        }
    }

    private static void showIn(IWorkbenchPart part, Run run, Display display) {
        IStatusLineManager line = switch (part) {
            case IEditorPart editor -> editor.getEditorSite().getActionBars().getStatusLineManager();
            case IViewPart view -> view.getViewSite().getActionBars().getStatusLineManager();
            case null, default -> null;
        };
        if (line == null) {
            return;
        }
        boolean failed = run.state() == RunState.FAILED;
        String text = text(run);
        line.setErrorMessage(failed ? text : null);
        line.setMessage(failed ? null : text);
        display.timerExec(MILLISECONDS, () -> {
            line.setErrorMessage(null);
            line.setMessage(null);
        });
    }

    private static String text(Run run) {
        return switch (run.state()) {
            case FAILED -> NLS.bind(Messages.RunJob_failed, RunWords.name(run), run.reason());
            case CANCELLED -> NLS.bind(Messages.RunNotice_cancelled, RunWords.name(run));
            default -> NLS.bind(Messages.RunNotice_done, RunWords.name(run));
        };
    }
}
