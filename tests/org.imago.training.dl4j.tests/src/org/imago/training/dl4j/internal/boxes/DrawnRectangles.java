// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

import org.imago.annotation.BoundingBox;
import org.imago.training.BoxExample;

/** Images with one reddish rectangle each on a speckled ground, and its box. */
final class DrawnRectangles {

    static final int WIDTH = 160;
    static final int HEIGHT = 120;

    private DrawnRectangles() {
    }

    /** Draws some; the same seed draws the same. */
    static List<BoxExample> draw(Path folder, int count, long seed) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(seed);
        List<BoxExample> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int w = 24 + random.nextInt(40);
            int h = 20 + random.nextInt(30);
            BoundingBox box = new BoundingBox(random.nextInt(WIDTH - w), random.nextInt(HEIGHT - h), w, h);
            Path file = folder.resolve("image" + i + ".png");
            ImageIO.write(image(box, random), "png", file.toFile());
            examples.add(new BoxExample(file, box));
        }
        return examples;
    }

    private static BufferedImage image(BoundingBox box, Random random) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int grey = 90 + random.nextInt(60);
                image.setRGB(x, y, new Color(grey, grey + random.nextInt(20), grey).getRGB());
            }
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(190 + random.nextInt(40), 60 + random.nextInt(40), 50));
        graphics.fillRect((int) box.x(), (int) box.y(), (int) box.w(), (int) box.h());
        graphics.dispose();
        return image;
    }
}
