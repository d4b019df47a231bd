// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.imago.training.JsonFile;

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

        /** Damaged files can be JSON still: every row has to be there, and all of one length. */
        boolean isOf(int[] samples) {
            return Arrays.equals(test, samples) && rows != null && rows.length == samples.length
                    && Arrays.stream(rows).allMatch(row -> row != null && row.length == rows[0].length);
        }
    }

    /** Returns the stored rows if they are of exactly these test samples; anything unreadable counts as not stored. */
    Optional<double[][]> read(String stage, int fold, int[] test) {
        Path file = file(stage, fold);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Predictions stored = JSON.readValue(file.toFile(), Predictions.class);
            return stored != null && stored.isOf(test) ? Optional.of(stored.rows()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(String stage, int fold, int[] test, double[][] rows) throws IOException {
        // Forced to the disk: after a power loss a name without its bytes would be worse than no file.
        JsonFile.write(file(stage, fold), new Predictions(test, rows));
    }

    private Path file(String stage, int fold) {
        return folder.resolve(stage + "-" + fold + ".json");
    }
}
