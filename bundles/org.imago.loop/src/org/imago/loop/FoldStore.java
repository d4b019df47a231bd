// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Keeps what each finished fold predicted, so that a resumed run goes on after the last finished fold. Numbers are
 * written so that reading them gives the same bits: a resumed run ends with the figures of an uninterrupted one.
 */
final class FoldStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    FoldStore(Path folder) {
        this.folder = folder;
    }

    /** What a fold predicted: a row of numbers for each of the samples {@code test}. */
    record Predictions(int[] test, double[][] rows) {
    }

    /** Returns the stored rows if they are of exactly these test samples; anything unreadable counts as not stored. */
    Optional<double[][]> read(String stage, int fold, int[] test) {
        Path file = file(stage, fold);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Predictions stored = JSON.readValue(file.toFile(), Predictions.class);
            boolean same = Arrays.equals(stored.test(), test) && stored.rows().length == test.length;
            return same ? Optional.of(stored.rows()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(String stage, int fold, int[] test, double[][] rows) throws IOException {
        Files.createDirectories(folder);
        Path file = file(stage, fold);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        JSON.writeValue(temporary.toFile(), new Predictions(test, rows));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String stage, int fold) {
        return folder.resolve(stage + "-" + fold + ".json");
    }
}
