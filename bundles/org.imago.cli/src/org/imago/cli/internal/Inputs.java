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
import org.imago.loop.Pace;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;

/** The images that a command works on: those of a data set, of a folder, or single files. */
public final class Inputs {

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp");

    private final RunEvents events;
    private final Cancellation cancellation;
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

    private Inputs(RunEvents events, Cancellation cancellation) {
        this.events = events;
        this.cancellation = cancellation;
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
        try {
            return of(arguments, images, pixels, RunEvents.none(), new Cancellation());
        } catch (CancelledException e) {
            throw new IllegalStateException("nobody can have cancelled it", e);
        }
    }

    /**
     * Collects images, and tells how far it is.
     *
     * @param arguments    as above
     * @param images       as above
     * @param pixels       as above
     * @param events       told of progress, and of each image that cannot be decoded
     * @param cancellation asked before each image
     * @return the images
     * @throws BadInputException  as above
     * @throws DatasetException   as above
     * @throws IOException        as above
     * @throws CancelledException when cancelled
     */
    public static Inputs of(List<Path> arguments, Path images, PixelCache pixels, RunEvents events,
            Cancellation cancellation) throws BadInputException, DatasetException, IOException, CancelledException {
        Inputs inputs = new Inputs(events, cancellation);
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
            throws BadInputException, DatasetException, IOException, CancelledException {
        if (Files.isDirectory(argument)) {
            List<Path> found = imagesBelow(argument);
            Pace pace = pace(found.size());
            for (Path file : found) {
                add(argument.relativize(file).toString(), file, pixels);
                pace.step();
            }
        } else if (argument.toString().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)")) {
            Dataset dataset = Dataset.open(argument);
            ImageFolder folder = ImageFolder.locate(dataset, Optional.ofNullable(images));
            List<Sample> samples = dataset.samples().stream().filter(sample -> !sample.excluded()).toList();
            Pace pace = pace(samples.size());
            for (Sample sample : samples) {
                add(sample.fileName(), folder.resolve(sample), pixels);
                pace.step();
            }
        } else if (Files.isRegularFile(argument)) {
            add(argument.toString(), argument, pixels);
        } else {
            throw new BadInputException(argument + " is missing: expected a CSV, a folder or an image");
        }
    }

    private Pace pace(int total) {
        return new Pace(events, "", -1, "reading images", total);
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

    private void add(String name, Path file, PixelCache pixels) throws CancelledException {
        cancellation.check();
        try {
            pixels.facts(file);
            readable.add(new Image(name, file));
        } catch (ImageProblemException e) {
            unreadable.add(new Unreadable(name, e.getMessage()));
            events.emit(new RunEvent.Problem("", -1, e.getMessage()));
        }
    }
}
