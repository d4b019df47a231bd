// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

import org.imago.image.internal.Content;
import org.imago.image.internal.Format;
import org.imago.image.internal.FormatException;
import org.imago.image.internal.Formats;
import org.imago.image.internal.SrgbPixels;
import org.imago.image.internal.StoredHeader;

/**
 * The one decoder of images: JPEG, PNG, GIF, BMP, TIFF and WebP, found by content and never by name. Everything that
 * shows, learns from or crops an image uses it, so that all agree on its pixels and coordinates.
 *
 * <p>A file is read into memory once, its structure is checked, because readers make an image of half a file, and only
 * then it is decoded. Thread-safe.
 */
public final class ImageDecoder {

    /** Changes whenever the same file may decode to other pixels, so that caches of pixels become void. */
    public static final int VERSION = 1;

    /** Enough for the header of nearly every file, EXIF with its thumbnail included. */
    private static final int HEADER_BYTES = 1 << 17;

    /** Images of more pixels are decoded one at a time, or a few threads would exhaust the memory together. */
    private static final long LARGE = 25_000_000;
    private static final Object LARGE_LOCK = new Object();

    private final ImageLimits limits;

    /** Creates a decoder with {@link ImageLimits#DEFAULT}. */
    public ImageDecoder() {
        this(ImageLimits.DEFAULT);
    }

    /**
     * Creates a decoder.
     *
     * @param limits what is refused before a pixel is allocated
     */
    public ImageDecoder(ImageLimits limits) {
        this.limits = Objects.requireNonNull(limits);
    }

    /**
     * Returns the limits.
     *
     * @return the limits
     */
    public ImageLimits limits() {
        return limits;
    }

    /**
     * Reads format, size and orientation without decoding. A file that is damaged behind its header passes.
     *
     * @param file the file
     * @return the header
     * @throws ImageProblemException if there is no image of a known format within the limits
     */
    public ImageHeader readHeader(Path file) throws ImageProblemException {
        byte[] beginning = bytes(file, HEADER_BYTES);
        try {
            try {
                return header(new Content(beginning));
            } catch (FormatException e) {
                if (e.problem() != ImageProblem.TRUNCATED || beginning.length < HEADER_BYTES) {
                    throw e;
                }
                return header(new Content(bytes(file)));
            }
        } catch (FormatException e) {
            throw problem(file, e);
        }
    }

    /**
     * Decodes a file.
     *
     * @param file the file
     * @return the first image of the file as shown: TYPE_INT_RGB, sRGB, oriented, alpha composed over white
     * @throws ImageProblemException if it cannot be decoded completely
     */
    public BufferedImage decode(Path file) throws ImageProblemException {
        return decode(file, bytes(file));
    }

    /**
     * Decodes a file, as long as that is wanted.
     *
     * @param file     the file
     * @param unwanted asked now and then, in this thread: whether nobody wants the image any more
     * @return as {@link #decode(Path)}
     * @throws ImageProblemException if it cannot be decoded completely
     * @throws CancellationException if it was not wanted any more
     */
    public BufferedImage decode(Path file, BooleanSupplier unwanted) throws ImageProblemException {
        return decode(file, bytes(file), header -> 1, unwanted);
    }

    /**
     * Decodes a file in fewer pixels, for small pictures of large images: as many rows and columns are left out as the
     * format allows without loss of time. That takes little memory, but some formats are decoded in full.
     *
     * @param file the file
     * @param side pixels, at least 1, that the shorter side keeps at least if it has them
     * @return the image as {@link #decode(Path)} shows it, in its proportions rounded up to whole pixels
     * @throws ImageProblemException if it cannot be decoded completely
     */
    public BufferedImage decodeReduced(Path file, int side) throws ImageProblemException {
        if (side < 1) {
            throw new IllegalArgumentException("a side of " + side + " pixels");
        }
        return decode(file, bytes(file), header -> Math.max(1, Math.min(header.width(), header.height()) / side),
                () -> false);
    }

