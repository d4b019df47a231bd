// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.imago.cli.BadInputException;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;

/** The images that a command works on: those of a data set, of a folder, or single files. */
public final class Inputs {

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp");

    private final List<Image> readable = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    /**
     * A readable image.
     *
     * @param name how results call it
     * @param file where it is
     */
    public record Image(String name, Path file) {
    }

    /**
     * An image that cannot be used.
     *
     * @param name    how results call it
     * @param problem why
     */
    public record Unreadable(String name, String problem) {
    }

    private Inputs() {
    }

    /**
     * Collects images; those that cannot be decoded are set aside with the reason.
     *
     * @param arguments CSVs of data sets (excluded samples are left out), folders, image files
     * @param images    folder of a data set's images, or {@code null}
     * @param pixels    decodes
     * @return the images
     * @throws BadInputException when an argument is none of these, or there is no image at all
     * @throws DatasetException  when a CSV cannot be used
     * @throws IOException       when a folder cannot be read
     */
    public static Inputs of(List<Path> arguments, Path images, PixelCache pixels)
            throws BadInputException, DatasetException, IOException {
        Inputs inputs = new Inputs();
        for (Path argument : arguments) {
            inputs.collect(argument, images, pixels);
        }
        if (inputs.readable.isEmpty()) {
            throw new BadInputException("no readable image in " + shown(arguments) + (inputs.unreadable.isEmpty() ? ""
                    : "; first problem: " + inputs.unreadable.getFirst().problem()));
        }
        return inputs;
    }

    private static String shown(List<Path> arguments) {
        return arguments.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /**
     * Looks whether a data set can be opened and its images have a folder, before anything is written for it.
     *
     * @param data   its CSV
     * @param images folder of its images, or {@code null}
     * @throws DatasetException when not; the message names the file and says what to do
     */
    public static void require(Path data, Path images) throws DatasetException {
        ImageFolder.locate(Dataset.open(data), Optional.ofNullable(images));
    }

    /** Returns the readable images in the order of the arguments. */
    public List<Image> readable() {
        return readable;
    }

    /** Returns the images set aside. */
    public List<Unreadable> unreadable() {
        return unreadable;
    }

    /** Returns the files of the readable images. */
    public List<Path> files() {
        return readable.stream().map(Image::file).toList();
    }

    private void collect(Path argument, Path images, PixelCache pixels)
            throws BadInputException, DatasetException, IOException {
        if (Files.isDirectory(argument)) {
            for (Path file : imagesBelow(argument)) {
                add(argument.relativize(file).toString(), file, pixels);
            }
        } else if (argument.toString().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)")) {
            Dataset dataset = Dataset.open(argument);
            ImageFolder folder = ImageFolder.locate(dataset, Optional.ofNullable(images));
            for (Sample sample : dataset.samples()) {
                if (!sample.excluded()) {
                    add(sample.fileName(), folder.resolve(sample), pixels);
                }
            }
        } else if (Files.isRegularFile(argument)) {
            add(argument.toString(), argument, pixels);
        } else {
            throw new BadInputException(argument + " is missing: expected a CSV, a folder or an image");
        }
    }

    private static List<Path> imagesBelow(Path folder) throws BadInputException, IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Inputs::looksLikeImage).sorted().toList();
        } catch (UncheckedIOException e) {
            throw new BadInputException(folder + " cannot be searched for images: " + e.getMessage());
        }
    }

    private static boolean looksLikeImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void add(String name, Path file, PixelCache pixels) {
        try {
            pixels.facts(file);
            readable.add(new Image(name, file));
        } catch (ImageProblemException e) {
            unreadable.add(new Unreadable(name, e.getMessage()));
        }
    }
}
