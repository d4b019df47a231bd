// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.weights.Weights;
import org.imago.training.work.Chunks;
import org.imago.training.work.SharedWeights;
import org.imago.training.work.WorkPlace;
import org.imago.training.work.WorkUnit;
import org.imago.training.work.Workers;
import org.imago.training.work.WorkersException;

/**
 * Features that others compute and put into the shared cache, from where they are read as if they had been computed here:
 * to the last bit, as all compute with the same build of ND4J, or none of them computes.
 *
 * @param weights the network
 * @param width   of the images as it sees them, pixels
 * @param height  of the images as it sees them, pixels
 * @param pooled  whether means over the whole image are kept
 * @param layers  names of the layers to keep; only the network's best when pooled
 */
record FeatureWork(Weights weights, int width, int height, boolean pooled, List<String> layers) {

    /** Lets others compute the features of images, and waits for that. */
    void run(List<Path> images, boolean mirrored, Workers workers, TrainingContext context) throws TrainingException {
        Network network = new Network(SharedWeights.of(weights), width, height, pooled, layers.toArray(String[]::new),
                Dl4jRuntime.start().arithmetic());
        List<Unit> units = Chunks.of(images, workers.slots(), FeatureStore.BATCH).stream()
                .map(part -> new Unit(network, mirrored, part.stream().map(image -> image.toAbsolutePath().toString())
                        .toArray(String[]::new)))
                .toList();
        Pace pace = new Pace(context, "features", images.size());
        workers.run(units, context.cancellation(),
                done -> pace.done((int) Math.max(1, (long) images.size() * done / units.size())));
    }

    /** A network, as units carry it. */
    record Network(SharedWeights weights, int width, int height, boolean pooled, String[] layers,
            String arithmetic) implements Serializable {

        FeatureStore open(WorkPlace place) throws TrainingException {
            String here = Dl4jRuntime.start().arithmetic();
            if (!here.equals(arithmetic)) {
                throw new WorkersException("this machine computes with ND4J " + here + " and the one that started the "
                        + "run with " + arithmetic + ": their last bits would differ. Use machines of one kind, or "
                        + "ask for the lesser build on all, by --backend cpu or the system property "
                        + "org.bytedeco.javacpp.platform.extension.");
            }
            TrainingContext context = place.context(Optional.of(weights.weights()));
            return pooled ? FeatureStore.pooled(weights.weights(), width, height, context)
                    : FeatureStore.maps(weights.weights(), width, height, List.of(layers), context);
        }
    }

    /** The features of some images. */
    record Unit(Network network, boolean mirrored, String[] images) implements WorkUnit<Integer> {

        @Override
        public Integer run(WorkPlace place) throws TrainingException {
            List<Path> files = List.of(images).stream().map(Path::of).toList();
            try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter(); FeatureStore store = network.open(place)) {
                store.fill(files, mirrored, place.context(Optional.of(network.weights().weights())));
                return files.size();
            }
        }
    }
}
