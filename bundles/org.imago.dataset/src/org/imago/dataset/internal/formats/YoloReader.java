// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.ClassName;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;

/** Reads a data set of YOLO: a text file per image, and the names of the classes. */
final class YoloReader {

    private static final int LARGEST = 64 << 20;
    /** Pixels are read to hundredths: the six decimals that are usual are worth about that. */
    private static final int DECIMALS = 2;
    /** Further out no box reaches; the numbers are probably pixels. */
    private static final double FURTHEST = 10;

    private final ImportSource source;
    private final ImportSink sink;
    private final Path root;
    private final Optional<YoloConfig> config;
    private final List<String> names;
    private final Set<Integer> unnamed = new HashSet<>();
    private final ImageDecoder decoder = new ImageDecoder();

    YoloReader(ImportSource source, ImportSink sink) throws DatasetException {
        this.source = source;
        this.sink = sink;
        Path path = source.path().toAbsolutePath().normalize();
        this.root = source.isFolder() ? path : path.getParent();
        Optional<Path> file = source.isFolder() ? YoloConfig.find(path) : Optional.of(path);
        this.config = file.isEmpty() ? Optional.empty() : Optional.of(YoloConfig.read(source.isFolder()
                ? ImportSource.of(file.get(), Optional.empty()) : source));
        this.names = config.map(YoloConfig::names).orElse(List.of());
    }

    void read() throws DatasetException {
        Map<Path, String> images = images();
        if (images.isEmpty()) {
            throw new DatasetException(source.path(), 0, "", "has no images, by whose size YOLO measures boxes; "
                    + "expected them in images, beside the labels, or in the folder of images that is named");
        }
        sink.classes(names.stream().map(ClassName::new).toList());
        Path base = base(images.keySet());
        sink.imagesIn(base);
        Set<Path> used = new HashSet<>();
        for (Map.Entry<Path, String> image : images.entrySet()) {
            Optional<Path> labels = labels(image.getKey(), base);
            labels.ifPresent(used::add);
            add(image.getKey(), Trees.name(base, image.getKey()), image.getValue(), labels);
        }
        if (config.isEmpty()) {
            sink.lost("names of classes: none are listed in a data.yaml or classes.txt, so that numbers stand for them",
                    "");
        }
        orphans(used);
    }

    /** Returns the images, each with the part of the data set to which it belongs; empty for none. */
    private Map<Path, String> images() throws DatasetException {
        Map<Path, String> images = new LinkedHashMap<>();
        if (source.images().isPresent()) {
            Path folder = source.images().get().toAbsolutePath().normalize();
            Trees.files(folder, Trees::isImage, sink).forEach(file -> images.put(file, ""));
            return images;
        }
        for (Map.Entry<String, List<String>> part : config.map(YoloConfig::parts).orElse(Map.of()).entrySet()) {
            for (String path : part.getValue()) {
                for (Path image : part(path)) {
                    images.merge(image, part.getKey().equals(Yolo.OTHERS) ? "" : part.getKey(), (one,
                            other) -> one.equals(other) ? one : "");
                }
            }
        }
        if (images.isEmpty()) {
            Path folder = Files.isDirectory(root.resolve("images")) ? root.resolve("images") : root;
            Trees.files(folder, Trees::isImage, sink).forEach(file -> images.put(file, ""));
        }
        return images;
    }

    /** Returns the images of a folder or list that data.yaml names, as long as it lies in the data set. */
    private List<Path> part(String path) throws DatasetException {
        Optional<Path> place = inside(path);
        if (place.isEmpty()) {
            sink.error(config.orElseThrow().file(), 0, "\"" + path + "\" is not there, or leaves the folder of the data"
                    + " set; expected a folder or a list in " + root + "; correct it");
            return List.of();
        }
        if (Files.isDirectory(place.get())) {
            return Trees.files(place.get(), Trees::isImage, sink);
        }
        List<Path> listed = new ArrayList<>();
        String text = new String(ImportSource.of(place.get(), Optional.empty()).bytes(LARGEST), StandardCharsets.UTF_8);
        int line = 0;
        for (String entry : text.lines().toList()) {
            line++;
            sink.checkCanceled();
            Optional<Path> image = entry.isBlank() ? Optional.empty() : inside(entry.strip());
            image.ifPresent(listed::add);
            if (image.isEmpty() && !entry.isBlank()) {
                sink.error(place.get(), line, "\"" + entry + "\" is not there, or leaves the folder of the data set;"
                        + " expected an image in " + root + "; correct it");
            }
        }
        return listed;
    }

