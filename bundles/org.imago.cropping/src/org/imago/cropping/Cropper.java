// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.imago.annotation.BoundingBox;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageProblemException;
import org.imago.training.BoxPrediction;

/**
 * Cuts crops from the originals at full resolution. A crop is never scaled or distorted, and the same original, box and
 * settings give the same bytes.
 * <ul>
 * <li>Orientation: the image is decoded as shown, so a crop needs no orientation tag and has none.
 * <li>Metadata (EXIF, IPTC, XMP, comments, thumbnail, place) is dropped: most of it would be wrong for a crop, and
 * some is private. Where a crop came from stands in the CSV.
 * <li>Colour: pixels are 8 bit sRGB, converted from the original's profile, CMYK or gray, with alpha over white; no
 * profile is embedded, as sRGB is what readers assume.
 * <li>Quality: JPEG at {@link CropSettings#quality()} with the chroma at half resolution (4:2:0), which is what Java's
 * writer does, or PNG, which loses nothing.
 * </ul>
 */
public final class Cropper {

    private final ImageDecoder decoder;
    private final CropSettings settings;
    private final CropStrategy strategy;

    /**
     * Creates a cropper with the usual strategy.
     *
     * @param decoder  reads originals
     * @param settings how to crop
     */
    public Cropper(ImageDecoder decoder, CropSettings settings) {
        this(decoder, settings, new MarginStrategy());
    }

    /**
     * Creates a cropper.
     *
     * @param decoder  reads originals
     * @param settings how to crop
     * @param strategy decides the region
     */
    public Cropper(ImageDecoder decoder, CropSettings settings, CropStrategy strategy) {
        this.decoder = decoder;
        this.settings = settings;
        this.strategy = strategy;
    }

    /**
     * Writes the crop of an image.
     *
     * @param image  the original, which is only read
     * @param box    where to crop; without one, or with one less certain than the settings ask for, the crop is the
     *               whole image
     * @param target file to write, replaced whole; its folder is created
     * @return what was written
     * @throws ImageProblemException when the original cannot be decoded
     * @throws IOException           when the crop cannot be written
     */
    public CropResult crop(Path image, Optional<BoxPrediction> box, Path target)
            throws ImageProblemException, IOException {
        BufferedImage original = decoder.decode(image);
        CropRegion region = region(original.getWidth(), original.getHeight(), box);
        write(cut(original, region.region()), target);
        return new CropResult(target, region.region(), region.fellBack(), region.confidence());
    }

    /**
     * Says what the crop of an image shows, without reading or writing anything.
     *
     * @param width  of the image as shown, pixels
     * @param height of the image as shown, pixels
     * @param box    as for {@link #crop}
     * @return what {@link #crop} would cut
     */
    public CropRegion region(int width, int height, Optional<BoxPrediction> box) {
        double confidence = box.map(BoxPrediction::confidence).orElse(0.0);
        boolean fellBack = box.isEmpty() || confidence < settings.minimumConfidence() || box.get().box().isEmpty();
        BoundingBox region = fellBack ? new BoundingBox(0, 0, width, height)
                : wholePixels(strategy.region(box.get().box(), width, height, settings), width, height);
        return new CropRegion(region, fellBack, confidence);
    }

    private static BoundingBox wholePixels(BoundingBox region, int width, int height) {
        // Sums of decimal fractions miss whole numbers by rounding; without the slack they would gain a pixel.
        double slack = 1e-6;
        int left = clamp((int) Math.floor(region.x() + slack), 0, width - 1);
        int top = clamp((int) Math.floor(region.y() + slack), 0, height - 1);
        int right = clamp((int) Math.ceil(region.right() - slack), left + 1, width);
        int bottom = clamp((int) Math.ceil(region.bottom() - slack), top + 1, height);
        return new BoundingBox(left, top, right - left, bottom - top);
    }

    private static int clamp(int value, int low, int high) {
        return Math.max(low, Math.min(value, high));
    }

    private static BufferedImage cut(BufferedImage image, BoundingBox region) {
        int w = (int) region.w();
        int h = (int) region.h();
        BufferedImage crop = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        int[] pixels = image.getRGB((int) region.x(), (int) region.y(), w, h, null, 0, w);
        crop.setRGB(0, 0, w, h, pixels, 0, w);
        return crop;
    }

    private void write(BufferedImage crop, Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(temporary);
                    ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                encode(crop, stream);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void encode(BufferedImage crop, ImageOutputStream stream) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(
                settings.format().name().toLowerCase(Locale.ROOT));
        if (!writers.hasNext()) {
            throw new IOException("this Java cannot write " + settings.format() + " files");
        }
        ImageWriter writer = writers.next();
        try {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (settings.format() == CropFormat.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality((float) settings.quality());
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(crop, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
