// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

import javax.imageio.ImageIO;

/** Data sets of awkward names and boxes, made of a seed, and their images. */
final class RandomSets {

    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    private static final List<String> CLASSES = List.of("cat", "großer Hund", "a,b", "say \"no\"", "x: y #z", "🐈", "0",
            "it's", "<b>&amp;", "true");
    private static final List<String> FILES = List.of("a.png", "deep/b.png", "deep/er/c c.png", "ü.png", "q'q.png",
            "d,e.png", "f.x.png", "g&h.png", "#i.png", "=j.png");
    private static final List<String> TEXTS = List.of("one", "=1+1", "@home", "-x", "'quoted", "a\nb", "1.50",
            "tab\there",
            "long ".repeat(50).strip(), "ende;\"");

    private final Random random;

    /** Names of classes that can be names of folders. */
    private static final List<String> FOLDERS = CLASSES.stream().filter(name -> name.matches("[^\"<>:]+")).toList();

    private final List<String> classes;

    RandomSets(long seed, boolean folders) {
        random = new Random(seed);
        classes = folders ? FOLDERS : CLASSES;
    }

    /** Writes the images, all of the same size. */
    static Path images(Path folder) throws IOException {
        for (String name : FILES) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            image.setRGB(1, 1, name.hashCode());
            ImageIO.write(image, "png", file.toFile());
        }
        return folder;
    }

    AnnotationSet next(Path folder) {
        List<AnnotatedImage> images = new ArrayList<>();
        for (String name : FILES.subList(0, 1 + random.nextInt(FILES.size()))) {
            images.add(image(name));
        }
        TreeSet<String> used = new TreeSet<>();
        images.forEach(image -> {
            used.add(image.label());
            image.boxes().forEach(box -> used.add(box.label()));
        });
        used.remove("");
        List<String> names = new ArrayList<>(used);
        if (random.nextBoolean()) {
            names.add("never used");
            Collections.shuffle(names, random);
        }
        return new AnnotationSet(images, names.stream().map(ClassName::new).toList(), Optional.of(folder),
                Optional.empty());
    }

    private AnnotatedImage image(String name) {
        String label = random.nextInt(5) == 0 ? "" : pick(classes);
        List<AnnotatedBox> boxes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String own = random.nextInt(3) == 0 ? pick(classes) : "";
            boxes.add(new AnnotatedBox(own.equals(label) ? "" : own, pixels(0, 40), pixels(-3, 30), pixels(1, 23),
                    pixels(1, 17), said("truncated", "score", "note")));
        }
        boolean sized = random.nextBoolean();
        return new AnnotatedImage(name, label, random.nextInt(4) == 0, sized ? WIDTH : 0, sized ? HEIGHT : 0, boxes,
                said("split", "page", "reviewed"));
    }

    private Map<String, String> said(String... names) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String name : names) {
            if (random.nextInt(3) == 0) {
                said.put(name, name.equals("split") ? pick(List.of("train", "val", "test"))
                        : name.equals("truncated") ? "1" : pick(TEXTS));
            }
        }
        return said;
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private double pixels(int from, int range) {
        return random.nextBoolean() ? from + random.nextInt(range) : (from * 100 + random.nextInt(range * 100)) / 100.0;
    }
}
