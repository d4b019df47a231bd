// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** Crops show the box and nothing is lost or distorted. */
class CropperTest {

    private static final CropSettings EXACT = CropSettings.defaults().withMargin(0).withFormat(CropFormat.PNG);

    @TempDir
    private Path folder;
    private Path image;

    /** An image whose pixels tell where they are: red is x, green is y. */
    @BeforeEach
    void drawImage() throws Exception {
        BufferedImage pixels = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                pixels.setRGB(x, y, x << 16 | y << 8);
            }
        }
        image = folder.resolve("image.png");
        ImageIO.write(pixels, "png", image.toFile());
    }

    @Test
    void aCropIsTheBoxPixelForPixel() throws Exception {
        CropResult crop = crop(EXACT, new BoundingBox(20, 30, 40, 25));
        BufferedImage pixels = ImageIO.read(crop.file().toFile());
        assertEquals(new BoundingBox(20, 30, 40, 25), crop.region());
        assertEquals(40, pixels.getWidth());
        assertEquals(25, pixels.getHeight());
        assertEquals(20 << 16 | 30 << 8, pixels.getRGB(0, 0) & 0xffffff);
        assertEquals(59 << 16 | 54 << 8, pixels.getRGB(39, 24) & 0xffffff);
    }

    @Test
    void theMarginIsAddedOnEachSide() throws Exception {
        assertEquals(new BoundingBox(40, 20, 60, 30),
                crop(EXACT.withMargin(0.25), new BoundingBox(50, 25, 40, 20)).region());
    }

    @Test
    void aMarginBeyondTheBorderIsShiftedInside() throws Exception {
        assertEquals(new BoundingBox(0, 0, 60, 30),
                crop(EXACT.withMargin(0.25), new BoundingBox(0, 0, 40, 20)).region());
        assertEquals(new BoundingBox(140, 70, 60, 30),
                crop(EXACT.withMargin(0.25), new BoundingBox(160, 80, 40, 20)).region());
    }

    @Test
    void aSquareGrowsRoundTheBoxAndStaysInside() throws Exception {
        assertEquals(new BoundingBox(50, 20, 40, 40),
                crop(EXACT.withSquare(true), new BoundingBox(50, 30, 40, 20)).region());
        BoundingBox wide = crop(EXACT.withSquare(true), new BoundingBox(10, 40, 180, 20)).region();
        assertEquals(100, wide.h());
        assertEquals(180, wide.w());
    }

    @Test
    void atinyBoxGrowsToTheMinimumSize() throws Exception {
        BoundingBox region = crop(EXACT, new BoundingBox(100, 50, 2, 2)).region();
        assertEquals(new BoundingBox(93, 43, 16, 16), region);
    }

    @Test
    void anUncertainOrMissingBoxFallsBackToTheWholeImage() throws Exception {
        Cropper cropper = new Cropper(new ImageDecoder(), EXACT.withMinimumConfidence(0.5));
        CropResult uncertain = cropper.crop(image,
                Optional.of(new BoxPrediction(new BoundingBox(1, 1, 5, 5), 0.49)), folder.resolve("a.png"));
        CropResult missing = cropper.crop(image, Optional.empty(), folder.resolve("b.png"));
        CropResult certain = cropper.crop(image,
                Optional.of(new BoxPrediction(new BoundingBox(1, 1, 50, 50), 0.5)), folder.resolve("c.png"));
        assertTrue(uncertain.fellBack());
        assertTrue(missing.fellBack());
        assertFalse(certain.fellBack());
        assertEquals(new BoundingBox(0, 0, 200, 100), uncertain.region());
        assertEquals(uncertain.region(), missing.region());
    }

    @Test
    void theSameCropHasTheSameBytes() throws Exception {
        CropSettings jpeg = CropSettings.defaults();
        Cropper cropper = new Cropper(new ImageDecoder(), jpeg);
        Optional<BoxPrediction> box = Optional.of(new BoxPrediction(new BoundingBox(20, 30, 40, 25), 1));
        Path first = cropper.crop(image, box, folder.resolve("1.jpg")).file();
        Path second = cropper.crop(image, box, folder.resolve("2.jpg")).file();
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void sourcesOfOneNameInTwoFoldersGetTwoCrops() {
        CropSettings jpeg = CropSettings.defaults();
        Path plain = CroppedDataset.target(folder, "x.jpg", jpeg);
        assertEquals(folder.resolve("images").resolve("x.jpg"), plain);
        assertNotEquals(CroppedDataset.target(folder, "a/x.jpg", jpeg), CroppedDataset.target(folder, "b/x.jpg", jpeg));
        assertNotEquals(plain, CroppedDataset.target(folder, "x.png", jpeg));
    }

    @Test
    void aCroppedDataSetOpensLikeAnyOther() throws Exception {
        Path csv = Files.writeString(folder.resolve("data.csv"), """
                class,filename,exclude,x,y,w,h,flickr_page
                red,image.png,0,20,30,40,25,"page, one"
                """);
        Dataset source = Dataset.open(csv);
        Sample sample = source.samples().getFirst();
        Path target = CroppedDataset.target(folder.resolve("crops"), sample.fileName(), EXACT);
        CropResult crop = new Cropper(new ImageDecoder(), EXACT).crop(image,
                Optional.of(new BoxPrediction(new BoundingBox(20, 30, 40, 25), 0.75)), target);
        CroppedDataset.write(source, List.of(new CropRow(sample, crop, "model 1")),
                folder.resolve("crops").resolve("crops.csv"));

        Dataset crops = Dataset.open(folder.resolve("crops").resolve("crops.csv"));
        Sample row = crops.samples().getFirst();
        assertEquals("red", row.label());
        assertEquals(target, ImageFolder.locate(crops, Optional.empty()).resolve(row));
        assertEquals(Optional.of("image.png"), row.value("source_file"));
        assertEquals(Optional.of("20"), row.value("source_x"));
        assertEquals(Optional.of("0.7500"), row.value("box_confidence"));
        assertEquals(Optional.of("page, one"), row.value("flickr_page"));
    }

    private CropResult crop(CropSettings settings, BoundingBox box) throws Exception {
        return new Cropper(new ImageDecoder(), settings).crop(image, Optional.of(new BoxPrediction(box, 1)),
                folder.resolve("crop.png"));
    }
}
