// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSessions;

/** Says how the workbench starts, and what it remembers. */
final class ImagoAdvisor extends WorkbenchAdvisor {

    private final Optional<Path> dataset;

    /**
     * Creates the advisor.
     *
     * @param dataset opened after the start
     */
    ImagoAdvisor(Optional<Path> dataset) {
        this.dataset = dataset;
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return AnnotatePerspective.ID;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new ImagoWindowAdvisor(configurer);
    }

    @Override
    public void postStartup() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (dataset.isPresent() && window != null) {
            DatasetSessions sessions = PlatformUI.getWorkbench().getService(DatasetSessions.class);
            DatasetOpener.openEditor(window.getActivePage(), sessions, dataset.get());
        }
    }
}
