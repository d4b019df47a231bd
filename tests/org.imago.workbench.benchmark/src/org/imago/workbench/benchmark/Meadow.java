// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.ImageIO;

import org.imago.annotation.BoundingBox;
import org.imago.training.Explanation;

/** A data set of drawn butterflies, to be seen on pictures of the workbench: photographs are not ours to publish. */
final class Meadow {

    private static final int COUNT = 48;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    private Meadow() {
    }

    static Path make(Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder text = new StringBuilder("class,filename,exclude,x,y,w,h,site\n");
        Random random = new Random(7);
        for (int i = 0; i < COUNT; i++) {
            boolean blue = random.nextBoolean();
            double x = 220 + random.nextInt(460);
            double y = 170 + random.nextInt(260);
            double size = 60 + random.nextInt(70);
            String name = "butterfly-%02d.jpg".formatted(i + 1);
            ImageIO.write(draw(random, blue, x, y, size), "jpg", folder.resolve(name).toFile());
            boolean boxed = i % 3 != 1;
            text.append(blue ? "adonis_blue" : "brimstone").append(',').append(name).append(',').append(i % 11 == 7 ? 1 : 0)
                    .append(boxed ? String.format(",%.0f,%.0f,%.0f,%.0f", x - size * 1.15, y - size * 1.05, size * 2.3,
                            size * 2.1) : ",,,,").append(",meadow ").append(1 + i % 4).append('\n');
        }
        Files.copy(folder.resolve("butterfly-05.jpg"), folder.resolve("IMG_2005.jpg"));
        ImageIO.write(half(ImageIO.read(folder.resolve("butterfly-12.jpg").toFile())), "jpg",
                folder.resolve("butterfly-12-small.jpg").toFile());
        text.append("adonis_blue,IMG_2005.jpg,0,,,,,meadow 1\nbrimstone,IMG_2005.jpg,0,,,,,meadow 1\n");
        text.append("adonis_blue,butterfly-12-small.jpg,0,,,,,meadow 4\n");
        text.append("adonis_blue,butterfly-99.jpg,0,,,,,meadow 4\nadonis_blue,butterfly-01.jpg,0,800,500,300,200,meadow 1\n");
        return Files.writeString(folder.resolve("butterflies.csv"), text);
    }

    private static BufferedImage half(BufferedImage image) {
        BufferedImage half = new BufferedImage(WIDTH / 2, HEIGHT / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = half.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, WIDTH / 2, HEIGHT / 2, null);
        graphics.dispose();
        return half;
    }

    /** Heat in nine by nine cells, around the middle of a box. */
    static Explanation explanation(BoundingBox box) {
        int side = 9;
        float[] heat = new float[side * side];
        for (int cell = 0; cell < heat.length; cell++) {
            double x = (cell % side + 0.5) / side * WIDTH - box.x() - box.w() / 2;
            double y = (cell / side + 0.5) / side * HEIGHT - box.y() - box.h() / 2;
            heat[cell] = (float) Math.exp(-2 * (x * x + y * y) / (box.w() * box.w()));
        }
        return new Explanation("brimstone", 0.97, side, side, heat);
    }

    private static BufferedImage draw(Random random, boolean blue, double x, double y, double size) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, new Color(176, 208, 120), 0, HEIGHT, new Color(52, 98, 48)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < 260; i++) {
            graphics.setColor(new Color(40 + random.nextInt(90), 100 + random.nextInt(110), 40 + random.nextInt(50), 150));
            AffineTransform blade = AffineTransform.getRotateInstance(random.nextDouble() * 0.9 - 0.45,
                    random.nextInt(WIDTH), HEIGHT);
            graphics.fill(blade.createTransformedShape(new Ellipse2D.Double(random.nextInt(WIDTH),
                    random.nextInt(HEIGHT), 5 + random.nextInt(9), 120 + random.nextInt(220))));
        }
        graphics.rotate(random.nextDouble() - 0.5, x, y);
        Color wing = blue ? new Color(70, 130, 230) : new Color(240, 225, 80);
        for (int side = -1; side <= 1; side += 2) {
            wing(graphics, wing, x + side * size * 0.52, y - size * 0.35, size * 0.52, size * 0.6);
            wing(graphics, wing.darker(), x + side * size * 0.42, y + size * 0.48, size * 0.4, size * 0.45);
        }
        graphics.setColor(new Color(45, 35, 30));
        graphics.fill(new Ellipse2D.Double(x - size * 0.07, y - size * 0.7, size * 0.14, size * 1.4));
        graphics.dispose();
        return image;
    }

    private static void wing(Graphics2D graphics, Color color, double x, double y, double across, double high) {
        graphics.setColor(color);
        graphics.fill(new Ellipse2D.Double(x - across, y - high, 2 * across, 2 * high));
        graphics.setColor(new Color(255, 255, 255, 150));
        graphics.draw(new Ellipse2D.Double(x - across, y - high, 2 * across, 2 * high));
    }
}
