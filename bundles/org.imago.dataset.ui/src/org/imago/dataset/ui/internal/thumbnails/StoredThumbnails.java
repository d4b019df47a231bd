// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.imago.image.ContentDigest;
import org.imago.image.FileStamp;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageProblemException;

/**
 * Thumbnails on disk, as PNG because that notices damage and keeps the colours of small things. Whatever goes wrong,
 * it is as if the thumbnail was not there. When there are too many, the oldest are deleted. Thread-safe; several
 * processes may share the folder.
 */
final class StoredThumbnails {

    /** Deleting a few at a time would mean to list the folder each time. */
    private static final double KEPT = 0.75;
    private static final long UNKNOWN = -1;

    private final Path folder;
    private final long most;
    private final ImageDecoder decoder = new ImageDecoder();
    private long bytes = UNKNOWN;

    /**
     * Creates the store.
     *
     * @param folder where it lies; made when first written, nothing else must lie there
     * @param most   bytes of all files together
     */
    StoredThumbnails(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /**
     * Reads a thumbnail.
     *
     * @param key   which
     * @param stamp what the image looks like now
     * @return nothing if it is not stored undamaged
     */
    Optional<BufferedImage> read(ThumbnailKey key, FileStamp stamp) {
        try {
            return Optional.of(decoder.decode(place(key, stamp)));
        } catch (ImageProblemException e) {
            // Not there, or not whole: it will be made anew.
            return Optional.empty();
        }
    }

    /**
     * Writes a thumbnail, if that is possible.
     *
     * @param key    which
     * @param stamp  what the image looked like before it was read
     * @param pixels the thumbnail
     */
    void write(ThumbnailKey key, FileStamp stamp, BufferedImage pixels) {
        try {
            byte[] png = png(pixels);
            Path place = place(key, stamp);
            Files.createDirectories(place.getParent());
            Path unfinished = Files.createTempFile(place.getParent(), "", ".tmp");
            try {
                Files.write(unfinished, png);
                Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            written(png.length);
        } catch (IOException | UncheckedIOException e) {
            // A full or forbidden disk costs time, nothing else.
            return;
        }
    }

    private static byte[] png(BufferedImage pixels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(pixels, "png", out);
        }
        return bytes.toByteArray();
    }

    private Path place(ThumbnailKey key, FileStamp stamp) {
        String text = key.file().toAbsolutePath().normalize() + "\n" + stamp.size() + " " + stamp.modified() + " "
                + key.height() + " " + ImageDecoder.VERSION;
        String name = ContentDigest.sha256(text.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name.substring(0, 2)).resolve(name + ".png");
    }

    /** The folder is listed when its size is not known, and when it is too large: others write as well. */
    private synchronized void written(int more) throws IOException {
        bytes = bytes == UNKNOWN ? UNKNOWN : bytes + more;
        if (bytes == UNKNOWN || bytes > most) {
            List<Stored> files = files();
            bytes = files.stream().mapToLong(Stored::bytes).sum();
            if (bytes > most) {
                shrink(files);
            }
        }
    }

    private record Stored(Path file, long bytes, FileTime written) {
    }

    private List<Stored> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(StoredThumbnails::look).flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Stored::written)).toList();
        }
    }

    private static Optional<Stored> look(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() ? Optional.of(new Stored(file, found.size(), found.lastModifiedTime()))
                    : Optional.empty();
        } catch (IOException e) {
            // Another thread or process was faster.
            return Optional.empty();
        }
    }

    private void shrink(List<Stored> oldestFirst) {
        for (Stored oldest : oldestFirst) {
            if (bytes <= KEPT * most) {
                return;
            }
            if (delete(oldest.file())) {
                bytes -= oldest.bytes();
            }
        }
    }

    private static boolean delete(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            // Windows does not delete what another process reads just now.
            return false;
        }
    }
}
