// SPDX-License-Identifier: EPL-2.0
package org.imago.training.suspects;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.training.OutOfFold;

/**
 * Samples whose class or box is probably wrong, found from what the models of a run said of samples on which they did
 * not train. Nothing is changed: a person decides.
 *
 * @param list   most suspicious first; without those that were corrected or excluded since the run
 * @param judged samples that the run judged
 * @param wrong  how many of their classes were wrong by estimate when the run began, see
 *               {@link ConfidentLearning#wrong}
 * @param boxes  whether boxes were judged as well
 */
public record Suspects(List<Suspect> list, int judged, double wrong, boolean boxes) {

    /** Copies the list. */
    public Suspects {
        list = List.copyOf(list);
    }

    /**
     * Finds suspects.
     *
     * @param run     the folder of the run
     * @param dataset the data set that the run was made of, as it is now
     * @return the suspects, ranked
     * @throws DatasetException if the predictions of the run, or what was kept, cannot be read; or if the run is one of
     *                          another data set
     */
    public static Suspects find(Path run, Dataset dataset) throws DatasetException {
        return find(OutOfFold.read(run, dataset), KeptSamples.read(run));
    }

    /**
     * Finds suspects.
     *
     * @param predictions what the run predicted
     * @param kept        those that a person found right
     * @return the suspects, ranked
     */
    public static Suspects find(OutOfFold predictions, KeptSamples kept) {
        Suspects all = all(predictions);
        return new Suspects(all.list().stream().filter(suspect -> !kept.contains(suspect.sample(), suspect.kind()))
                .toList(), all.judged(), all.wrong(), all.boxes());
    }

    /**
     * Finds suspects, those as well that a person found right.
     *
     * @param predictions what the run predicted
     * @return the suspects, ranked
     */
    public static Suspects all(OutOfFold predictions) {
        ClassSuspects classes = new ClassSuspects(predictions);
        List<Suspect> all = new ArrayList<>(classes.find());
        all.addAll(new BoxSuspects(predictions).find());
        all.sort(Comparator.comparingDouble(Suspect::score).reversed()
                .thenComparing(suspect -> suspect.sample().index()).thenComparing(Suspect::kind));
        boolean boxes = predictions.rows().stream().anyMatch(row -> row.box().isPresent() && row.width() > 0);
        return new Suspects(all, predictions.rows().size(), classes.wrong(), boxes);
    }
}
