// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.judging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.imago.training.RunFolder;

/** The runs beside a data set that predicted something. Looked for outside the UI thread. */
public final class PredictedRuns {

    private PredictedRuns() {
    }

    /**
     * Lists runs.
     *
     * @param csv    the data set
     * @param column what the header of their predictions holds, such as {@code box_confidence}
     * @return their folders, the latest first
     * @throws UncheckedIOException if the folder of runs cannot be read
     */
    public static List<Path> of(Path csv, String column) {
        Path runs = csv.toAbsolutePath().resolveSibling("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> header(folder).contains(column)).sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(runs + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static String header(Path run) {
        Path predictions = RunFolder.at(run).predictions();
        if (!Files.isRegularFile(predictions)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(predictions)) {
            return lines.findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            // What cannot be read now cannot be shown either; the next look may find it.
            return "";
        }
    }
}
