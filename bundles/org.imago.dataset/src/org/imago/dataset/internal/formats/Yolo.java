// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.formats.Ability;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ClassName;
import org.imago.dataset.formats.ExportOptions;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.formats.Notes;

/**
 * YOLO: images in {@code images}, a text file per image in {@code labels} with a line {@code CLASS X Y WIDTH HEIGHT}
 * per box, centre and size as parts of the image's; {@code data.yaml} with the names of the classes, as the programs of
 * Ultralytics take it, and the same as {@code classes.txt} for older ones. The place of a name is the number of its
 * class.
 */
public final class Yolo implements AnnotationFormat {

    private static final String CONFIG = "data.yaml";
    /** A hundred-millionth of a side is less than a thousandth of a pixel of the largest image. */
    private static final int DECIMALS = 8;
    private static final int HUNDREDTHS = 100;
    /** Part of the images that belong to none; no program takes it, but they are not forgotten. */
    static final String OTHERS = "others";

    /** Creates the format. */
    public Yolo() {
    }

    @Override
    public String id() {
        return "yolo";
    }

    @Override
    public String name() {
        return "YOLO";
    }

    @Override
    public String description() {
        return "a folder with images, a text file of boxes for each, and data.yaml or classes.txt; or that file";
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.BOXES, Ability.BOX_CLASS, Ability.UNLABELLED);
    }

    @Override
    public Set<String> columns() {
        return Set.of(Voc.SPLIT);
    }

    @Override
    public boolean needsImages() {
        return true;
    }

    @Override
    public boolean needsSizes() {
        return true;
    }

    @Override
    public boolean detect(ImportSource source) {
        if (source.isFolder()) {
            return YoloConfig.find(source.path()).isPresent() || Files.isDirectory(source.path().resolve("labels"));
        }
        String name = source.path().getFileName().toString();
        return YoloConfig.isYaml(source.path()) && new String(source.beginning(1 << 16), StandardCharsets.UTF_8)
                .contains("names") || name.equals("classes.txt") || name.endsWith(".names");
    }

    @Override
    public void read(ImportSource source, ImportSink sink) throws DatasetException {
        new YoloReader(source, sink).read();
    }

    @Override
    public List<ClassName> numbered(Path place) throws DatasetException {
        Optional<Path> file = Files.isDirectory(place) ? YoloConfig.find(place) : Optional.of(place)
                .filter(Files::isRegularFile);
        return file.isEmpty() ? List.of() : YoloConfig.read(ImportSource.of(file.get(), Optional.empty())).names()
                .stream().map(ClassName::new).toList();
    }

    @Override
    public void examine(AnnotationSet set, ExportOptions options, Notes notes) {
        if (set.classes().stream().anyMatch(known -> known.number().isPresent())) {
            notes.changed("list of classes that have numbers of their own: YOLO numbers them from 0 in this order",
                    String.join(" ", set.classNames()));
        }
        Map<String, String> stems = new HashMap<>();
        for (AnnotatedImage image : set.images()) {
            if (image.boxes().stream().anyMatch(Yolo::isFine)) {
                notes.lost("images with boxes that are finer than hundredths of a pixel: read again, they are rounded",
                        image.fileName());
            }
            String other = stems.putIfAbsent(labelsOf(image).toLowerCase(Locale.ROOT), image.fileName());
            if (other != null) {
                notes.problem(new DatasetProblem(Severity.ERROR, set.source().orElse(Path.of(options.name())), 0, "",
                        other + " and " + image.fileName() + " would have the same file of labels, for it is called "
                                + "like the image without its ending; rename one"));
            }
            String split = image.columns().getOrDefault(Voc.SPLIT, "");
            if (!split.isEmpty() && !Voc.SPLITS.contains(split)) {
                notes.lost("values of the column \"split\" that are not train, val or test", image.fileName());
            }
        }
    }

    private static boolean isFine(AnnotatedBox box) {
        for (double edge : new double[] {box.x(), box.y(), box.w(), box.h()}) {
            if (Math.abs(edge * HUNDREDTHS - Math.rint(edge * HUNDREDTHS)) > 1e-3) {
                return true;
            }
        }
        return false;
    }

    private static String labelsOf(AnnotatedImage image) {
        return "labels/" + Trees.stem(image.fileName().replace('\\', '/')) + ".txt";
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException {
        Map<String, Integer> numbers = new HashMap<>();
        set.classNames().forEach(name -> numbers.put(name, numbers.size()));
        Map<String, List<String>> splits = new TreeMap<>();
        for (AnnotatedImage image : set.images()) {
            target.file(labelsOf(image), labels(image, numbers));
            String split = image.columns().getOrDefault(Voc.SPLIT, "");
            splits.computeIfAbsent(Voc.SPLITS.contains(split) ? split : "", absent -> new ArrayList<>())
                    .add("./" + imagePath(image).replace('\\', '/'));
            target.worked();
        }
        if (splits.size() == 1) {
            // Nothing is split.
            splits.remove("");
        }
        for (Map.Entry<String, List<String>> part : splits.entrySet()) {
            target.file(list(part.getKey()), String.join("\n", part.getValue()) + "\n");
        }
        target.file(CONFIG, config(set, splits.keySet()));
        target.file("classes.txt", String.join("\n", set.classNames().stream().map(name -> name.replaceAll("\\R", " "))
                .toList()) + "\n");
    }

    private static String list(String part) {
        return (part.isEmpty() ? OTHERS : part) + ".txt";
    }

    private static String labels(AnnotatedImage image, Map<String, Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (AnnotatedBox box : image.boxes()) {
            text.append(numbers.get(image.labelOf(box)));
            for (double part : new double[] {(box.x() + box.w() / 2) / image.width(),
                (box.y() + box.h() / 2) / image.height(), box.w() / image.width(), box.h() / image.height()}) {
                text.append(' ').append(Decimals.text(part, DECIMALS));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String config(AnnotationSet set, Set<String> splits) {
        StringBuilder yaml = new StringBuilder("path: .\n");
        for (String part : splits.isEmpty() ? List.of("train", "val") : splits) {
            yaml.append(part.isEmpty() ? OTHERS : part).append(": ").append(splits.isEmpty() ? "images" : list(part))
                    .append('\n');
        }
        yaml.append("nc: ").append(set.classes().size()).append("\nnames:\n");
        int number = 0;
        for (String name : set.classNames()) {
            yaml.append("  ").append(number++).append(": ").append(quoted(name)).append('\n');
        }
        return yaml.toString();
    }

    /** YAML 1.1, 5.7: what is not printable is escaped in double quotes. */
    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        name.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c >= ' ' && c < 0x7f || Character.isLetterOrDigit(c) && c > 0x9f) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(c > 0xffff ? String.format("\\U%08x", c) : String.format("\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }
}
