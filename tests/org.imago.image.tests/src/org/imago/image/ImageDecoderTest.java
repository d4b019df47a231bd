// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.imago.testsupport.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the decoder makes of whole, damaged and hostile files. */
class ImageDecoderTest {

    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;

    /** Eight by six pixels, red 30x, green 40y, lossless, with the EXIF orientation 6. */
    private static final byte[] WEBP = Base64.getDecoder().decode("UklGRmQAAABXRUJQVlA4WAoAAAAIAAAABwAABQAAVlA4TCMAAAAv"
            + "B0ABALkyRPQ/dhHR/4CCtm2YwCl/jG9jMB5zEBMA5AX6PwBFWElGGgAAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA");

    @TempDir
    Path folder;

    private final ImageDecoder decoder = new ImageDecoder();

    static Stream<String> formats() {
        return Stream.of("jpeg", "png", "gif", "bmp", "tiff");
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static BufferedImage picture() {
        return Pictures.drawn(WIDTH, HEIGHT, 7);
    }

    private static byte[] encoded(String format) {
        if (!format.equals("gif")) {
            return Pictures.encoded(picture(), format);
        }
        BufferedImage indexed = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED);
        indexed.createGraphics().drawImage(picture(), 0, 0, null);
        return Pictures.encoded(indexed, "gif");
    }

