// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The layout for stepping through a data set: the samples on the left, the image, what is said about it on the right. */
public final class AnnotatePerspective implements IPerspectiveFactory {

    /** Identifier of the perspective. */
    static final String ID = "org.imago.workbench.annotate";

    private static final String DATASETS = "org.imago.dataset.ui.datasets";
    private static final String SAMPLES = "org.imago.annotation.editor.samples";
    private static final String TABLE = "org.imago.dataset.ui.labelTable";
    private static final String PROBLEMS = "org.imago.dataset.ui.problems";
    private static final String STATISTICS = "org.imago.dataset.ui.statistics";
    private static final String CROPS = "org.imago.cropping.ui.crops";
    private static final String PREDICT = "org.imago.cropping.ui.predict";
    private static final String DUPLICATES = "org.imago.dataset.ui.duplicates";
    private static final String ANNOTATIONS = "org.imago.annotation.editor.annotations";
    private static final String EVALUATION = "org.imago.training.ui.evaluation";
    private static final String CONSOLE = "org.imago.training.ui.console";
    private static final String SUSPECTS = "org.imago.training.ui.suspects";
    private static final String REVIEW = "org.imago.training.ui.review";
    private static final String LOG = "org.eclipse.pde.runtime.LogView";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        layout.setEditorOnboardingText(Messages.AnnotatePerspective_begin);
        layout.addEditorOnboardingCommandId("org.imago.dataset.ui.open");
        layout.addEditorOnboardingCommandId("org.imago.dataset.ui.newFromFolder");
        layout.addEditorOnboardingCommandId("org.eclipse.ui.help.helpContents");
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.21f, layout.getEditorArea());
        left.addView(DATASETS);
        left.addView(SAMPLES);
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.6f, layout.getEditorArea());
        bottom.addView(TABLE);
        bottom.addView(PROBLEMS);
        bottom.addPlaceholder(CROPS);
        bottom.addPlaceholder(PREDICT);
        bottom.addPlaceholder(DUPLICATES);
        bottom.addPlaceholder(STATISTICS);
        bottom.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addPlaceholder(LOG);
        bottom.addPlaceholder(EVALUATION);
        bottom.addPlaceholder(CONSOLE);
        bottom.addPlaceholder(SUSPECTS);
        bottom.addPlaceholder(REVIEW);
        // Made last, it stands beside the image and leaves the table the whole width.
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.74f, layout.getEditorArea());
        right.addView(ANNOTATIONS);
        layout.addShowViewShortcut(DATASETS);
        layout.addShowViewShortcut(SAMPLES);
        layout.addShowViewShortcut(TABLE);
        layout.addShowViewShortcut(PROBLEMS);
        layout.addShowViewShortcut(CROPS);
        layout.addShowViewShortcut(PREDICT);
        layout.addShowViewShortcut(DUPLICATES);
        layout.addShowViewShortcut(STATISTICS);
        layout.addShowViewShortcut(ANNOTATIONS);
        layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
        layout.addShowViewShortcut(LOG);
        layout.addShowViewShortcut(EVALUATION);
        layout.addShowViewShortcut(CONSOLE);
        layout.addShowViewShortcut(SUSPECTS);
        layout.addShowViewShortcut(REVIEW);
    }
}
