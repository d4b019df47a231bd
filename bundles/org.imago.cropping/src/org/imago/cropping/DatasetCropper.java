// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageProblemException;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;

/** Makes a data set of crops from a data set: see {@link CroppedDataset} for what is in its folder. */
public final class DatasetCropper {

    private final Cropper cropper;
    private final CropSettings settings;

    /** Told of progress, in the thread that crops. */
    public interface Progress {

        /**
         * A sample is done.
         *
         * @param done  samples done
         * @param total of them
         */
        void done(int done, int total);

        /**
         * A sample was left out.
         *
         * @param why says which and why
         */
        void leftOut(String why);
    }

    /**
     * What was made.
     *
     * @param csv        of the new data set
     * @param rows       a row a crop
     * @param unreadable samples whose image cannot be read
     */
    public record Result(Path csv, List<CropRow> rows, int unreadable) {

        /** Copies the list. */
        public Result {
            rows = List.copyOf(rows);
        }

        /** Returns how many crops show a hand-drawn box. */
        public long drawn() {
            return count(row -> !row.crop().fellBack() && row.model().equals(CropBox.DRAWN));
        }

        /** Returns how many crops show a predicted box. */
        public long predicted() {
            return count(row -> !row.crop().fellBack() && !row.model().equals(CropBox.DRAWN));
        }

        /** Returns how many crops are the whole image. */
        public long whole() {
            return count(row -> row.crop().fellBack());
        }

        private long count(Predicate<CropRow> which) {
            return rows.stream().filter(which).count();
        }
    }

    /**
     * Creates a cropper of data sets.
     *
     * @param cropper  cuts
     * @param settings the same that it cuts with
     */
    public DatasetCropper(Cropper cropper, CropSettings settings) {
        this.cropper = cropper;
        this.settings = settings;
    }

    /**
     * Crops all samples that are not excluded. Images that cannot be read are left out.
     *
     * @param dataset      the data set, which is only read
     * @param images       its images, which are only read
     * @param boxes        where to crop a sample; nothing for the whole image
     * @param target       folder of the new data set; made if missing, otherwise it must be empty
     * @param progress     told after each sample
     * @param cancellation asked before each sample
     * @return what was made
     * @throws CancelledException         when cancelled; crops made so far stay, without a CSV
     * @throws FileAlreadyExistsException when there is something in the folder; it is as it was
     * @throws IOException                when the folder cannot be written
     * @throws DatasetException           when no crop could be made
     */
    public Result crop(Dataset dataset, ImageFolder images, Function<Sample, Optional<CropBox>> boxes, Path target,
            Progress progress, Cancellation cancellation) throws CancelledException, IOException, DatasetException {
        requireEmpty(target);
        CropTargets targets = new CropTargets(target, settings);
        List<Sample> samples = dataset.samples().stream().filter(sample -> !sample.excluded()).toList();
        List<CropRow> rows = new ArrayList<>();
        int done = 0;
        for (Sample sample : samples) {
            cancellation.check();
            Optional<CropBox> box = boxes.apply(sample);
            try {
                CropResult crop = cropper.crop(images.resolve(sample), box.map(CropBox::box),
                        targets.next(sample.fileName()));
                rows.add(new CropRow(sample, crop, box.map(CropBox::origin).orElse("")));
            } catch (ImageProblemException e) {
                progress.leftOut(e.getMessage());
            }
            progress.done(++done, samples.size());
        }
        if (rows.isEmpty()) {
            throw new DatasetException(dataset.file(), 0, "", "gave no crop: " + samples.size() + " unreadable images, "
                    + (dataset.samples().size() - samples.size()) + " excluded samples; put the images right, or "
                    + "exclude fewer");
        }
        Path csv = target.resolve("crops.csv");
        CroppedDataset.write(dataset, rows, csv);
        return new Result(csv, rows, samples.size() - rows.size());
    }

    private static void requireEmpty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new FileAlreadyExistsException(folder + " is not empty, and nothing is ever written over: choose "
                        + "another folder");
            }
        }
    }
}
