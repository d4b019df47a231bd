// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.StringJoiner;

import javax.imageio.ImageIO;

/**
 * Images and data sets that are measured with: photographs of 12 million pixels stand under many names each, so that
 * the program cannot know that they are the same.
 *
 * @param photographs CSV with a row for each photograph
 * @param boxes       CSV with one photograph and 200 boxes
 * @param rows        CSV with 100,000 rows
 */
record Material(Path photographs, Path boxes, Path rows) {

    static final int NAMES = 260;
    static final int BOXES = 200;
    static final int ROWS = 100_000;

    private static final int DIFFERENT = 20;
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;

    static Material make(Path folder) throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        for (int i = 0; i < NAMES; i++) {
            Path image = images.resolve(name(i));
            if (Files.notExists(image) && i < DIFFERENT) {
                ImageIO.write(photograph(i), "jpg", image.toFile());
            } else if (Files.notExists(image)) {
                Files.createLink(image, images.resolve(name(i % DIFFERENT)));
            }
        }
        return new Material(write(folder, "photographs.csv", NAMES), writeBoxes(folder),
                write(folder, "rows.csv", ROWS));
    }

    private static String name(int number) {
        return "photograph-%03d.jpg".formatted(number);
    }

    /** As hard to compress as a photograph: shapes of all sizes, and some noise. */
    private static BufferedImage photograph(int seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 6000; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            int size = 4 + random.nextInt(1 + 400 * 300 / (300 + i));
            graphics.fillOval(random.nextInt(WIDTH) - size / 2, random.nextInt(HEIGHT) - size / 2, size, size);
        }
        graphics.dispose();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = image.getRGB(x, y);
                int noise = random.nextInt(9);
                image.setRGB(x, y, (rgb & 0xf8f8f8) + noise * 0x010101 / 2);
            }
        }
        return image;
    }

    private static Path write(Path folder, String name, int rows) throws IOException {
        StringBuilder text = new StringBuilder("class,filename,exclude,x,y,w,h,notes\n");
        for (int i = 0; i < rows; i++) {
            text.append(i % 2 == 0 ? "blue_gray" : "palm").append(",images/").append(name(i % NAMES)).append(',')
                    .append(i % 17 == 0 ? "1" : "").append(',');
            text.append(i % 5 == 0 ? (i % 3000) + ",20,300,200," : ",,,,").append("note ").append(i).append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static Path writeBoxes(Path folder) throws IOException {
        StringJoiner header = new StringJoiner(",", "class,filename,", "\n");
        StringJoiner row = new StringJoiner(",", "palm,images/" + name(0) + ",", "\n");
        for (int i = 0; i < BOXES; i++) {
            String suffix = i == 0 ? "" : "_" + (i + 1);
            header.add("x" + suffix).add("y" + suffix).add("w" + suffix).add("h" + suffix);
            row.add("" + i % 20 * 195).add("" + i / 20 * 290).add("180").add("270");
        }
        return Files.writeString(folder.resolve("boxes.csv"), header + row.toString());
    }
}
