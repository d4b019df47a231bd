// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.imago.dataset.DatasetException;

/** What is read: a file, a folder, or bytes under a name. */
public final class ImportSource {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Optional<byte[]> bytes;
    private final Optional<Path> images;

    private ImportSource(Path path, Optional<byte[]> bytes, Optional<Path> images) {
        this.path = Objects.requireNonNull(path);
        this.bytes = bytes;
        this.images = images;
    }

    /**
     * Names a file or folder.
     *
     * @param path   the file or folder
     * @param images where the images lie, if somebody said so
     * @return the source
     */
    public static ImportSource of(Path path, Optional<Path> images) {
        return new ImportSource(path, Optional.empty(), images);
    }

    /**
     * Takes bytes for the content of a file.
     *
     * @param path    what messages call it; need not exist
     * @param content the bytes; not copied
     * @return the source
     */
    public static ImportSource of(Path path, byte[] content) {
        return new ImportSource(path, Optional.of(content), Optional.empty());
    }

    /**
     * Returns the file or folder.
     *
     * @return as it was given
     */
    public Path path() {
        return path;
    }

    /**
     * Returns where the images lie.
     *
     * @return the folder if somebody named it
     */
    public Optional<Path> images() {
        return images;
    }

    /**
     * Tells whether it is a folder.
     *
     * @return whether it exists and is one
     */
    public boolean isFolder() {
        return bytes.isEmpty() && Files.isDirectory(path);
    }

    /**
     * Opens the file.
     *
     * @return its bytes, buffered
     * @throws DatasetException if it cannot be read
     */
    public InputStream open() throws DatasetException {
        try {
            return bytes.isPresent() ? new ByteArrayInputStream(bytes.get())
                    : new BufferedInputStream(Files.newInputStream(path), BUFFER);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads the whole file.
     *
     * @param most most bytes that it may have
     * @return its bytes; not to be changed
     * @throws DatasetException if it cannot be read or has more
     */
    public byte[] bytes(int most) throws DatasetException {
        try (InputStream in = open()) {
            byte[] read = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new DatasetException(path, 0, "", "has more than " + most + " bytes; expected a smaller file;"
                        + " split it");
            }
            return read;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Returns the first bytes, to find out what the file is.
     *
     * @param most how many at most
     * @return the bytes; none if it is a folder or cannot be read
     */
    public byte[] beginning(int most) {
        if (isFolder()) {
            return new byte[0];
        }
        try (InputStream in = open()) {
            return in.readNBytes(most);
        } catch (IOException | DatasetException e) {
            return new byte[0];
        }
    }

    private DatasetException unreadable(IOException e) {
        String why = Files.isDirectory(path) ? "it is a folder" : Files.notExists(path) ? "there is no such file"
                : String.valueOf(e.getMessage());
        return new DatasetException(path, 0, "", "cannot be read (" + why + "); give a file that may be read", e);
    }
}
