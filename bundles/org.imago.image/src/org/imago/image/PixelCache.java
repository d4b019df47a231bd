// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import org.imago.image.internal.CacheEntries;
import org.imago.image.internal.RecentImages;
import org.imago.image.internal.SourceIndex;
import org.imago.image.internal.SourceIndex.Stamp;

/**
 * Decoded, oriented and scaled pixels on disk, keyed by the file's content, the size and {@link ImageDecoder#VERSION}:
 * an original is decoded once, however many epochs and runs use it. A file that is unchanged by path, size and time is
 * not even opened again. Damaged entries are made anew. Deleting the folder loses nothing but time.
 *
 * <p>Thread-safe; several processes may share a folder. If the folder cannot be written, the methods throw
 * {@link java.io.UncheckedIOException} with a message that says what to do.
 */
public final class PixelCache {

    private static final int CHANNELS = 3;
    private static final int STRIPES = 64;

    private final Path folder;
    private final ImageDecoder decoder;
    private final CacheEntries entries;
    private final SourceIndex sources;
    private final RecentImages recent = new RecentImages();
    private final Set<Size> expected = new CopyOnWriteArraySet<>();
    /** Two threads that want the same image must not both decode it; two that want different ones should. */
    private final Object[] stripes = new Object[STRIPES];

    private record Size(int width, int height) {

        int bytes() {
            return Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS);
        }
    }

    /**
     * Opens or creates a cache.
     *
     * @param folder  where it lies; created when first written
     * @param decoder decodes what is not there yet
     */
    public PixelCache(Path folder, ImageDecoder decoder) {
        this.folder = Objects.requireNonNull(folder);
        this.decoder = Objects.requireNonNull(decoder);
        this.entries = new CacheEntries(folder);
        this.sources = new SourceIndex(entries);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Object();
        }
    }

    /**
     * Announces a size that {@link #rgb} will be asked for. Whenever an image is decoded from now on, for its facts or
     * for another size, its pixels of this size are stored as well, so that going over all images for their facts first
     * costs no second decoding.
     *
     * @param width  pixels, at least 1
     * @param height pixels, at least 1
     */
    public void expect(int width, int height) {
        expected.add(size(width, height));
    }

    /**
     * Returns what is known of an image, decoding it the first time.
     *
     * @param image the image file
     * @return digest, size as shown and perceptual hash
     * @throws ImageProblemException if the file cannot be decoded completely
     */
    public ImageFacts facts(Path image) throws ImageProblemException {
        synchronized (stripe(image)) {
            Optional<ImageFacts> known = knownDigest(image).flatMap(this::storedFacts);
            return known.isPresent() ? known.get() : open(image).facts();
        }
    }

    /**
     * Returns an image's pixels squashed to a size, decoding it the first time.
     *
     * @param image  the image file
     * @param width  pixels, at least 1
     * @param height pixels, at least 1
     * @return bytes [height,width,3], rows from the top, red, green, blue; the caller's to change
     * @throws ImageProblemException if the file cannot be decoded completely
     */
    public byte[] rgb(Path image, int width, int height) throws ImageProblemException {
        Size size = size(width, height);
        synchronized (stripe(image)) {
            Optional<byte[]> known = knownDigest(image).flatMap(digest -> storedPixels(digest, size));
            return known.isPresent() ? known.get() : open(image).pixels(size);
        }
    }

    /**
     * Returns what decodes the images.
     *
     * @return the decoder
     */
    public ImageDecoder decoder() {
        return decoder;
    }

    /**
     * Returns where the cache lies.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    private static Size size(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size must be at least 1 x 1, not " + width + " x " + height);
        }
        Size size = new Size(width, height);
        size.bytes();
        return size;
    }

    private Object stripe(Path image) {
        return stripes[Math.floorMod(image.hashCode(), STRIPES)];
    }

    private Optional<String> knownDigest(Path image) {
        return Stamp.of(image).flatMap(stamp -> sources.digest(image, stamp));
    }

    private Optional<ImageFacts> storedFacts(String digest) {
        return entries.read(factsName(digest)).flatMap(bytes -> parse(digest, bytes));
    }

    private static Optional<ImageFacts> parse(String digest, byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(" ");
        try {
            return Optional.of(new ImageFacts(digest, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                    PerceptualHash.fromHex(parts[2])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> storedPixels(String digest, Size size) {
        return entries.read(pixelsName(digest, size)).filter(bytes -> bytes.length == size.bytes());
    }

    private static String factsName(String digest) {
        return "facts/" + digest.substring(0, 2) + "/" + digest + "-v" + ImageDecoder.VERSION + "-h"
                + PerceptualHash.VERSION;
    }

    private static String pixelsName(String digest, Size size) {
        return "pixels/" + digest.substring(0, 2) + "/" + digest + "-" + size.width() + "x" + size.height() + "-v"
                + ImageDecoder.VERSION;
    }

    /** Reads the file and learns its digest; what is stored for the digest is used even if the path is new. */
    private Opened open(Path image) throws ImageProblemException {
        Optional<Stamp> stamp = Stamp.of(image);
        byte[] bytes = decoder.bytes(image);
        String digest = ContentDigest.sha256(bytes);
        stamp.ifPresent(s -> sources.note(image, s, digest));
        return new Opened(image, bytes, digest);
    }

    /** A file in memory whose entries are looked up or made. */
    private final class Opened {

        private final Path image;
        private final byte[] bytes;
        private final String digest;

        Opened(Path image, byte[] bytes, String digest) {
            this.image = image;
            this.bytes = bytes;
            this.digest = digest;
        }

        ImageFacts facts() throws ImageProblemException {
            Optional<ImageFacts> known = storedFacts(digest);
            return known.isPresent() ? known.get() : store(decoded());
        }

        byte[] pixels(Size size) throws ImageProblemException {
            Optional<byte[]> known = storedPixels(digest, size);
            if (known.isPresent()) {
                return known.get();
            }
            BufferedImage decoded = decoded();
            if (storedFacts(digest).isEmpty()) {
                store(decoded);
            }
            return store(decoded, size);
        }

        private BufferedImage decoded() throws ImageProblemException {
            Optional<BufferedImage> kept = recent.find(digest);
            if (kept.isPresent()) {
                return kept.get();
            }
            BufferedImage decoded = decoder.decode(image, bytes);
            recent.keep(digest, decoded);
            for (Size size : expected) {
                store(decoded, size);
            }
            return decoded;
        }

        private ImageFacts store(BufferedImage decoded) {
            PerceptualHash hash = PerceptualHash.of(decoded);
            String text = decoded.getWidth() + " " + decoded.getHeight() + " " + hash.toHex();
            entries.write(factsName(digest), text.getBytes(StandardCharsets.US_ASCII));
            return new ImageFacts(digest, decoded.getWidth(), decoded.getHeight(), hash);
        }

        private byte[] store(BufferedImage decoded, Size size) {
            byte[] rgb = ImageScaler.rgb(ImageScaler.scale(decoded, size.width(), size.height()));
            entries.write(pixelsName(digest, size), rgb);
            return rgb;
        }
    }
}
