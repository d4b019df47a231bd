// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

import org.imago.training.dl4j.internal.archive.Checkpoint;
import org.imago.training.dl4j.internal.archive.NumberArchive;

/**
 * What a fit has reached: with the order of the examples, which follows from the seed, all that its future depends on.
 *
 * @param parameters of the network
 * @param memory     of its updater
 * @param steps      taken
 * @param lossSum    sum of the losses of the steps in the epoch under way
 * @param best       parameters of the best epoch so far; empty before the first
 * @param bestLoss   their validation loss, NaN without validation
 * @param bestEpoch  its number from 1, 0 before the first
 * @param epochs     that were validated
 */
record FitState(float[] parameters, float[] memory, int steps, double lossSum, float[] best, double bestLoss,
        int bestEpoch, int epochs) implements Checkpoint.State {

    private static final String FORMAT = "imago-classifier-fit";

    static final Checkpoint.Kind<FitState> KIND = new Checkpoint.Kind<>("classifier", FORMAT, FitState::of);

    @Override
    public NumberArchive toArchive() {
        ObjectNode description = NumberArchive.description(FORMAT);
        description.put("steps", steps).put("lossSum", Double.toString(lossSum))
                .put("bestLoss", Double.toString(bestLoss)).put("bestEpoch", bestEpoch).put("epochs", epochs);
        return new NumberArchive(description, Map.of("parameters", parameters, "memory", memory, "best", best));
    }

    private static FitState of(NumberArchive archive) {
        JsonNode description = archive.description();
        return new FitState(archive.numbers("parameters"), archive.numbers("memory"),
                description.path("steps").asInt(), Double.parseDouble(description.path("lossSum").asText()),
                archive.numbers("best"), Double.parseDouble(description.path("bestLoss").asText()),
                description.path("bestEpoch").asInt(), description.path("epochs").asInt());
    }
}
