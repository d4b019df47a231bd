// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folder in which the images of a data set lie. */
public final class ImageFolder {

    private static final String IMAGES = "images";
    /** As many names as are looked up to find the folder; a few must do, for a folder may lie on a slow network. */
    private static final int LOOKED_UP = 200;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

    private final Path folder;

    private ImageFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Finds the folder: the one that is given, else the CSV's own folder, else {@code images} in it, whichever holds
     * one of the first 200 images.
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
        List<Sample> first = samples.subList(0, Math.min(LOOKED_UP, samples.size()));
        for (Path candidate : List.of(beside, beside.resolve(IMAGES))) {
            ImageFolder found = new ImageFolder(candidate);
            if (first.isEmpty() || first.stream().anyMatch(found::holds)) {
                return found;
            }
        }
        throw new DatasetException(dataset.file(), 0, dataset.mapping().column(Role.FILENAME).orElse(""),
                "none of the first " + first.size() + " images lies beside the file or in " + IMAGES
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
     * another Unicode normal form (file systems differ in how they store an accent), that one is returned.
     *
     * @param sample the sample
     * @return a path inside the folder; links in the folder may lead elsewhere, for whoever made them wanted it
     * @throws DatasetException if the name is empty, absolute, or leaves the folder on any operating system
     */
    public Path resolve(Sample sample) throws DatasetException {
        String name = sample.fileName();
        Path file = inside(sample, name);
        if (!Files.exists(file)) {
            for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
                Path other = inside(sample, Normalizer.normalize(name, form));
                if (Files.exists(other)) {
                    return other;
                }
            }
        }
        return file;
    }

    private Path inside(Sample sample, String name) throws DatasetException {
        if (name.isEmpty()) {
            throw sample.problem(Role.FILENAME, "no file name; expected the name of an image in " + folder);
        }
        try {
            Path file = folder.resolve(name).normalize();
            boolean leaves = name.startsWith("/") || name.startsWith("\\") || DRIVE.matcher(name).matches()
                    || !file.startsWith(folder) || file.equals(folder)
                    || !folder.resolve(name.replace('\\', '/')).normalize().startsWith(folder);
            if (leaves) {
                throw sample.problem(Role.FILENAME, "\"" + name + "\" leaves the image folder; expected a name inside "
                        + folder + "; correct it or copy the image there");
            }
            return file;
        } catch (InvalidPathException e) {
            throw sample.problem(Role.FILENAME, "\"" + name + "\" is no file name (" + e.getReason() + "); correct it");
        }
    }
}
