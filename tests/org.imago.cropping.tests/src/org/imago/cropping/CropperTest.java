// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.imago.annotation.BoundingBox;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageProblemException;
import org.imago.testsupport.Shared;
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
    void aTinyBoxGrowsToTheMinimumSize() throws Exception {
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
    void aBoxAcrossTheBorderIsCutAtIt() throws Exception {
        CropResult crop = crop(EXACT, new BoundingBox(-20, -20, 240, 140));
        assertEquals(new BoundingBox(0, 0, 200, 100), crop.region());
        assertFalse(crop.fellBack());
    }

    @Test
    void aSquareIsNeverLargerThanTheImage() throws Exception {
        assertEquals(new BoundingBox(0, 0, 200, 100),
                crop(EXACT.withSquare(true).withMargin(5), new BoundingBox(90, 40, 60, 20)).region());
    }

    @Test
    void anImageOfOnePixelIsItsOwnCrop() throws Exception {
        Path pixel = folder.resolve("pixel.png");
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", pixel.toFile());
        CropResult crop = new Cropper(new ImageDecoder(), EXACT.withSquare(true)).crop(pixel,
                Optional.of(new BoxPrediction(new BoundingBox(0, 0, 1, 1), 1)), folder.resolve("crop.png"));
        assertEquals(new BoundingBox(0, 0, 1, 1), crop.region());
        assertEquals(1, ImageIO.read(crop.file().toFile()).getWidth());
    }

    @Test
    void fractionsOfPixelsAreRoundedOutwards() throws Exception {
        assertEquals(new BoundingBox(20, 30, 42, 27), crop(EXACT, new BoundingBox(20.5, 30.4, 41, 26.1)).region());
    }

    @Test
    void anEmptyBoxFallsBack() throws Exception {
        assertTrue(crop(EXACT, new BoundingBox(20, 30, 0, 0)).fellBack());
    }

    @Test
    void aStrategyThatPointsOutsideIsKeptInside() throws Exception {
        for (BoundingBox wrong : List.of(new BoundingBox(500, 500, 10, 10), new BoundingBox(-50, -50, 10, 10),
                new BoundingBox(1e300, 0, 1e300, 0))) {
            Cropper cropper = new Cropper(new ImageDecoder(), EXACT, (box, width, height, settings) -> wrong);
            BoundingBox region = cropper.crop(image, Optional.of(new BoxPrediction(new BoundingBox(1, 1, 5, 5), 1)),
                    folder.resolve("crop.png")).region();
            assertEquals(region, region.clamp(200, 100));
            assertTrue(region.area() >= 1, region.toString());
        }
    }

    @Test
    void aPhotographIsCroppedAsItIsShownAndCarriesNoMetadata() throws Exception {
        Path photograph = Files.write(folder.resolve("photo.jpg"), turned(Files.readAllBytes(plainJpeg())));
        byte[] before = Files.readAllBytes(photograph);
        CropResult crop = new Cropper(new ImageDecoder(), CropSettings.defaults().withMargin(0)).crop(photograph,
                Optional.of(new BoxPrediction(new BoundingBox(0, 0, 50, 120), 1)), folder.resolve("crop.jpg"));
        // Stored 200 x 100 and turned by 90 degrees: shown 100 x 200.
        assertEquals(new BoundingBox(0, 0, 50, 120), crop.region());
        byte[] bytes = Files.readAllBytes(crop.file());
        assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("Exif"));
        BufferedImage pixels = ImageIO.read(crop.file().toFile());
        assertEquals(50, pixels.getWidth());
        assertEquals(120, pixels.getHeight());
        // The stored left lower corner is shown left above: red is stored x, green stored y.
        int corner = pixels.getRGB(2, 2);
        assertEquals(2, corner >> 16 & 0xff, 12);
        assertEquals(97, corner >> 8 & 0xff, 12);
        assertArrayEquals(before, Files.readAllBytes(photograph));
    }

    private Path plainJpeg() throws Exception {
        Path plain = folder.resolve("plain.jpg");
        ImageIO.write(ImageIO.read(image.toFile()), "jpeg", plain.toFile());
        return plain;
    }

    /** Inserts the EXIF orientation 6 (to be turned right by 90 degrees) behind the start of a JPEG. */
    private static byte[] turned(byte[] jpeg) {
        byte[] exif = ByteBuffer.allocate(26).put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8)
                .putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) 6)
                .putShort((short) 0).putInt(0).array();
        return ByteBuffer.allocate(jpeg.length + exif.length + 10).put(jpeg, 0, 2).putShort((short) 0xffe1)
                .putShort((short) (exif.length + 8)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif)
                .put(jpeg, 2, jpeg.length - 2).array();
    }

    @Test
    void aCmykPhotographGivesAnRgbCrop() throws Exception {
        Path cmyk = Shared.data("nasty").resolve("synthetic").resolve("cmyk.jpg");
        BufferedImage shown = new ImageDecoder().decode(cmyk);
        CropResult crop = new Cropper(new ImageDecoder(), EXACT).crop(cmyk, Optional.of(new BoxPrediction(
                new BoundingBox(5, 5, 20, 20), 1)), folder.resolve("crop.png"));
        BufferedImage pixels = ImageIO.read(crop.file().toFile());
        assertEquals(3, pixels.getColorModel().getNumComponents());
        assertEquals(shown.getRGB(5, 5), pixels.getRGB(0, 0));
        assertEquals(shown.getRGB(24, 24), pixels.getRGB(19, 19));
    }

    @Test
    void aFileThatIsNoImageLeavesNothingBehind() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no image");
        Path target = folder.resolve("crops").resolve("crop.jpg");
        assertThrows(ImageProblemException.class, () -> new Cropper(new ImageDecoder(), EXACT).crop(broken,
                Optional.empty(), target));
        assertFalse(Files.exists(target));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        CropSettings defaults = CropSettings.defaults();
        assertThrows(IllegalArgumentException.class, () -> defaults.withMargin(-0.1));
        assertThrows(IllegalArgumentException.class, () -> defaults.withMargin(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> defaults.withMinimumConfidence(1.1));
    }

    private CropResult crop(CropSettings settings, BoundingBox box) throws Exception {
        return new Cropper(new ImageDecoder(), settings).crop(image, Optional.of(new BoxPrediction(box, 1)),
                folder.resolve("crop.png"));
    }
}