    private void expect(ImageProblem problem, Path file) {
        ImageProblemException e = assertThrows(ImageProblemException.class, () -> decoder.decode(file));
        assertEquals(problem, e.problem(), e.getMessage());
        assertEquals(file, e.file());
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void losslessFormatsComeBackBitForBit(String format) throws Exception {
        BufferedImage decoded = decoder.decode(file("picture." + format, encoded(format)));
        assertEquals(BufferedImage.TYPE_INT_RGB, decoded.getType());
        assertTrue(Arrays.equals(ImageScaler.rgb(picture()), ImageScaler.rgb(decoded)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theFormatIsFoundByContentAndTheHeaderWithoutDecoding(String format) throws Exception {
        Path file = file("misnamed.txt", encoded(format));
        String expected = format.toUpperCase(Locale.ROOT);
        assertEquals(new ImageHeader(expected, WIDTH, HEIGHT, 1), decoder.readHeader(file));
        assertEquals(WIDTH, decoder.decode(file).getWidth());
    }

    @Test
    void webpIsDecodedAndTurned() throws Exception {
        Path file = file("picture.webp", WEBP);
        assertEquals(new ImageHeader("WebP", 6, 8, 6), decoder.readHeader(file));
        BufferedImage decoded = decoder.decode(file);
        // Stored column 5, row 2 is shown in row 5, counted from the right in column 2.
        assertEquals(5 * 30 << 8 | 2 * 40, decoded.getRGB(6 - 1 - 2, 5) >> 8 & 0xffff);
        for (int length = 1; length < WEBP.length; length++) {
            Path part = file("part.webp", Arrays.copyOf(WEBP, length));
            assertThrows(ImageProblemException.class, () -> decoder.decode(part), length + " bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void decodingEndsWhenNobodyWantsTheImageAnyMore(String format) throws Exception {
        Path file = file("picture." + format, encoded(format));
        assertThrows(CancellationException.class, () -> decoder.decode(file, () -> true));
        BufferedImage wanted = decoder.decode(file, () -> false);
        assertTrue(Arrays.equals(ImageScaler.rgb(decoder.decode(file)), ImageScaler.rgb(wanted)));
    }

    @Test
    void aLargeJpegIsGivenUpOnTheWay() throws Exception {
        BufferedImage large = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        Path file = file("large.jpg", Pictures.jpeg(large, 0.9f, false));
        AtomicInteger asked = new AtomicInteger();
        assertThrows(CancellationException.class, () -> decoder.decode(file, () -> asked.incrementAndGet() > 3));
        assertEquals(4, asked.get());
    }

    @Test
    void progressiveJpegDecodesLikeBaseline() throws Exception {
        BufferedImage baseline = decoder.decode(file("b.jpg", Pictures.jpeg(picture(), 0.9f, false)));
        BufferedImage progressive = decoder.decode(file("p.jpg", Pictures.jpeg(picture(), 0.9f, true)));
        assertTrue(Pictures.meanDifference(baseline, progressive) < 0.5);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyPrefixOfAFileIsAProblem(String format) throws Exception {
        byte[] whole = encoded(format);
        for (int length = 1; length < whole.length; length += 1 + whole.length / 60) {
            Path file = file("part", Arrays.copyOf(whole, length));
            assertThrows(ImageProblemException.class, () -> decoder.decode(file), format + " of " + length + " bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void halfAFileIsCalledTruncated(String format) throws Exception {
        byte[] whole = encoded(format);
        expect(ImageProblem.TRUNCATED, file("half", Arrays.copyOf(whole, whole.length / 2)));
    }

    @Test
    void anEndMarkerDoesNotHideMissingPixels() throws Exception {
        byte[] jpeg = Pictures.jpeg(Pictures.cluttered(200, 150, 2), 0.9f, false);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;
        expect(ImageProblem.CORRUPT, file("cut.jpg", cut));
        byte[] gif = encoded("gif");
        // The data of this small picture begins in blocks of 255 bytes: the second becomes the end of the data.
        int firstBlock = indexOfGifData(gif) + 1;
        byte[] shorter = Arrays.copyOf(gif, firstBlock + 256 + 2);
        shorter[firstBlock + 256] = 0;
        shorter[firstBlock + 257] = 0x3b;
        expect(ImageProblem.TRUNCATED, file("cut.gif", shorter));
    }

    private static int indexOfGifData(byte[] gif) {
        int at = 13 + (3 << (gif[10] & 7) + 1);
        while (gif[at] != 0x2c) {
            at += 2;
            while (gif[at] != 0) {
                at += (gif[at] & 0xff) + 1;
            }
            at++;
        }
        return at + 10 + ((gif[at + 9] & 0x80) == 0 ? 0 : 3 << (gif[at + 9] & 7) + 1);
    }

    @Test
    void gifsWithFullCodeTablesPass() throws Exception {
        for (int seed = 1; seed <= 3; seed++) {
            BufferedImage indexed = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_INDEXED);
            indexed.createGraphics().drawImage(Pictures.cluttered(400, 300, seed), 0, 0, null);
            BufferedImage decoded = decoder.decode(file("large.gif", Pictures.encoded(indexed, "gif")));
            assertTrue(Arrays.equals(ImageScaler.rgb(indexed), ImageScaler.rgb(decoded)));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void garbageBehindACompleteImageIsIgnored(String format) throws Exception {
        byte[] whole = encoded(format);
        byte[] longer = Arrays.copyOf(whole, whole.length + 500);
        Arrays.fill(longer, whole.length, longer.length, (byte) 0xff);
        assertEquals(HEIGHT, decoder.decode(file("longer", longer)).getHeight());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void damagedBytesGiveAnImageOrANamedProblem(String format) throws Exception {
        byte[] whole = encoded(format);
        Random random = new Random(5);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k < 1 + i % 4; k++) {
                // The first bytes decide the most, so they are hit more often.
                int at = random.nextInt(i % 2 == 0 ? Math.min(64, damaged.length) : damaged.length);
                damaged[at] = (byte) random.nextInt(256);
            }
            Path file = file("damaged", damaged);
            try {
                assertEquals(BufferedImage.TYPE_INT_RGB, decoder.decode(file).getType());
            } catch (ImageProblemException e) {
                assertFalse(e.getMessage().isBlank());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void rowsAndColumnsAreLeftOut(int orientation) throws Exception {
        byte[] png = Pictures.withPngExif(Pictures.encoded(picture(), "png"), orientation);
        byte[] jpeg = Pictures.withJpegExif(Pictures.jpeg(picture(), 0.95f, true), orientation);
        for (Path file : List.of(file("o.png", png), file("o.jpg", jpeg))) {
            BufferedImage whole = decoder.decode(file);
            BufferedImage reduced = decoder.decodeReduced(file, 9);
            // 32 rows in thirds: the first of three each, which is the last where the image is shown upside down.
            assertEquals(Math.ceilDiv(whole.getWidth(), 3), reduced.getWidth());
            assertEquals(Math.ceilDiv(whole.getHeight(), 3), reduced.getHeight());
            int left = orientation == 3 || orientation == 6 ? (whole.getWidth() - 1) % 3 : 0;
            int top = orientation == 3 || orientation == 8 ? (whole.getHeight() - 1) % 3 : 0;
            for (int y = 0; y < reduced.getHeight(); y++) {
                for (int x = 0; x < reduced.getWidth(); x++) {
                    assertEquals(whole.getRGB(left + 3 * x, top + 3 * y), reduced.getRGB(x, y), "at " + x + "," + y);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aReducedImageKeepsItsShorterSide(String format) throws Exception {
        Path file = file("picture", encoded(format));
        for (int side : new int[] {1, 7, HEIGHT, 1000}) {
            BufferedImage reduced = decoder.decodeReduced(file, side);
            assertTrue(reduced.getHeight() >= Math.min(side, HEIGHT), format + " of " + reduced.getHeight());
            assertEquals((double) WIDTH / HEIGHT, (double) reduced.getWidth() / reduced.getHeight(), 1.0);
        }
        assertThrows(IllegalArgumentException.class, () -> decoder.decodeReduced(file, 0));
    }

    @Test
    void damageIsSeenWhereRowsAreLeftOut() throws Exception {
        byte[] jpeg = Pictures.jpeg(Pictures.cluttered(200, 150, 2), 0.9f, false);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;
        Path file = file("cut.jpg", cut);
        assertEquals(ImageProblem.CORRUPT,
                assertThrows(ImageProblemException.class, () -> decoder.decodeReduced(file, 10)).problem());
    }

    @Test
    void aFlippedBitInPngPixelsIsCorrupt() throws Exception {
        byte[] whole = encoded("png");
        whole[whole.length / 2] ^= 1;
        expect(ImageProblem.CORRUPT, file("flipped.png", whole));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void exifOrientationIsApplied(int orientation) throws Exception {
        BufferedImage stored = picture();
        byte[] png = Pictures.withPngExif(Pictures.encoded(stored, "png"), orientation);
        assertOriented(file("o.png", png), orientation, stored);
        byte[] jpeg = Pictures.jpeg(stored, 0.95f, false);
        BufferedImage plain = decoder.decode(file("plain.jpg", jpeg));
        assertOriented(file("o.jpg", Pictures.withJpegExif(jpeg, orientation)), orientation, plain);
    }

    private void assertOriented(Path file, int orientation, BufferedImage stored) throws Exception {
        BufferedImage shown = decoder.decode(file);
        ImageHeader header = decoder.readHeader(file);
        assertEquals(orientation, header.orientation());
        assertEquals(shown.getWidth(), header.width());
        assertEquals(shown.getHeight(), header.height());
        int w = stored.getWidth();
        int h = stored.getHeight();
        for (int y = 0; y < shown.getHeight(); y++) {
            for (int x = 0; x < shown.getWidth(); x++) {
                // Where the shown pixel comes from, by the wording of the standard: which side row 0 and column 0 are.
                int expected = switch (orientation) {
                    case 2 -> stored.getRGB(w - 1 - x, y);
                    case 3 -> stored.getRGB(w - 1 - x, h - 1 - y);
                    case 4 -> stored.getRGB(x, h - 1 - y);
                    case 5 -> stored.getRGB(y, x);
                    case 6 -> stored.getRGB(y, h - 1 - x);
                    case 7 -> stored.getRGB(w - 1 - y, h - 1 - x);
                    case 8 -> stored.getRGB(w - 1 - y, x);
                    default -> stored.getRGB(x, y);
                };
                assertEquals(expected, shown.getRGB(x, y), "at " + x + "," + y);
            }
        }
    }

    @Test
    void aBombIsRefusedByItsHeader() throws Exception {
        Path bomb = file("bomb.png", Pictures.pngHeader(40_000, 40_000));
        expect(ImageProblem.TOO_LARGE, bomb);
        assertEquals(ImageProblem.TOO_LARGE,
                assertThrows(ImageProblemException.class, () -> decoder.readHeader(bomb)).problem());
    }

    @Test
    void limitsHoldToTheByteAndThePixel() throws Exception {
        byte[] png = encoded("png");
        Path file = file("picture.png", png);
        long pixels = (long) WIDTH * HEIGHT;
        assertEquals(WIDTH, new ImageDecoder(new ImageLimits(pixels, png.length)).decode(file).getWidth());
        for (ImageLimits low : List.of(new ImageLimits(pixels - 1, png.length),
                new ImageLimits(pixels, png.length - 1))) {
            ImageDecoder strict = new ImageDecoder(low);
            assertEquals(ImageProblem.TOO_LARGE,
                    assertThrows(ImageProblemException.class, () -> strict.decode(file)).problem());
            assertEquals(ImageProblem.TOO_LARGE,
                    assertThrows(ImageProblemException.class, () -> strict.readHeader(file)).problem());
        }
    }

    @Test
    void whatIsNoImageIsNamed() throws Exception {
        expect(ImageProblem.MISSING, folder.resolve("none.jpg"));
        expect(ImageProblem.UNREADABLE, Files.createDirectory(folder.resolve("folder.jpg")));
        expect(ImageProblem.EMPTY, file("empty.jpg", new byte[0]));
        expect(ImageProblem.NOT_AN_IMAGE, file("page.jpg", "<!DOCTYPE html><html></html>".getBytes(
                StandardCharsets.US_ASCII)));
        expect(ImageProblem.UNSUPPORTED, file("x.jpg", "\0\0\0 ftypheic\0\0\0\0".getBytes(StandardCharsets.US_ASCII)));
        expect(ImageProblem.UNSUPPORTED, file("x.psd", "8BPS\0\1".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void grayKeepsItsValues() throws Exception {
        BufferedImage gray = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            gray.getRaster().setSample(i, 0, 0, i);
        }
        BufferedImage decoded = decoder.decode(file("gray.png", Pictures.encoded(gray, "png")));
        for (int i = 0; i < 256; i++) {
            assertEquals(0xff000000 | i * 0x010101, decoded.getRGB(i, 0));
        }
    }

    @Test
    void sixteenBitsAreRoundedToEight() throws Exception {
        BufferedImage gray = new BufferedImage(256, 2, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 256; i++) {
            gray.getRaster().setSample(i, 0, 0, i * 257);
            gray.getRaster().setSample(i, 1, 0, Math.min(65_535, i * 257 + 129));
        }
        BufferedImage decoded = decoder.decode(file("gray16.png", Pictures.encoded(gray, "png")));
        for (int i = 0; i < 256; i++) {
            assertEquals(i, decoded.getRGB(i, 0) & 0xff);
            assertEquals(Math.min(255, i + 1), decoded.getRGB(i, 1) & 0xff);
        }
    }

    @Test
    void transparencyIsComposedOverWhite() throws Exception {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00123456);
        image.setRGB(1, 0, 0x80000000);
        image.setRGB(2, 0, 0xff102030);
        BufferedImage decoded = decoder.decode(file("alpha.png", Pictures.encoded(image, "png")));
        assertEquals(0xffffffff, decoded.getRGB(0, 0));
        assertEquals(0xff7f7f7f, decoded.getRGB(1, 0));
        assertEquals(0xff102030, decoded.getRGB(2, 0));
    }

    @Test
    void aPaletteWithATransparentColourIsComposedOverWhite() throws Exception {
        byte[] red = {(byte) 200, 10};
        byte[] other = {20, 30};
        IndexColorModel palette = new IndexColorModel(1, 2, red, other, other, 1);
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        WritableRaster raster = image.getRaster();
        raster.setSample(0, 0, 0, 0);
        raster.setSample(1, 0, 0, 1);
        BufferedImage decoded = decoder.decode(file("palette.png", Pictures.encoded(image, "png")));
        assertEquals(0xffc81414, decoded.getRGB(0, 0));
        assertEquals(0xffffffff, decoded.getRGB(1, 0));
    }

    @Test
    void aGifFrameStandsAtItsPlaceOnTheScreen() throws Exception {
        byte[] gif = encoded("gif");
        gif[6] = WIDTH + 10;
        gif[8] = HEIGHT + 6;
        BufferedImage plain = decoder.decode(file("plain.gif", encoded("gif")));
        BufferedImage decoded = decoder.decode(file("screen.gif", gif));
        assertEquals(WIDTH + 10, decoded.getWidth());
        assertEquals(HEIGHT + 6, decoded.getHeight());
        assertEquals(plain.getRGB(3, 4), decoded.getRGB(3, 4));
        assertEquals(0xffffffff, decoded.getRGB(WIDTH + 5, HEIGHT + 3));
    }

    @Test
    void cmykLooksLikeTheSamePictureInRgb() throws Exception {
        Path synthetic = Shared.data("nasty").resolve("synthetic");
        BufferedImage rgb = decoder.decode(synthetic.resolve("png_named.jpg"));
        for (String name : List.of("cmyk.jpg", "webp.webp", "tiff.tif", "bmp.bmp", "progressive.jpg", "palette.png")) {
            assertTrue(Pictures.meanDifference(rgb, decoder.decode(synthetic.resolve(name))) < 12, name);
        }
    }

    @Test
    void manyThreadsMayDecodeAtOnce() throws Exception {
        Path file = file("picture.jpg", encoded("jpeg"));
        byte[] expected = ImageScaler.rgb(decoder.decode(file));
        assertTrue(Stream.generate(() -> file).limit(64).parallel().allMatch(f -> {
            try {
                return Arrays.equals(expected, ImageScaler.rgb(decoder.decode(f)));
            } catch (ImageProblemException e) {
                return false;
            }
        }));
    }
}
