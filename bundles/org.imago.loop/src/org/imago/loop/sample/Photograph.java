// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A drawn photograph.
 *
 * @param image the picture
 * @param insect bounds of the insect in pixels, null inside this package when there is none
 */
record Photograph(BufferedImage image, @Nullable Rectangle2D insect) {
    private static final float JPEG_QUALITY = 0.9f;

    /** Draws one photograph; the same seed and subject give the same pixels. */
    static Photograph take(SamplePlan.Entry entry, int width, int height) {
        Random random = new Random(entry.seed());
        BufferedImage image = Canvas.opaque(width, height);
        Sun sun = Sun.random(random);
        Ground.ALL.get(random.nextInt(Ground.ALL.size())).draw(image, random, sun);
        Optional<Insect> insect = entry.insect();
        Rectangle2D bounds = insect.isPresent() ? insect.get().draw(image, random, sun) : null;
        Exposure.apply(image, random);
        return new Photograph(image, bounds);
    }

    void write(Path file) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not encode " + file, e);
        } finally {
            writer.dispose();
        }
        try {
            Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file + ": is there room, and may it be written?", e);
        }
    }
}
