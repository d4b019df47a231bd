// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;

/**
 * The images of a data set that are not in its folder, and where they come from.
 *
 * @param folder   the folder; it may not exist yet
 * @param wanted   what there is to fetch, in the order of the rows
 * @param failures rows whose image cannot be fetched whatever a server says
 * @param present  number of rows whose image is there
 * @param shared   photos that stand in rows of different classes: the same photo cannot be both
 */
public record MissingImages(ImageFolder folder, List<Wanted> wanted, List<DownloadFailure> failures, int present,
        List<SharedAddress> shared) {

    /** Name of the column with addresses, unless another is named. */
    public static final String COLUMN = "original_url";

    /**
     * An address, and the rows that want what is there.
     *
     * @param address where it is
     * @param places  at least one
     */
    public record Wanted(String address, List<Place> places) {
    }

    /**
     * A row whose image is missing.
     *
     * @param line     its 1-based line
     * @param fileName name of the image as the row has it
     * @param file     where the image belongs
     */
    public record Place(int line, String fileName, Path file) {
    }

    /**
     * A photo in rows of different classes that are not excluded.
     *
     * @param address where it is, without what may be secret in it; {@code flickr:ID} for a photo of Flickr, which is the
     *                same on each of its hosts and in each size
     * @param samples the rows, at least two
     */
    public record SharedAddress(String address, List<Sample> samples) {

        /** Returns the classes, in the order of the rows. */
        public Set<String> classes() {
            Set<String> classes = new LinkedHashSet<>();
            samples.forEach(sample -> classes.add(sample.label()));
            return classes;
        }
    }

    /**
     * Looks which images are missing. Touches the folder, not the net.
     *
     * @param dataset      the data set
     * @param folder       where its images lie, or shall lie
     * @param column       name of the column with addresses, in any case
     * @param withExcluded whether images of excluded rows are wanted, too
     * @return what is missing
     * @throws DatasetException if there is no such column
     */
    public static MissingImages of(Dataset dataset, ImageFolder folder, String column, boolean withExcluded)
            throws DatasetException {
        int at = dataset.columnIndex(column);
        if (at < 0) {
            throw new DatasetException(dataset.file(), 1, column, "no such column with the addresses of images; expected "
                    + "one of " + String.join(", ", dataset.columns()) + "; name it");
        }
        Search search = new Search(folder);
        for (Sample sample : dataset.samples()) {
            if (withExcluded || !sample.excluded()) {
                search.look(sample, sample.value(at).strip());
            }
        }
        return search.result();
    }

    /**
     * Returns the folder in which the images of a data set lie, or shall lie.
     *
     * @param dataset  the data set
     * @param explicit the folder that the user named, if any; it may not exist yet
     * @return that, or the one in which some of the images are, or {@code images} beside the CSV
     */
    public static ImageFolder folderFor(Dataset dataset, Optional<Path> explicit) {
        if (explicit.isPresent()) {
            return ImageFolder.at(explicit.get());
        }
        try {
            return ImageFolder.locate(dataset, explicit);
        } catch (DatasetException e) {
            // None is there yet.
            return ImageFolder.at(dataset.file().toAbsolutePath().resolveSibling("images"));
        }
    }

    /** Returns the number of rows whose image is to be fetched. */
    public int missing() {
        return wanted.stream().mapToInt(one -> one.places().size()).sum();
    }

    /** Collects rows. */
    private static final class Search {

        private final ImageFolder folder;
        private final Map<String, Wanted> wanted = new LinkedHashMap<>();
        private final Map<Path, String> addressOf = new HashMap<>();
        private final Map<String, List<Sample>> rowsOf = new LinkedHashMap<>();
        private final List<DownloadFailure> failures = new ArrayList<>();
        private int present;

        Search(ImageFolder folder) {
            this.folder = folder;
        }

        void look(Sample sample, String address) {
            if (!address.isEmpty() && !sample.excluded()) {
                rowsOf.computeIfAbsent(Addresses.photo(address), key -> new ArrayList<>()).add(sample);
            }
            try {
                Path file = folder.resolve(sample);
                if (Files.exists(file)) {
                    present++;
                } else if (address.isEmpty()) {
                    fail(sample, address, DownloadProblem.NO_ADDRESS, "no address; expected one of http or https; fill it"
                            + " in, or put the image there");
                } else {
                    want(sample, address, file);
                }
            } catch (DatasetException e) {
                fail(sample, address, DownloadProblem.BAD_NAME, e.detail());
            }
        }

        private void want(Sample sample, String address, Path file) {
            String before = addressOf.putIfAbsent(file, address);
            if (before == null) {
                wanted.computeIfAbsent(address, key -> new Wanted(key, new ArrayList<>())).places()
                        .add(new Place(sample.line(), sample.fileName(), file));
            } else if (!before.equals(address)) {
                fail(sample, address, DownloadProblem.BAD_NAME, "another row has the same file name with another address;"
                        + " give each image a name of its own");
            }
        }

        private void fail(Sample sample, String address, DownloadProblem problem, String message) {
            failures.add(new DownloadFailure(sample.line(), sample.fileName(), Addresses.shown(address), problem,
                    message));
        }

        MissingImages result() {
            List<SharedAddress> shared = rowsOf.entrySet().stream()
                    .filter(entry -> entry.getValue().stream().map(Sample::label).distinct().count() > 1)
                    .map(entry -> new SharedAddress(Addresses.shown(entry.getKey()), List.copyOf(entry.getValue())))
                    .toList();
            return new MissingImages(folder, List.copyOf(wanted.values()), List.copyOf(failures), present, shared);
        }
    }
}
