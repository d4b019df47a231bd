// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

import org.imago.training.dl4j.internal.archive.Checkpoint;
import org.imago.training.dl4j.internal.archive.NumberArchive;

/**
 * What a fit has reached: with the order of the examples, which follows from the seed, all that its future depends on.
 *
 * @param optimizer   weights and what the next step needs
 * @param lossSum     sum of the losses of the views seen in the epoch under way
 * @param best        averaged weights of the best epoch so far; empty before the first
 * @param bestScore   their validation score, NaN without validation
 * @param bestEpoch   its number from 1, 0 before the first
 * @param epochs      epochs that were validated
 */
record FitState(Optimizer.Memory optimizer, double lossSum, float[] best, double bestScore, int bestEpoch,
        int epochs) implements Checkpoint.State {

    private static final String FORMAT = "imago-box-fit";

    static final Checkpoint.Kind<FitState> KIND = new Checkpoint.Kind<>("boxes", FORMAT, FitState::of);

    private static final String PARAMETERS = "parameters";
    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String AVERAGE = "average";
    private static final String BEST = "best";

    @Override
    public NumberArchive toArchive() {
        ObjectNode description = NumberArchive.description(FORMAT);
        description.put("steps", optimizer.steps()).put("epochs", epochs)
                .put("lossSum", Double.toString(lossSum)).put("bestScore", Double.toString(bestScore))
                .put("bestEpoch", bestEpoch);
        return new NumberArchive(description, Map.of(PARAMETERS, optimizer.parameters(), FIRST, optimizer.first(),
                SECOND, optimizer.second(), AVERAGE, optimizer.average(), BEST, best));
    }

    private static FitState of(NumberArchive archive) {
        JsonNode description = archive.description();
        return new FitState(
                new Optimizer.Memory(description.path("steps").asInt(), archive.numbers(PARAMETERS),
                        archive.numbers(FIRST), archive.numbers(SECOND), archive.numbers(AVERAGE)),
                Double.parseDouble(description.path("lossSum").asText()), archive.numbers(BEST),
                Double.parseDouble(description.path("bestScore").asText()), description.path("bestEpoch").asInt(),
                description.path("epochs").asInt());
    }
}
