// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

import javax.imageio.ImageIO;

/** A data set small enough to run the whole loop on in a test: red or blue squares on noise. */
final class TinySample {

    private static final int SIDE = 160;

    private TinySample() {
    }

    /** Writes images and CSV; one row has no image, one image is cut off. Returns the CSV. */
    static Path write(Path folder, int count) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder csv = new StringBuilder("class,filename,exclude,x,y,w,h\n");
        for (int i = 0; i < count; i++) {
            String name = "image-" + i + ".png";
            int side = 40 + random.nextInt(20);
            int x = random.nextInt(SIDE - side);
            int y = random.nextInt(SIDE - side);
            boolean red = i % 2 == 0;
            draw(folder.resolve("images").resolve(name), x, y, side, red, random);
            csv.append(red ? "red" : "blue").append(',').append(name).append(",0,").append(x).append(',').append(y)
                    .append(',').append(side).append(',').append(side).append('\n');
        }
        csv.append("red,missing.png,0,,,,\n").append("blue,cut.png,0,,,,\n").append("blue,excluded.png,1,,,,\n");
        byte[] whole = Files.readAllBytes(folder.resolve("images/image-0.png"));
        Files.write(folder.resolve("images/cut.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
        return Files.writeString(folder.resolve("data.csv"), csv);
    }

    private static void draw(Path file, int x, int y, int side, boolean red, SplittableRandom random)
            throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int grey = 60 + random.nextInt(120);
            image.setRGB(i % SIDE, i / SIDE, grey << 16 | grey << 8 | grey);
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(red ? new Color(220, 40, 40) : new Color(40, 40, 220));
        graphics.fillRect(x, y, side, side);
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
