// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.imago.annotation.BoundingBox;
import org.imago.dataset.Dataset;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.training.BoxPrediction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crops are a data set like any other, which says of each crop where it came from. */
class CroppedDatasetTest {

    private static final CropSettings JPEG = CropSettings.defaults();
    private static final CropSettings PNG = JPEG.withMargin(0).withFormat(CropFormat.PNG);

    @TempDir
    private Path folder;
    private Path target;

    @BeforeEach
    void nameTarget() {
        target = folder.resolve("crops");
    }

    @Test
    void rowsSayWhereTheirCropCameFrom() throws Exception {
        Dataset crops = crop("""
                class,filename,exclude,x,y,w,h,flickr_page
                red,image.png,0,20,30,40,25,"page, one"
                """, Optional.of(new BoxPrediction(new BoundingBox(20, 30, 40, 25), 0.75)));
        Sample row = crops.samples().getFirst();
        assertEquals("red", row.label());
        assertEquals(target.resolve("images").resolve("image.png"),
                ImageFolder.locate(crops, Optional.empty()).resolve(row));
        assertEquals(List.of("image.png", "20", "30", "40", "25", "model 1", "0.7500", "0", "page, one"),
                cells(row, "source_file", "source_x", "source_y", "source_w", "source_h", "box_model",
                        "box_confidence", "fell_back", "flickr_page"));
        assertEquals(List.of("40", "25"), cells(row, "orig_file_width", "orig_file_height"));
        assertFalse(row.excluded());
    }

    @Test
    void aWholeImageIsMarkedAsFallenBack() throws Exception {
        Sample row = crop("class,filename\nred,image.png\n", Optional.empty()).samples().getFirst();
        assertEquals(List.of("0", "0", "200", "100", "0.0000", "1"), cells(row, "source_x", "source_y", "source_w",
                "source_h", "box_confidence", "fell_back"));
    }

    @Test
    void columnsOfTheSourceThatMeanSomethingElseForACropAreNotCarriedOver() throws Exception {
        Dataset crops = crop("W,Class,FILENAME,source_file,note\n0,red,image.png,elsewhere,kept\n", Optional.empty());
        List<String> expected = new ArrayList<>(CroppedDataset.COLUMNS);
        expected.add("note");
        assertEquals(expected, crops.columns());
        assertEquals(List.of("image.png", "kept"), cells(crops.samples().getFirst(), "source_file", "note"));
    }

    @Test
    void anImageInASubfolderIsCropped() throws Exception {
        draw(folder.resolve("images/deep/er/photo.png"));
        Dataset crops = crop("class,filename\nred,deep/er/photo.png\n", Optional.empty());
        Path file = ImageFolder.locate(crops, Optional.empty()).resolve(crops.samples().getFirst());
        assertEquals(target.resolve("images"), file.getParent());
        assertTrue(Files.isRegularFile(file));
        assertEquals(List.of("deep/er/photo.png"), cells(crops.samples().getFirst(), "source_file"));
    }

    @Test
    void sourcesOfOneNameGetTwoCrops() {
        Path plain = CroppedDataset.target(folder, "x.jpg", JPEG);
        assertEquals(folder.resolve("images").resolve("x.jpg"), plain);
        assertNotEquals(CroppedDataset.target(folder, "a/x.jpg", JPEG), CroppedDataset.target(folder, "b/x.jpg", JPEG));
        assertNotEquals(CroppedDataset.target(folder, "a\\x.jpg", JPEG), plain);
        assertNotEquals(plain, CroppedDataset.target(folder, "x.png", JPEG));
        assertNotEquals(plain, CroppedDataset.target(folder, "x.JPG", JPEG));
    }

    @Test
    void noTwoCropsShareAFile() {
        CropTargets targets = new CropTargets(folder, JPEG);
        List<String> sources = List.of("x.jpg", "X.jpg", "x.jpg", "x.jpg", "x-2.jpg", "x.png", "a/x.jpg", "b/x.jpg",
                "x");
        LinkedHashSet<String> names = new LinkedHashSet<>();
        sources.forEach(source -> names.add(targets.next(source).getFileName().toString().toLowerCase(Locale.ROOT)));
        assertEquals(sources.size(), names.size(), names.toString());
        assertTrue(names.containsAll(List.of("x.jpg", "x-2.jpg", "x-3.jpg", "x-4.jpg")), names.toString());
    }

    @Test
    void aNameAsLongAsFileSystemsTakeIsShortened() throws Exception {
        String longName = "\ud83e\udd8b".repeat(62) + ".jpg";
        Path file = CroppedDataset.target(target, longName, JPEG);
        Files.createDirectories(file.getParent());
        assertTrue(Files.isRegularFile(Files.writeString(file, "")));
        assertNotEquals(file, CroppedDataset.target(target, "\ud83e\udd8b".repeat(61) + ".jpg", JPEG));
    }

    private Dataset crop(String csv, Optional<BoxPrediction> box) throws Exception {
        draw(folder.resolve("images/image.png"));
        Dataset source = Dataset.open(Files.writeString(folder.resolve("data.csv"), csv));
        Sample sample = source.samples().getFirst();
        Path image = ImageFolder.locate(source, Optional.of(folder.resolve("images"))).resolve(sample);
        CropResult crop = new Cropper(new ImageDecoder(), PNG).crop(image, box,
                CroppedDataset.target(target, sample.fileName(), PNG));
        CroppedDataset.write(source, List.of(new CropRow(sample, crop, "model 1")), target.resolve("crops.csv"));
        return Dataset.open(target.resolve("crops.csv"));
    }

    private static void draw(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private static List<String> cells(Sample row, String... columns) {
        return List.of(columns).stream().map(column -> row.value(column).orElseThrow()).toList();
    }
}
