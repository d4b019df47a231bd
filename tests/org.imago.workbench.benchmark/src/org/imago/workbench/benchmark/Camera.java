// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Takes pictures of the screen. In the UI thread. */
final class Camera {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    /** SWT leaves room for what a window manager draws around a window; here is none. */
    private static final int FRAME = 6;
    private static final int TITLE = 29;

    private final Display display = Display.getCurrent();
    private final Path folder;

    /**
     * Creates a camera.
     *
     * @param folder where pictures go; made when needed
     */
    Camera(Path folder) {
        this.folder = folder;
    }

    /** Makes a window as large as a picture. */
    static void fit(Shell window) {
        window.setMaximized(false);
        window.setBounds(0, 0, WIDTH + FRAME, HEIGHT + TITLE);
    }

    /** Takes a picture of the screen as it is. */
    void take(String name) {
        Rectangle area = display.getPrimaryMonitor().getBounds();
        Image image = new Image(display, Math.min(area.width, WIDTH), Math.min(area.height, HEIGHT));
        GC gc = new GC(display);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData(display.getPrimaryMonitor().getZoom());
        image.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {data};
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    }
}
