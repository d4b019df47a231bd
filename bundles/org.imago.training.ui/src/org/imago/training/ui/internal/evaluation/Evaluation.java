// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.loop.RunDescription;
import org.imago.training.OutOfFold;
import org.imago.training.PairedComparison;
import org.imago.training.RunFolder;
import org.imago.training.evaluation.Judgements.Stage;
import org.imago.training.evaluation.Score;

/**
 * One classifier, and perhaps another one against which it is compared. Computed outside the UI thread.
 *
 * @param first      the figures of the first
 * @param second     those of the second; nothing without one
 * @param difference both on the same samples; nothing without a second, or if they have no sample in common
 */
record Evaluation(Evaluated first, Optional<Evaluated> second, Optional<PairedComparison> difference) {

    private static final long USUAL_SEED = 13;

    /**
     * A classifier with its figures.
     *
     * @param choice which
     * @param score  its figures
     */
    record Evaluated(Choice choice, Score score) {
    }

    /**
     * Lists the classifiers of the runs beside a data set.
     *
     * @param csv the data set
     * @return the latest run first, of each run the classifier of whole images first
     * @throws UncheckedIOException if the folder of runs cannot be read
     */
    static List<Choice> choices(Path csv) {
        Path runs = csv.toAbsolutePath().resolveSibling("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        try (Stream<Path> folders = Files.list(runs)) {
            folders.filter(folder -> Files.isRegularFile(RunFolder.at(folder).predictions()))
                    .sorted(Comparator.reverseOrder()).forEach(run -> choices.addAll(of(run)));
        } catch (IOException e) {
            throw new UncheckedIOException(runs + " cannot be read (" + e.getMessage() + ")", e);
        }
        return choices;
    }

    /**
     * Lists the classifiers of a run.
     *
     * @param run its folder
     * @return none if its predictions are not of classes
     */
    static List<Choice> of(Path run) {
        try (Stream<String> lines = Files.lines(RunFolder.at(run).predictions())) {
            String header = lines.findFirst().orElse("");
            if (!header.contains("whole_p_")) {
                return List.of();
            }
            return header.contains("crop_p_")
                    ? List.of(new Choice(run, Stage.WHOLE), new Choice(run, Stage.CROPS))
                    : List.of(new Choice(run, Stage.WHOLE));
        } catch (IOException | UncheckedIOException e) {
            // What cannot be read now cannot be shown either; the next look may find it.
            return List.of();
        }
    }

    /**
     * Computes the figures.
     *
     * @param dataset the data set of the runs
     * @param first   a classifier
     * @param second  another one
     * @return the figures
     * @throws DatasetException if predictions cannot be read
     */
    static Evaluation of(Dataset dataset, Choice first, Optional<Choice> second) throws DatasetException {
        Evaluated one = evaluated(dataset, first);
        if (second.isEmpty()) {
            return new Evaluation(one, Optional.empty(), Optional.empty());
        }
        Evaluated other = evaluated(dataset, second.get());
        return new Evaluation(one, Optional.of(other), difference(one, other));
    }

    private static Evaluated evaluated(Dataset dataset, Choice choice) throws DatasetException {
        return new Evaluated(choice, Score.of(OutOfFold.read(choice.run(), dataset), choice.stage(),
                seed(choice.run())));
    }

    private static Optional<PairedComparison> difference(Evaluated one, Evaluated other) {
        try {
            return Optional.of(one.score().judgements().compare(other.score().judgements(),
                    seed(one.choice().run())));
        } catch (IllegalArgumentException e) {
            // Two runs of different samples cannot be compared.
            return Optional.empty();
        }
    }

    /** The figures of the run are drawn with its seed; only with the same one are they the same. */
    private static long seed(Path run) {
        try {
            return RunDescription.read(RunFolder.at(run).run()).request().seed();
        } catch (IOException e) {
            return USUAL_SEED;
        }
    }
}
