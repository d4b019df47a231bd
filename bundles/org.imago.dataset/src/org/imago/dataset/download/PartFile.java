// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A file that is not complete yet: hidden, in the folder of the complete one. */
final class PartFile {

    private static final String PREFIX = ".imago-";
    private static final String SUFFIX = ".part";
    /** One that nobody wrote to for so long was left by a program that was killed. */
    private static final Duration OLD = Duration.ofHours(1);

    private final Path file;
    private boolean named;

    private PartFile(Path file) {
        this.file = file;
    }

    /** Returns a new one beside a file, whose folder is made. */
    static PartFile beside(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        return new PartFile(target.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX));
    }

    Path file() {
        return file;
    }

    /**
     * Gives the content a name, at once and as a whole. A further name gets a copy, so that to change one file does not
     * change the other.
     *
     * @throws FileAlreadyExistsException if there is such a file meanwhile, which stays
     */
    void publish(Path target) throws IOException {
        if (!named) {
            name(file, target);
            named = true;
            return;
        }
        PartFile copy = beside(target);
        try {
            Files.copy(file, copy.file);
            name(copy.file, target);
        } finally {
            copy.delete();
        }
    }

    /** A link is made only if there is no such file; to rename would replace one. */
    private static void name(Path part, Path target) throws IOException {
        try {
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            // A file system without hard links.
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Path second = part.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX);
            Files.copy(part, second);
            Files.move(second, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** One that cannot be deleted is removed by {@link #removeOld} later. */
    void delete() {
        deleteQuietly(file);
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            return;
        }
    }

    /** Removes what a program that was killed has left in a folder. */
    static void removeOld(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(Instant.now().minus(OLD))) {
                    deleteQuietly(part);
                }
            }
        }
    }
}
