// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** A folder of small images and the CSV that goes with them. */
final class Pictures {

    static final int WIDTH = 160;
    static final int HEIGHT = 120;
    static final int COUNT = 20;

    private Pictures() {
    }

    /** Writes the images {@code 00.png} and so on, and a CSV with quotes here and there and the line ends of Windows. */
    static Path write(Path folder) throws IOException {
        for (int i = 0; i < COUNT; i++) {
            image(folder.resolve(name(i)), i);
        }
        StringBuilder text = new StringBuilder(header());
        for (int i = 0; i < COUNT; i++) {
            text.append(row(i, "", ",,,"));
        }
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    static String header() {
        return "class,filename,exclude,x,y,w,h,notes\r\n";
    }

    static String name(int number) {
        return "%02d.png".formatted(number);
    }

    /** A row as it stands in the file. */
    static String row(int number, String exclude, String box) {
        return row(number, number % 2 == 0 ? "blue" : "\"palm\"", exclude, box);
    }

    static String row(int number, String label, String exclude, String box) {
        return label + "," + name(number) + "," + exclude + "," + box + ",\"note, " + number + "\"\r\n";
    }

    private static void image(Path file, int number) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(30, 60 + 5 * number, 120));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(new Color(220, 180, 10 * number));
        graphics.fillOval(40, 30, 60, 50);
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
