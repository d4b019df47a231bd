// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.imago.training.TrainedModels;

/**
 * A run with models, as it can be chosen.
 *
 * @param folder  its folder
 * @param boxes   its box predictor, if it has one
 * @param whole   its classifier of whole images, if it has one
 * @param cropped its classifier of crops; for a run of one training the same
 * @param weights what its models need
 * @param crops   options of its crops; empty if it made none
 */
record TrainedRun(Path folder, Optional<Path> boxes, Optional<Path> whole, Optional<Path> cropped,
        Optional<String> weights, List<String> crops) {

    /**
     * Looks into a folder; not for the UI thread.
     *
     * @param folder of a run
     * @return the run
     * @throws IOException if it has no models; the message says what to do
     */
    static TrainedRun of(Path folder) throws IOException {
        TrainedModels models = TrainedModels.of(folder);
        return new TrainedRun(folder, models.boxes(), models.classifier(false), models.classifier(true),
                models.weights(), models.crops());
    }

    /** Lists the runs beside a data set that have models, the latest first; not for the UI thread. */
    static List<TrainedRun> beside(Path csv) {
        Path runs = csv.toAbsolutePath().normalize().resolveSibling("runs");
        List<TrainedRun> found = new ArrayList<>();
        if (Files.isDirectory(runs)) {
            try (Stream<Path> folders = Files.list(runs)) {
                for (Path folder : folders.sorted(Comparator.reverseOrder()).toList()) {
                    add(folder, found);
                }
            } catch (IOException e) {
                // Runs elsewhere can still be chosen.
                return List.of();
            }
        }
        return found;
    }

    private static void add(Path folder, List<TrainedRun> found) {
        try {
            found.add(of(folder));
        } catch (IOException e) {
            // It has not ended, or is no run of a training.
            return;
        }
    }

    /** Returns its name for people who know the run. */
    String label() {
        return crops.isEmpty() ? folder.getFileName().toString() : NLS.bind(Messages.Model_loop, folder.getFileName());
    }

    /** Tells whether a model is one of its. */
    boolean has(Path model) {
        return model.equals(folder) || Stream.of(boxes, whole, cropped).flatMap(Optional::stream)
                .anyMatch(model::equals);
    }

    /** Returns the classifier that fits what is classified. */
    Optional<Path> classifier(boolean crop) {
        return crop ? cropped.or(() -> whole) : whole;
    }
}
