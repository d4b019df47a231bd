// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The folder in which the images of a data set lie. */
public final class ImageFolder {

    private static final String IMAGES = "images";
    /** As many names as are looked up to find the folder; a few must do, for a folder may lie on a slow network. */
    private static final int LOOKED_UP = 200;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

    private final Path folder;
    private final Map<Path, Map<String, String>> namesIn = new ConcurrentHashMap<>();

    private ImageFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Takes a folder without looking whether it holds an image, or exists.
     *
     * @param folder where the images shall lie
     * @return the folder
     */
    public static ImageFolder at(Path folder) {
        return new ImageFolder(folder);
    }

    /**
     * Finds the folder: the one that is given, else the CSV's own folder, else {@code images} in it, whichever holds
     * one of 200 images taken evenly from all rows.
     *
     * @param dataset  the data set
     * @param explicit the folder that the user named, if any
     * @return the folder
     * @throws DatasetException if the named folder does not exist, or neither of the others holds any of the images
     */
    public static ImageFolder locate(Dataset dataset, Optional<Path> explicit) throws DatasetException {
        if (explicit.isPresent()) {
            if (!Files.isDirectory(explicit.get())) {
                throw new DatasetException(explicit.get(), 0, "",
                        "is no folder; expected the folder that holds the images");
            }
            return new ImageFolder(explicit.get());
        }
        Path beside = dataset.file().toAbsolutePath().getParent();
        List<Sample> samples = dataset.samples();
        int count = Math.min(LOOKED_UP, samples.size());
        List<Sample> some = IntStream.range(0, count)
                .mapToObj(i -> samples.get((int) ((long) i * samples.size() / count))).toList();
        for (Path candidate : List.of(beside, beside.resolve(IMAGES))) {
            ImageFolder found = new ImageFolder(candidate);
            if (some.isEmpty() || some.stream().anyMatch(found::holds)) {
                return found;
            }
        }
        throw new DatasetException(dataset.file(), 0, dataset.mapping().column(Role.FILENAME).orElse(""),
                "none of " + some.size() + " images looked for lies beside the file or in " + IMAGES
                        + " beside it; name the folder of the images");
    }

    private boolean holds(Sample sample) {
        try {
            return Files.isRegularFile(resolve(sample));
        } catch (DatasetException e) {
            return false;
        }
    }

    /**
     * Returns the folder.
     *
     * @return absolute path
     */
    public Path folder() {
        return folder;
    }

    /**
     * Returns the file of a sample's image. It need not exist. Where no file has exactly the name but one has it in
     * another Unicode normal form (file systems differ in how they store an accent), or with slashes for backslashes
     * (a data set made on Windows), that one is returned.
     *
     * @param sample the sample
     * @return a path inside the folder; links in the folder may lead elsewhere, for whoever made them wanted it
     * @throws DatasetException if the name is empty, absolute, or leaves the folder on any operating system
     */
    public Path resolve(Sample sample) throws DatasetException {
        String name = sample.fileName();
        Path file = inside(sample, name);
        if (!Files.exists(file)) {
            for (String spelling : spellings(name)) {
                Path other = inside(sample, spelling);
                if (Files.exists(other)) {
                    return other;
                }
            }
        }
        return file;
    }

    /**
     * Returns where a sample's image is if its file is called exactly as the sample says. Does not touch the disk.
     *
     * @param sample the sample
     * @return a path inside the folder; where no file is, {@link #resolve} may find one in another spelling
     * @throws DatasetException if the name is empty, absolute, or leaves the folder on any operating system
     */
    public Path nominal(Sample sample) throws DatasetException {
        return inside(sample, sample.fileName());
    }

    private static Set<String> spellings(String name) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String written : List.of(name, name.replace('\\', '/'))) {
            spellings.add(Normalizer.normalize(written, Normalizer.Form.NFC));
            spellings.add(Normalizer.normalize(written, Normalizer.Form.NFD));
            spellings.add(written);
        }
        return spellings;
    }

    /**
     * Finds a file beside a missing image whose name differs from it in case only: a data set made where case does not
     * matter. It is not taken for the image, for it may be another one; but whoever looks for the image wants to know.
     *
     * @param sample the sample whose image is missing
     * @return the name of the file in its folder
     */
    Optional<String> differingInCase(Sample sample) {
        try {
            Path missing = resolve(sample);
            return Optional.ofNullable(names(missing.getParent()).get(lowerCase(missing)));
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> names(Path parent) {
        return namesIn.computeIfAbsent(parent, listed -> {
            try (Stream<Path> files = Files.list(listed)) {
                return files.collect(Collectors.toMap(ImageFolder::lowerCase, file -> file.getFileName().toString(),
                        (first, second) -> first));
            } catch (IOException | UncheckedIOException e) {
                return Map.of();
            }
        });
    }

    private static String lowerCase(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private Path inside(Sample sample, String name) throws DatasetException {
        Optional<String> refusal = refusal(folder, name);
        if (refusal.isPresent()) {
            throw sample.problem(Role.FILENAME, refusal.get());
        }
        return folder.resolve(name).normalize();
    }

    /**
     * Finds the file of an image by its name, in another spelling if need be, as {@link #resolve} does.
     *
     * @param folder the image folder
     * @param name   the name of the image, relative to it
     * @return the file; nothing if there is none, or the name is refused
     */
    public static Optional<Path> find(Path folder, String name) {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(spellings(name));
        for (String spelling : names) {
            if (refusal(folder, spelling).isEmpty() && Files.isRegularFile(folder.resolve(spelling))) {
                return Optional.of(folder.resolve(spelling));
            }
        }
        return Optional.empty();
    }

    /**
     * Tells why a name cannot be that of an image in a folder. Does not touch the disk.
     *
     * @param images the image folder
     * @param name   the name
     * @return that it is empty, absolute, or leaves the folder on any operating system, and what to do; nothing if it
     *         is well
     */
    public static Optional<String> refusal(Path images, String name) {
        Path folder = images.toAbsolutePath().normalize();
        if (name.isEmpty()) {
            return Optional.of("no file name; expected the name of an image in " + folder);
        }
        try {
            Path file = folder.resolve(name).normalize();
            boolean leaves = name.startsWith("/") || name.startsWith("\\") || DRIVE.matcher(name).matches()
                    || !file.startsWith(folder) || file.equals(folder)
                    || !folder.resolve(name.replace('\\', '/')).normalize().startsWith(folder);
            return leaves ? Optional.of("\"" + name + "\" leaves the image folder; expected a name inside "
                    + folder + "; correct it or copy the image there") : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of("\"" + name + "\" is no file name (" + e.getReason() + "); correct it");
        }
    }
}
