// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * Measures the workbench in its own window, writes the figures and ends it. Added to a copy of the product, and started
 * with the system property {@code imago.benchmark}, the folder for data and figures.
 */
public final class Benchmark implements IStartup {

    private static final int FAILED = 1;

    @Override
    public void earlyStartup() {
        String where = System.getProperty("imago.benchmark");
        if (where == null) {
            return;
        }
        Path folder = Path.of(where);
        try {
            Material material = Material.make(folder);
            Display.getDefault().asyncExec(() -> measure(folder, material));
        } catch (IOException e) {
            end(folder, List.of("failed: " + e));
        }
    }

    private static void measure(Path folder, Material material) {
        Figures figures = new Figures();
        try {
            Desk desk = new Desk();
            new Measurements(desk, material, figures).run();
            desk.closeAll();
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            figures.say("failed: " + e);
        }
        end(folder, figures.lines());
        PlatformUI.getWorkbench().close();
    }

    private static void end(Path folder, List<String> lines) {
        try {
            Files.write(folder.resolve("figures.txt"), lines);
        } catch (IOException e) {
            e.printStackTrace();
            System.exit(FAILED);
        }
    }
}
