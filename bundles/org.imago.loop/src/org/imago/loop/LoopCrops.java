// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.cropping.CropResult;
import org.imago.cropping.CropRow;
import org.imago.cropping.CropSettings;
import org.imago.cropping.CroppedDataset;
import org.imago.cropping.Cropper;
import org.imago.image.ImageProblemException;
import org.imago.training.BoxPrediction;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;

/** The crop of every sample, and the data set made of them. */
final class LoopCrops {

    static final String NOT_READABLE_ANY_MORE = "the image was readable when the run began and is not any more: ";

    private final Path folder;
    private final List<CropResult> crops;

    private LoopCrops(Path folder, List<CropResult> crops) {
        this.folder = folder;
        this.crops = crops;
    }

    /**
     * Crops every original at its full resolution and writes the crops as a data set into {@code runFolder/crops}; the
     * CSV last, when all crops are there.
     */
    static LoopCrops write(LoopData data, List<BoxPrediction> boxes, LoopRequest request, Path runFolder,
            Optional<ImageWork> others, TrainingContext context) throws TrainingException, IOException {
        Path folder = runFolder.resolve("crops");
        List<Path> images = data.samples().stream().map(LoopSample::image).toList();
        List<Path> targets = data.samples().stream()
                .map(sample -> CroppedDataset.target(folder, sample.sample().fileName(), request.cropping())).toList();
        List<CropResult> crops = others.isPresent() ? others.get().crop(images, boxes, targets, request.cropping())
                : crop(images, boxes, targets, request.cropping(), context);
        List<CropRow> rows = new ArrayList<>();
        for (int i = 0; i < crops.size(); i++) {
            rows.add(new CropRow(data.samples().get(i).sample(), crops.get(i), "out of fold"));
        }
        CroppedDataset.write(data.dataset(), rows, folder.resolve("crops.csv"));
        return new LoopCrops(folder, crops);
    }

    private static List<CropResult> crop(List<Path> images, List<BoxPrediction> boxes, List<Path> targets,
            CropSettings settings, TrainingContext context) throws TrainingException, IOException {
        Cropper cropper = new Cropper(context.pixels().decoder(), settings);
        List<CropResult> crops = new ArrayList<>();
        Pace pace = new Pace(context.events(), "crops", -1, "cropping", images.size());
        for (int i = 0; i < images.size(); i++) {
            context.cancellation().check();
            try {
                crops.add(cropper.crop(images.get(i), Optional.of(boxes.get(i)), targets.get(i)));
            } catch (ImageProblemException e) {
                throw new TrainingException(NOT_READABLE_ANY_MORE + e.getMessage(), e);
            }
            pace.step();
        }
        return crops;
    }

    List<Path> files() {
        return crops.stream().map(CropResult::file).toList();
    }

    Path file(int sample) {
        return crops.get(sample).file();
    }

    String relativeFile(int sample) {
        return folder.getParent().relativize(file(sample)).toString().replace('\\', '/');
    }

    boolean fellBack(int sample) {
        return crops.get(sample).fellBack();
    }

    int fellBack() {
        return (int) crops.stream().filter(CropResult::fellBack).count();
    }
}
