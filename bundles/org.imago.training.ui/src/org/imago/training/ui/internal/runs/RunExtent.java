// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.training.RunEvent;
import org.imago.training.process.Curve;
import org.imago.training.process.Run;

/**
 * Where a run of the whole loop is: it does the same number of folds in each of three stages.
 *
 * @param stage one of {@link #WHOLE}, {@link #BOXES} and {@link #CROPS}
 * @param fold  from 0
 * @param folds of a stage
 */
public record RunExtent(String stage, int fold, int folds) {

    static final String WHOLE = "whole";
    static final String BOXES = "boxes";
    static final String CROPS = "crops";

    private static final List<String> STAGES = List.of(WHOLE, BOXES, CROPS);
    private static final String OPTION = "--folds";
    /** Of the command line, when it is not told. */
    private static final int USUAL = 5;

    /**
     * Returns where a run is.
     *
     * @param run any run
     * @return nothing if it is no run of the whole loop, or the first fold has not begun
     */
    public static Optional<RunExtent> of(Run run) {
        if (!run.order().task().equals("loop")) {
            return Optional.empty();
        }
        Optional<RunEvent> latest = run.history().progress().map(RunEvent.class::cast)
                .filter(event -> event.fold() >= 0).or(() -> run.history().lastEpoch());
        return latest.filter(event -> STAGES.contains(event.stage()))
                .map(event -> new RunExtent(event.stage(), event.fold(), Math.max(folds(run), event.fold() + 1)));
    }

    private static int folds(Run run) {
        List<String> words = run.order().arguments();
        int at = words.indexOf(OPTION);
        String told = at >= 0 && at + 1 < words.size() ? words.get(at + 1)
                : words.stream().filter(word -> word.startsWith(OPTION + "=")).map(word -> word.substring(
                        OPTION.length() + 1)).findFirst().orElse("");
        return told.matches("[0-9]{1,4}") ? Integer.parseInt(told) : most(run.history().curves());
    }

    private static int most(List<Curve> curves) {
        return Stream.concat(Stream.of(USUAL), curves.stream().map(curve -> curve.fold() + 1)).max(Integer::compare)
                .orElseThrow();
    }

    /** Returns which part of all models is trained, 0 to 1. */
    public double share() {
        return (STAGES.indexOf(stage) * folds + fold) / (double) (STAGES.size() * folds);
    }

    /** Returns whether no other stage comes after this one. */
    boolean last() {
        return stage.equals(STAGES.getLast());
    }
}