    /** Finds a path: as it stands there, in the folder that data.yaml names, or without steps up at its beginning. */
    private Optional<Path> inside(String path) {
        String plain = path.replace('\\', '/');
        String stripped = plain.replaceFirst("^([.]{1,2}/)+", "");
        String prefix = config.map(YoloConfig::path).orElse("").replace('\\', '/');
        for (String candidate : List.of(prefix + "/" + plain, plain, stripped)) {
            try {
                Path file = root.resolve(candidate).normalize();
                if (file.startsWith(root) && Files.exists(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException e) {
                // The next spelling may be one; if none is, the path is reported.
            }
        }
        return Optional.empty();
    }

    private Path base(Set<Path> images) {
        if (source.images().isPresent()) {
            return source.images().get().toAbsolutePath().normalize();
        }
        Path usual = root.resolve("images");
        return images.stream().allMatch(image -> image.startsWith(usual)) ? usual : root;
    }

    /** Finds the labels of an image: in {@code labels} where its path has {@code images}, else beside it. */
    private Optional<Path> labels(Path image, Path base) {
        String stem = Trees.stem(image.getFileName().toString()) + ".txt";
        List<Path> candidates = new ArrayList<>();
        if (image.startsWith(root)) {
            Path relative = root.relativize(image);
            for (int i = relative.getNameCount() - 2; i >= 0; i--) {
                if (relative.getName(i).toString().equals("images")) {
                    Path before = i == 0 ? root : root.resolve(relative.subpath(0, i));
                    Path behind = relative.subpath(i + 1, relative.getNameCount()).resolveSibling(stem);
                    candidates.add(before.resolve("labels").resolve(behind));
                    break;
                }
            }
            candidates.add(image.resolveSibling(stem));
        }
        Path own = base.relativize(image).resolveSibling(stem);
        candidates.add(root.resolve("labels").resolve(own));
        candidates.add(root.resolve(own));
        return candidates.stream().filter(Files::isRegularFile)
                .filter(file -> config.isEmpty() || !file.equals(config.get().file())).findFirst();
    }

    private void add(Path image, String name, String part, Optional<Path> labels) throws DatasetException {
        Optional<ImageHeader> header = Optional.empty();
        try {
            header = Optional.of(decoder.readHeader(image));
        } catch (ImageProblemException e) {
            if (labels.isPresent()) {
                sink.error(image, 0, e.detail() + "; its boxes are left out");
            } else {
                sink.warning(image, 0, e.detail());
            }
        }
        List<AnnotatedBox> boxes = header.isPresent() && labels.isPresent() ? boxes(labels.get(), header.get())
                : List.of();
        sink.addLabelledByBoxes(new AnnotatedImage(name, "", false, header.map(ImageHeader::width).orElse(0),
                header.map(ImageHeader::height).orElse(0), boxes, part.isEmpty() ? Map.of() : Map.of(Voc.SPLIT, part)),
                labels.orElse(image), 0);
    }

    private List<AnnotatedBox> boxes(Path file, ImageHeader image) throws DatasetException {
        List<AnnotatedBox> boxes = new ArrayList<>();
        String text = new String(ImportSource.of(file, Optional.empty()).bytes(LARGEST), StandardCharsets.UTF_8)
                .replace("\ufeff", "");
        int line = 0;
        for (String entry : text.lines().toList()) {
            line++;
            if (!entry.isBlank()) {
                box(entry.strip(), file, line, image).ifPresent(boxes::add);
            }
            if (boxes.size() > ImportSink.MOST_BOXES_OF_AN_IMAGE) {
                break;
            }
        }
        return boxes;
    }

    private Optional<AnnotatedBox> box(String entry, Path file, int line, ImageHeader image) {
        String[] parts = entry.split("\\s+");
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            OptionalDouble number = Decimals.parse(parts[i]);
            if (number.isEmpty() || i > 0 && Math.abs(number.getAsDouble()) > FURTHEST) {
                sink.error(file, line, "\"" + cut(parts[i]) + "\" is no part of the image's width or height; "
                        + "expected the number of a class, then x, y, width and height from 0 to 1");
                return Optional.empty();
            }
            numbers[i] = number.getAsDouble();
        }
        double[] edges = edges(numbers, file, line);
        if (edges.length == 0) {
            return Optional.empty();
        }
        Optional<String> label = label(numbers[0], file, line);
        double x = Decimals.rounded(edges[0] * image.width(), DECIMALS);
        double y = Decimals.rounded(edges[1] * image.height(), DECIMALS);
        double w = Decimals.rounded(edges[2] * image.width(), DECIMALS);
        double h = Decimals.rounded(edges[3] * image.height(), DECIMALS);
        if (label.isPresent() && !AnnotatedBox.isBox(x, y, w, h)) {
            sink.error(file, line, "no box: expected a width and a height above 0; left out");
        }
        return label.filter(name -> AnnotatedBox.isBox(x, y, w, h)).map(name -> new AnnotatedBox(name, x, y, w, h,
                numbers.length == 6 ? Map.of("confidence", parts[5]) : Map.of()));
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "\u2026" : text;
    }

    /** Returns left, top, width and height as parts of the image's; nothing if the numbers are no box. */
    private double[] edges(double[] numbers, Path file, int line) {
        int points = config.map(YoloConfig::keypoints).orElse(0);
        boolean keypoints = points > 0 && numbers.length == 5 + points;
        if (keypoints) {
            sink.lost("sets of keypoints: only the boxes are kept", file.getFileName().toString());
        }
        if (numbers.length == 5 || numbers.length == 6 || keypoints) {
            return new double[] {numbers[1] - numbers[3] / 2, numbers[2] - numbers[4] / 2, numbers[3], numbers[4]};
        }
        if (numbers.length < 7 || numbers.length % 2 == 0) {
            sink.error(file, line, numbers.length + " numbers; expected five: class, x, y, width and height; left out");
            return new double[0];
        }
        sink.lost("polygons or rotated boxes: only their bounding boxes are kept", file.getFileName().toString());
        double[] range = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 1; i < numbers.length; i += 2) {
            range[0] = Math.min(range[0], numbers[i]);
            range[1] = Math.min(range[1], numbers[i + 1]);
            range[2] = Math.max(range[2], numbers[i]);
            range[3] = Math.max(range[3], numbers[i + 1]);
        }
        return new double[] {range[0], range[1], range[2] - range[0], range[3] - range[1]};
    }

    private Optional<String> label(double number, Path file, int line) {
        int place = (int) number;
        if (place == number && place >= 0 && place < names.size()) {
            return Optional.of(names.get(place));
        }
        if (config.isEmpty() && place == number && place >= 0) {
            return Optional.of(String.valueOf(place));
        }
        if (unnamed.add(place)) {
            sink.error(file, line, "the class " + Decimals.text(number) + " is not among the " + names.size()
                    + " names in " + config.map(known -> known.file().toString()).orElse("") + "; expected a whole "
                    + "number from 0 to " + (names.size() - 1) + "; its boxes are left out");
        }
        return Optional.empty();
    }

    /** Reports labels for which there is no image. */
    private void orphans(Set<Path> used) throws DatasetException {
        Path labels = root.resolve("labels");
        if (!Files.isDirectory(labels)) {
            return;
        }
        for (Path file : Trees.files(labels, other -> Trees.ending(other.getFileName().toString()).equals("txt"),
                sink)) {
            if (!used.contains(file) && !file.getFileName().toString().equalsIgnoreCase("classes.txt")) {
                sink.error(file, 0, "has no image beside it or in images; expected one, for boxes are measured by its"
                        + " size; left out");
            }
        }
    }
}
