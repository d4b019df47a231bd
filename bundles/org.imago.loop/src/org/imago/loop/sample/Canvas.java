// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** Pictures to draw on, antialiased, and layers that are blurred before they are laid over a picture. */
final class Canvas {
    private Canvas() {
    }

    static BufferedImage opaque(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return g;
    }

    /**
     * Draws on a clear layer, blurs it and lays it over the picture, as things out of focus look. What is blurred much
     * is drawn small and enlarged: nobody sees the difference, and it takes a tenth of the time.
     */
    static void layer(BufferedImage image, int blur, Consumer<Graphics2D> drawing) {
        if (blur < 1) {
            Graphics2D g = graphics(image);
            drawing.accept(g);
            g.dispose();
            return;
        }
        int reduction = blur >= 6 ? 4 : blur >= 3 ? 2 : 1;
        // Premultiplied, or the blur would bleed the clear pixels' black into the edges.
        BufferedImage layer = new BufferedImage(image.getWidth() / reduction, image.getHeight() / reduction,
                BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = graphics(layer);
        g.scale(1.0 / reduction, 1.0 / reduction);
        drawing.accept(g);
        g.dispose();
        Blur.apply(layer, Math.max(1, blur / reduction));
        Graphics2D target = graphics(image);
        target.drawImage(layer, 0, 0, image.getWidth(), image.getHeight(), null);
        target.dispose();
    }
}
