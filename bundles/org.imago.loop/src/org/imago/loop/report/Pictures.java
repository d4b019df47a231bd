// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageProblemException;
import org.imago.image.ImageScaler;

/** Small copies of images, held inside the page. Stops when the page would become too large to mail. */
final class Pictures {
    private static final int MOST_CHARACTERS = 3_600_000;
    private static final float QUALITY = 0.8f;

    private final ImageDecoder decoder;
    private int characters;

    Pictures(ImageDecoder decoder) {
        this.decoder = decoder;
    }

    /**
     * A picture for the page.
     *
     * @param uri the picture itself as a data URI
     * @param width width of the original in pixels
     * @param height height of the original in pixels
     */
    record Picture(String uri, int width, int height) {
    }

    /** The image, its longer side at most so many pixels; empty if it cannot be shown or the page is full. */
    Optional<Picture> of(Path image, int longest) throws IOException {
        if (characters > MOST_CHARACTERS) {
            return Optional.empty();
        }
        BufferedImage original;
        try {
            original = decoder.decode(image);
        } catch (ImageProblemException e) {
            // The report is about the run; what is wrong with the image stands in its list of problems.
            return Optional.empty();
        }
        String uri = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(small(original, longest)));
        characters += uri.length();
        return Optional.of(new Picture(uri, original.getWidth(), original.getHeight()));
    }

    private static BufferedImage small(BufferedImage image, int longest) {
        double scale = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        if (scale == 1) {
            return image;
        }
        return ImageScaler.scale(image, Math.max(1, (int) Math.round(image.getWidth() * scale)),
                Math.max(1, (int) Math.round(image.getHeight() * scale)));
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
