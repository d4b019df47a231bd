// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.imago.annotation.BoundingBox;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.image.ImageDecoder;
import org.imago.training.BoxPrediction;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole data set is cropped, with what is known of each sample. */
class DatasetCropperTest {

    private static final CropSettings SETTINGS = CropSettings.defaults().withMargin(0).withFormat(CropFormat.PNG);
    private static final Map<String, CropBox> BOXES = Map.of("drawn.png", box(1, CropBox.DRAWN), "sure.png",
            box(0.8, "run"), "unsure.png", box(0.3, "run"));

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private Dataset dataset;
    private Path target;

    private static CropBox box(double confidence, String origin) {
        return new CropBox(new BoxPrediction(new BoundingBox(2, 3, 20, 18), confidence), origin);
    }

    @BeforeEach
    void write() throws IOException, DatasetException {
        StringBuilder csv = new StringBuilder("class,filename,exclude\n");
        for (String name : List.of("drawn.png", "sure.png", "unsure.png", "plain.png")) {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", folder.resolve(name).toFile());
            csv.append("a,").append(name).append(",0\n");
        }
        csv.append("a,missing.png,0\na,drawn.png,1\n");
        dataset = Dataset.open(Files.writeString(folder.resolve("data.csv"), csv));
        target = folder.resolve("crops");
    }

    private DatasetCropper.Result crop() throws IOException, DatasetException, CancelledException {
        return new DatasetCropper(new Cropper(new ImageDecoder(), SETTINGS), SETTINGS).crop(dataset,
                ImageFolder.locate(dataset, Optional.empty()),
                sample -> Optional.ofNullable(BOXES.get(sample.fileName())), target, new Told(), cancellation);
    }

    private final class Told implements DatasetCropper.Progress {

        @Override
        public void done(int done, int total) {
            told.add(done + "/" + total);
            if (done == 2 && target.endsWith("stopped")) {
                cancellation.cancel();
            }
        }

        @Override
        public void leftOut(String why) {
            told.add(why);
        }
    }

    @Test
    void everyCropIsCountedByWhatItShows() throws Exception {
        DatasetCropper.Result made = crop();
        assertEquals(List.of(4, 1L, 1L, 2L, 1), List.of(made.rows().size(), made.drawn(), made.predicted(),
                made.whole(), made.unreadable()));
        Dataset crops = Dataset.open(made.csv());
        assertEquals(List.of("drawn", "run", "run", ""), crops.samples().stream()
                .map(sample -> sample.value("box_model").orElse("")).toList());
        assertEquals(List.of("0", "0", "1", "1"), crops.samples().stream()
                .map(sample -> sample.value("fell_back").orElse("")).toList());
        assertTrue(told.stream().anyMatch(text -> text.contains("missing.png")), told.toString());
        assertEquals("5/5", told.getLast());
    }

    @Test
    void nothingIsWrittenIntoAFolderThatHoldsSomething() throws Exception {
        Path mine = Files.writeString(Files.createDirectories(target).resolve("mine.txt"), "mine");
        String message = assertThrows(FileAlreadyExistsException.class, this::crop).getMessage();
        assertTrue(message.contains("crops") && message.contains("another folder"), message);
        assertEquals("mine", Files.readString(mine));
        assertFalse(Files.exists(target.resolve("crops.csv")));
    }

    @Test
    void itStopsWhenCancelled() {
        target = folder.resolve("stopped");
        assertThrows(CancelledException.class, this::crop);
        assertEquals(List.of("1/5", "2/5"), told);
        assertFalse(Files.exists(target.resolve("crops.csv")), "no data set that lacks crops");
    }

    @Test
    void aDataSetThatGivesNoCropIsNamed() throws Exception {
        Files.write(folder.resolve("broken.png"), new byte[] {1, 2, 3});
        dataset = Dataset.open(Files.writeString(folder.resolve("none.csv"), "class,filename\na,broken.png\n"));
        String message = assertThrows(DatasetException.class, this::crop).getMessage();
        assertTrue(message.contains("none.csv") && message.contains("1 unreadable"), message);
    }
}
