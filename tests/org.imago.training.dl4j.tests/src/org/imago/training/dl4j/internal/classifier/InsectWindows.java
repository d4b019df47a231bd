// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import javax.imageio.ImageIO;

import org.imago.loop.sample.DrawnSample;
import org.imago.loop.sample.SampleSettings;
import org.imago.training.ClassExample;

/**
 * Windows cut from the photographs of the drawn sample: with a butterfly anywhere in them, and without. Where a box lies
 * in its window says nothing about the class.
 */
final class InsectWindows {

    static final List<String> CLASSES = List.of("ground", "butterfly");

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int SIDE = 180;

    private final List<ClassExample> examples = new ArrayList<>();
    private final Map<Path, double[]> boxes = new HashMap<>();

    /** Cuts one from each of {@code count} newly drawn photographs, half of them with a butterfly. */
    InsectWindows(Path folder, int count) throws IOException {
        DrawnSample.create(folder, new SampleSettings(count, 5, WIDTH, HEIGHT, 0.5, 0, 1, 0));
        Random random = new Random(3);
        for (String line : Files.readAllLines(folder.resolve("truth.csv")).subList(1, count + 1)) {
            String[] cells = line.split(",", -1);
            BufferedImage photograph = ImageIO.read(folder.resolve("images").resolve(cells[1]).toFile());
            Path file = folder.resolve(cells[1] + ".png");
            boolean butterfly = cells[2].equals("0");
            Rectangle box = !butterfly ? new Rectangle(WIDTH / 2, HEIGHT / 2, 1, 1) : new Rectangle(
                    Integer.parseInt(cells[3]), Integer.parseInt(cells[4]), Integer.parseInt(cells[5]),
                    Integer.parseInt(cells[6]));
            int x = start(box.x, box.width, WIDTH, random);
            int y = start(box.y, box.height, HEIGHT, random);
            ImageIO.write(photograph.getSubimage(x, y, SIDE, SIDE), "png", file.toFile());
            examples.add(new ClassExample(file, butterfly ? 1 : 0));
            boxes.put(file, new double[] {(box.x - x) / (double) SIDE, (box.y - y) / (double) SIDE,
                box.width / (double) SIDE, box.height / (double) SIDE});
        }
    }

    /** Where a window may start that has all of a box in it. */
    private static int start(int box, int length, int photograph, Random random) {
        int least = Math.max(0, box + length - SIDE);
        return least + random.nextInt(Math.min(box, photograph - SIDE) - least + 1);
    }

    List<ClassExample> learnt(int count) {
        return examples.subList(0, count);
    }

    /** Images with a butterfly that come after those. */
    List<Path> unseen(int count) {
        return examples.subList(count, examples.size()).stream().filter(example -> example.label() == 1)
                .map(ClassExample::image).toList();
    }

    /** Where the butterfly is: x, y, w, h as shares of the image's sides. */
    double[] box(Path image) {
        return boxes.get(image);
    }
}
