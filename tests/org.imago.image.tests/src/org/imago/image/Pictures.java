// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures drawn and encoded for tests. */
final class Pictures {

    private Pictures() {
    }

    /** Draws something with edges, gradients and colours; the same seed draws the same. */
    static BufferedImage drawn(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 12; i++) {
            graphics.setColor(colour(random));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), 1 + width / 4, 1 + height / 5);
        }
        graphics.dispose();
        return image;
    }

    /** Draws hundreds of small things, so that like in a photograph few places are plain. */
    static BufferedImage cluttered(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage image = drawn(width, height, seed);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 300; i++) {
            graphics.setColor(colour(random));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), 1 + random.nextInt(width / 8),
                    1 + random.nextInt(height / 6));
        }
        graphics.dispose();
        return image;
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format + " and type " + image.getType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] jpeg(BufferedImage image, float quality, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static BufferedImage jpegAgain(BufferedImage image, float quality) {
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(jpeg(image, quality, false)));
            return ImageScaler.scale(read, read.getWidth(), read.getHeight());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Multiplies every sample and adds to it. */
    static BufferedImage graded(BufferedImage image, double factor, int added) {
        BufferedImage graded = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int p = image.getRGB(x, y);
                graded.setRGB(x, y, grade(p >> 16, factor, added) << 16 | grade(p >> 8, factor, added) << 8
                        | grade(p, factor, added));
            }
        }
        return graded;
    }

    private static int grade(int sample, double factor, int added) {
        return Math.clamp(Math.round((sample & 0xff) * factor) + added, 0, 255);
    }

    /** Mean absolute difference of all samples; images of different sizes differ infinitely. */
    static double meanDifference(BufferedImage a, BufferedImage b) {
        byte[] first = ImageScaler.rgb(a);
        byte[] second = ImageScaler.rgb(b);
        if (a.getWidth() != b.getWidth() || first.length != second.length) {
            return Double.POSITIVE_INFINITY;
        }
        long sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.abs((first[i] & 0xff) - (second[i] & 0xff));
        }
        return (double) sum / first.length;
    }

    /** A directory with the orientation alone, in the big-endian form. */
    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26).put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1)
                .putShort((short) 274).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0).array();
    }

    static byte[] withJpegExif(byte[] jpeg, int orientation) {
        byte[] exif = exif(orientation);
        return ByteBuffer.allocate(jpeg.length + exif.length + 10).put(jpeg, 0, 2).putShort((short) 0xffe1)
                .putShort((short) (exif.length + 8)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif)
                .put(jpeg, 2, jpeg.length - 2).array();
    }

    static byte[] withPngExif(byte[] png, int orientation) {
        int afterHeader = 33;
        byte[] chunk = chunk("eXIf", exif(orientation));
        return ByteBuffer.allocate(png.length + chunk.length).put(png, 0, afterHeader).put(chunk)
                .put(png, afterHeader, png.length - afterHeader).array();
    }

    /** A PNG of one bit per pixel that announces a size and holds no pixels. */
    static byte[] pngHeader(int width, int height) {
        byte[] header = chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1).array());
        byte[] end = chunk("IEND", new byte[0]);
        return ByteBuffer.allocate(8 + header.length + end.length).putLong(0x89504e470d0a1a0aL).put(header).put(end)
                .array();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 12).putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, data.length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
