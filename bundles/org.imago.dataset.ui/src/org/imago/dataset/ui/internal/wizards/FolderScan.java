// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.imago.dataset.DatasetException;

/**
 * What a folder of images would be as a data set.
 *
 * @param rows    number of images
 * @param classes number of classes
 * @param unnamed images that would have no class
 * @param first   the first rows: class and file name, relative to the folder
 */
record FolderScan(int rows, int classes, int unnamed, List<List<String>> first) {

    /** Names of the columns that are shown of the rows. */
    static final List<String> COLUMNS = List.of("class", "filename");

    private static final int SHOWN = 20;
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp");

    /**
     * Looks for images.
     *
     * @param folder           where
     * @param classBySubfolder whether an image's class is the name of the folder in which it lies
     * @param monitor          asked whether to stop
     * @return what was found
     * @throws DatasetException if the folder is none, or cannot be read
     */
    static FolderScan of(Path folder, boolean classBySubfolder, IProgressMonitor monitor) throws DatasetException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(folder, 0, "", Messages.FolderScan_no_folder);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> images = files.peek(file -> stopIf(monitor.isCanceled())).filter(FolderScan::isImage)
                    .map(folder::relativize).sorted().toList();
            List<String> labels = images.stream().map(image -> classBySubfolder ? label(image) : "").toList();
            List<List<String>> first = images.stream().limit(SHOWN)
                    .map(image -> List.of(classBySubfolder ? label(image) : "", image.toString())).toList();
            int classes = (int) labels.stream().filter(label -> !label.isEmpty()).distinct().count();
            int unnamed = (int) labels.stream().filter(String::isEmpty).count();
            return new FolderScan(images.size(), classes, unnamed, first);
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException(folder, 0, "", NLS.bind(Messages.FolderScan_unreadable, e.getMessage()), e);
        }
    }

    private static void stopIf(boolean cancelled) {
        if (cancelled) {
            throw new OperationCanceledException();
        }
    }

    private static boolean isImage(Path file) {
        String name = Objects.toString(file.getFileName(), "");
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static String label(Path image) {
        return image.getParent() == null ? "" : image.getParent().getFileName().toString();
    }

    /** Tells the numbers in words. */
    String summary() {
        String numbers = NLS.bind(Messages.FolderScan_numbers, rows, classes);
        return classes > 0 && unnamed > 0 ? numbers + NLS.bind(Messages.FolderScan_unnamed, unnamed) : numbers;
    }
}
