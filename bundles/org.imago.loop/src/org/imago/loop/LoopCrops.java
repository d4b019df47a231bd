// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.cropping.CropResult;
import org.imago.cropping.CropRow;
import org.imago.cropping.CroppedDataset;
import org.imago.cropping.Cropper;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;
import org.imago.training.BoxPrediction;
import org.imago.training.Cancellation;
import org.imago.training.RunEvents;
import org.imago.training.TrainingException;

/** The crop of every sample, and the data set made of them. */
final class LoopCrops {

    private final Path folder;
    private final List<CropResult> crops;

    private LoopCrops(Path folder, List<CropResult> crops) {
        this.folder = folder;
        this.crops = crops;
    }

    /** Crops every original at its full resolution and writes the crops as a data set into {@code runFolder/crops}. */
    static LoopCrops write(LoopData data, List<BoxPrediction> boxes, LoopRequest request, Path runFolder,
            RunEvents events, Cancellation cancellation, PixelCache pixels) throws TrainingException, IOException {
        Path folder = runFolder.resolve("crops");
        Cropper cropper = new Cropper(pixels.decoder(), request.cropping());
        List<CropRow> rows = new ArrayList<>();
        List<CropResult> crops = new ArrayList<>();
        Pace pace = new Pace(events, "crops", -1, "cropping", data.samples().size());
        for (int i = 0; i < data.samples().size(); i++) {
            cancellation.check();
            LoopSample sample = data.samples().get(i);
            CropResult crop = crop(cropper, sample, boxes.get(i),
                    CroppedDataset.target(folder, sample.sample().fileName(), request.cropping()));
            crops.add(crop);
            rows.add(new CropRow(sample.sample(), crop, "out of fold"));
            pace.step();
        }
        CroppedDataset.write(data.dataset(), rows, folder.resolve("crops.csv"));
        return new LoopCrops(folder, crops);
    }

    private static CropResult crop(Cropper cropper, LoopSample sample, BoxPrediction box, Path target)
            throws TrainingException, IOException {
        try {
            return cropper.crop(sample.image(), Optional.of(box), target);
        } catch (ImageProblemException e) {
            throw new TrainingException("the image was readable when the run began and is not any more: "
                    + e.getMessage(), e);
        }
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
