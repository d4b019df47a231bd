// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** A data set of six drawn images: two classes, one sample excluded, two boxes, one image in a folder of its own. */
final class SmallDataset {

    static final String CSV = """
            class,filename,exclude,x,y,w,h,page
            red,r1.png,0,10,20,40,30,one
            red,r2.png,0,0,0,0,0,two
            red,deep/r3.png,0,,,,,three
            blue,b1.png,0,30,10,20,20,one
            blue,b2.png,0,,,,,two
            blue,b3.png,1,,,,,three
            """;

    private SmallDataset() {
    }

    /** Draws the images into {@code folder/images}, writes {@code folder/data.csv} and returns it. */
    static Path create(Path folder) throws IOException {
        Path images = folder.resolve("images");
        int seed = 0;
        for (String name : new String[] {"r1.png", "r2.png", "deep/r3.png", "b1.png", "b2.png", "b3.png"}) {
            draw(images.resolve(name), ++seed);
        }
        return Files.writeString(folder.resolve("data.csv"), CSV);
    }

    private static void draw(Path file, int seed) throws IOException {
        BufferedImage image = new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 12; i++) {
            graphics.setColor(new Color((seed * 7919 + i * 104729) * 2654435 & 0xffffff));
            graphics.fillRect(i * seed * 13 % 90, i * seed * 29 % 70, 25, 20);
        }
        graphics.dispose();
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
