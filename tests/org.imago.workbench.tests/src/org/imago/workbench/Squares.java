// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

import javax.imageio.ImageIO;

/** A data set that something can be learnt from in seconds: red and blue squares on noise, with their boxes. */
final class Squares {

    private static final int SIDE = 120;

    private Squares() {
    }

    /** Writes images beside a CSV, which is returned. */
    static Path write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder csv = new StringBuilder("class,filename,exclude,x,y,w,h\n");
        for (int i = 0; i < count; i++) {
            int square = 40 + random.nextInt(20);
            int x = random.nextInt(SIDE - square);
            int y = random.nextInt(SIDE - square);
            boolean red = i % 2 == 0;
            String name = "%02d.png".formatted(i);
            draw(folder.resolve(name), x, y, square, red, random);
            csv.append("%s,%s,0,%d,%d,%d,%d%n".formatted(red ? "red" : "blue", name, x, y, square, square));
        }
        return Files.writeString(folder.resolve("squares.csv"), csv);
    }

    private static void draw(Path file, int x, int y, int square, boolean red, SplittableRandom random)
            throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int grey = 60 + random.nextInt(120);
            image.setRGB(i % SIDE, i / SIDE, grey << 16 | grey << 8 | grey);
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(red ? new Color(220, 40, 40) : new Color(40, 40, 220));
        graphics.fillRect(x, y, square, square);
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