    /** Decodes bytes that were read from a file. */
    BufferedImage decode(Path file, byte[] bytes) throws ImageProblemException {
        return decode(file, bytes, header -> 1, () -> false);
    }

    private BufferedImage decode(Path file, byte[] bytes, ToIntFunction<StoredHeader> step, BooleanSupplier unwanted)
            throws ImageProblemException {
        Content content = new Content(bytes);
        try {
            Format format = Formats.of(content);
            StoredHeader header = within(format.header(content));
            format.check(content);
            Format.Wish wish = new Format.Wish(format.reduces() ? step.applyAsInt(header) : 1, unwanted);
            if ((long) header.width() * header.height() <= LARGE) {
                return pixels(format, content, header, wish);
            }
            synchronized (LARGE_LOCK) {
                return pixels(format, content, header, wish);
            }
        } catch (FormatException e) {
            throw problem(file, e);
        }
    }

    /** Reads a whole file, or says why not. */
    byte[] bytes(Path file) throws ImageProblemException {
        return bytes(file, (int) limits.maxFileBytes());
    }

    private byte[] bytes(Path file, int most) throws ImageProblemException {
        if (!Files.exists(file)) {
            throw new ImageProblemException(file, ImageProblem.MISSING, "there is no such file", null);
        }
        if (!Files.isRegularFile(file)) {
            throw new ImageProblemException(file, ImageProblem.UNREADABLE, "it is not a file", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            if (size == 0) {
                throw new ImageProblemException(file, ImageProblem.EMPTY, "it has no bytes", null);
            }
            if (size > limits.maxFileBytes()) {
                throw new ImageProblemException(file, ImageProblem.TOO_LARGE, "it has " + size
                        + " bytes, more than the limit of " + limits.maxFileBytes(), null);
            }
            return in.readNBytes(most);
        } catch (IOException e) {
            throw new ImageProblemException(file, ImageProblem.UNREADABLE, "it cannot be read (" + e.getMessage() + ")",
                    e);
        } catch (OutOfMemoryError e) {
            throw new ImageProblemException(file, ImageProblem.TOO_LARGE, "its bytes do not fit into the memory", e);
        }
    }

    private ImageHeader header(Content content) throws FormatException {
        Format format = Formats.of(content);
        StoredHeader header = within(format.header(content));
        return new ImageHeader(format.name(), header.shownWidth(), header.shownHeight(), header.orientation());
    }

    private StoredHeader within(StoredHeader header) throws FormatException {
        if ((long) header.width() * header.height() > limits.maxPixels()) {
            throw new FormatException(ImageProblem.TOO_LARGE, "it has " + header.width() + " x " + header.height()
                    + " pixels, more than the limit of " + limits.maxPixels());
        }
        return header;
    }

    private static BufferedImage pixels(Format format, Content content, StoredHeader header, Format.Wish wish)
            throws FormatException {
        try {
            BufferedImage stored = format.read(content, wish);
            StoredHeader wanted = header.reduced(wish.step());
            if (stored.getWidth() != wanted.width() || stored.getHeight() != wanted.height()) {
                throw new FormatException(ImageProblem.CORRUPT, "its header says " + wanted.width() + " x "
                        + wanted.height() + " pixels and its data has " + stored.getWidth() + " x "
                        + stored.getHeight());
            }
            return SrgbPixels.of(stored, header.orientation());
        } catch (EOFException e) {
            throw new FormatException(ImageProblem.TRUNCATED, "its " + format.name() + " data ends too early", e);
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new FormatException(ImageProblem.CORRUPT, "its " + format.name() + " data cannot be decoded ("
                    + e.getMessage() + ")", e);
        } catch (OutOfMemoryError e) {
            throw new FormatException(ImageProblem.TOO_LARGE, "its " + header.width() + " x " + header.height()
                    + " pixels do not fit into the memory", e);
        }
    }

    private static ImageProblemException problem(Path file, FormatException e) {
        return new ImageProblemException(file, e.problem(), e.getMessage(), e.getCause());
    }
}
