// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What tells that a file was changed.
 *
 * @param size     bytes
 * @param modified when it was last written
 */
record FileStamp(long size, FileTime modified) {

    /**
     * Looks at a file. Asks the disk.
     *
     * @param file the file
     * @return nothing if there is no such file
     */
    static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new FileStamp(attributes.size(), attributes.lastModifiedTime()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
