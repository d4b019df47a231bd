// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What tells, without reading it, that a file was changed. A change that keeps the size and comes within the resolution
 * of the file system's clock is not seen.
 *
 * @param size     bytes
 * @param modified nanoseconds since 1970
 */
public record FileStamp(long size, long modified) {

    /**
     * Looks at a file. Asks the disk.
     *
     * @param file the file
     * @return nothing if there is no such file
     */
    public static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new FileStamp(attributes.size(),
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
