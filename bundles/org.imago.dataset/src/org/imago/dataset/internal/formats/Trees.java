// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.ImportSink;

/** Lists the files of a folder. */
final class Trees {

    private static final Set<String> IMAGES = Set.of("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp");

    private Trees() {
    }

    static boolean isImage(Path file) {
        return IMAGES.contains(ending(file.getFileName().toString()));
    }

    /** Returns what stands behind the last point of a name, in lower case; empty without a point. */
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Returns a name without what stands behind its last point. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= name.lastIndexOf('/') + 1 ? name : name.substring(0, dot);
    }

    /** Returns the name of a file relative to a folder, with slashes. */
    static String name(Path folder, Path file) {
        List<String> parts = new ArrayList<>();
        folder.relativize(file).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    /** Which files are listed. */
    interface Kind {

        boolean takes(Path file);
    }

    /**
     * Returns the files below a folder, sorted; hidden files and folders are left out, links to folders not followed.
     */
    static List<Path> files(Path folder, Kind kind, ImportSink sink) throws DatasetException {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                    return entered.equals(folder) || !entered.getFileName().toString().startsWith(".")
                            ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    sink.checkCanceled();
                    if (!file.getFileName().toString().startsWith(".") && kind.takes(file)
                            && Files.isRegularFile(file)) {
                        files.add(file);
                    }
                    if (files.size() > ImportSink.MOST_IMAGES) {
                        throw new IOException("it holds more than " + ImportSink.MOST_IMAGES + " files");
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new DatasetException(folder, 0, "", "cannot be read as a whole (" + e.getMessage() + "); expected"
                    + " folders that may be read; take out what may not be read", e);
        }
        files.sort(null);
        return files;
    }
}
