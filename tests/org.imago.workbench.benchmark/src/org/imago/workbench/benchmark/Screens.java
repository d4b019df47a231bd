// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.imago.annotation.editor.internal.WhyOnCanvas;
import org.imago.image.ContentDigest;
import org.imago.training.ExplanationFile;

/**
 * Takes pictures of the workbench's views and dialogs, and ends it. Started with the system property
 * {@code imago.screens}, the folder for pictures, and {@code imago.screens.data}, the folder for what is shown on them.
 */
public final class Screens implements IStartup {

    private static final int LOOK = 1500;
    private static final int MODAL = SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL | SWT.SYSTEM_MODAL;

    private static final String CONSOLE = "org.imago.training.ui.console";

    private static final List<String> VIEWS = List.of("org.imago.dataset.ui.labelTable", "org.imago.dataset.ui.problems",
            "org.imago.dataset.ui.duplicates", "org.imago.dataset.ui.statistics", "org.imago.annotation.editor.samples",
            "org.imago.dataset.ui.datasets", "org.imago.annotation.editor.annotations", "org.imago.cropping.ui.crops",
            "org.imago.cropping.ui.predict", "org.imago.training.ui.evaluation", CONSOLE,
            "org.eclipse.ui.views.ProgressView", "org.imago.training.ui.suspects", "org.imago.training.ui.review");

    private static final List<String> DIALOGS = List.of("org.imago.dataset.ui.newFromFolder",
            "org.imago.dataset.ui.newFromCsv", "org.imago.dataset.ui.getImages", "org.imago.dataset.ui.columns",
            "org.imago.training.ui.runLoop", "org.imago.training.ui.trainClassifier",
            "org.imago.training.ui.trainBoxes", "org.imago.training.ui.crop", "org.imago.training.ui.predict",
            "org.imago.annotation.editor.goTo", "org.eclipse.ui.help.aboutAction", "org.eclipse.ui.views.showView");

    private static final List<String> PAGES = List.of("org.imago.preferences", "org.imago.annotation.editor.preferences",
            "org.imago.training.ui.preferences",
            "org.eclipse.ui.preferencePages.Keys");

    @Override
    public void earlyStartup() {
        String where = System.getProperty("imago.screens");
        if (where == null) {
            return;
        }
        Path folder = Path.of(where);
        Display.getDefault().asyncExec(() -> {
            try {
                Path csv = Meadow.make(Path.of(System.getProperty("imago.screens.data")));
                MeadowRuns.make(csv);
                new Photographer(folder).run(csv);
            } catch (IOException | RuntimeException | LinkageError e) {
                e.printStackTrace();
            }
            PlatformUI.getWorkbench().close();
        });
    }

    private static final class Photographer {

        private final Path folder;
        private final Desk desk = new Desk();
        private final Display display = Display.getCurrent();
        private final Camera camera;

        Photographer(Path folder) {
            this.folder = folder;
            this.camera = new Camera(folder);
        }

        void run(Path csv) {
            Shell window = desk.page().getWorkbenchWindow().getShell();
            Camera.fit(window);
            desk.open(csv);
            desk.until(desk::imageIsThere);
            desk.canvas().setActive(0);
            desk.pause(2 * LOOK);
            take("window");
            why(csv);
            // Shows the view, too; what it finds is there when its turn comes.
            desk.execute("org.imago.dataset.ui.findDuplicates");
            VIEWS.forEach(this::view);
            photographNext("org.imago.training.ui.review-batch");
            batch();
            DIALOGS.forEach(this::dialog);
            PAGES.forEach(this::page);
            desk.session().discard();
            desk.closeAll();
            desk.pause(LOOK);
            take("empty");
        }

        /** What a classifier might say; the picture is of how it looks, not of what one found. */
        private void why(Path csv) {
            WhyOnCanvas why = desk.editor().orElseThrow().pane().orElseThrow().why();
            try {
                Path image = csv.resolveSibling(desk.session().current().orElseThrow().fileName());
                Path drawn = folder.resolve("why");
                ExplanationFile.write(ExplanationFile.in(drawn, image.getFileName().toString(),
                        ContentDigest.sha256(image), Optional.empty()), image.toString(), "drawn",
                        Meadow.explanation(desk.canvas().boxes().getFirst()));
                why.show(drawn);
                desk.pause(LOOK);
                take("why");
                why.flip();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void view(String id) {
            try {
                var view = desk.page().showView(id);
                var reference = desk.page().getReference(view);
                desk.pause(LOOK);
                if (id.equals(CONSOLE)) {
                    take(id + "-low");
                }
                desk.page().toggleZoom(reference);
                desk.pause(LOOK);
                take(id);
                desk.page().toggleZoom(reference);
                desk.pause(LOOK / 2);
            } catch (PartInitException e) {
                throw new IllegalStateException(id, e);
            }
        }

        /** The review queue came last, and is there. */
        private void batch() {
            Hands.find(desk.page().getWorkbenchWindow().getShell(), Button.class,
                    button -> button.isEnabled() && button.getText().startsWith("Accept All"))
                    .ifPresent(button -> button.notifyListeners(SWT.Selection, new Event()));
        }

        private void dialog(String command) {
            photographNext(command);
            desk.execute(command);
        }

        private void page(String id) {
            photographNext(id);
            PreferencesUtil.createPreferenceDialogOn(desk.page().getWorkbenchWindow().getShell(), id, null, null).open();
        }

        /** A dialog waits in an event loop of its own until it is closed. */
        private void photographNext(String name) {
            display.timerExec(LOOK, () -> {
                take(name);
                closeDialogs();
            });
        }

        private void closeDialogs() {
            for (Shell shell : display.getShells()) {
                if (!shell.isDisposed() && (shell.getStyle() & MODAL) != 0) {
                    shell.close();
                }
            }
        }

        private void take(String name) {
            camera.take(name.replace("org.imago.", "").replace("org.eclipse.ui.", "").replace('.', '-'));
        }
    }
}
