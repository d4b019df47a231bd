// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.imago.training.CancelledException;
import org.imago.training.ClassExample;
import org.imago.training.ClassifierTask;
import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.archive.Checkpoint;

/**
 * Fits a network step by step, so that it can be stopped at any step and taken up again with the same result bit by
 * bit. After every epoch it is validated and the best state kept; without validation examples the last state counts.
 */
final class NetworkFit {

    private final ClassifierTask task;
    private final FitSettings settings;
    private final TrainingContext context;
    private final TrainableNetwork network;
    private final CosineRate rate;
    private final int stepsPerEpoch;

    private int steps;
    private double lossSum;
    private float[] best = new float[0];
    private double bestLoss = Double.NaN;
    private int bestEpoch;
    private int epochs;
    private List<ClassExample> order = List.of();
    private long epochStarted;
    private int imagesSinceStart;

    /**
     * @param network with random weights where nothing was learnt before
     * @param rate    of the network's updater
     */
    NetworkFit(ClassifierTask task, FitSettings settings, TrainingContext context, TrainableNetwork network,
            CosineRate rate) {
        this.task = task;
        this.settings = settings;
        this.context = context;
        this.network = network;
        this.rate = rate;
        stepsPerEpoch = settings.stepsPerEpoch(task.training().size());
    }

    /**
     * Runs to the end, from the checkpoint's state if it has one.
     *
     * @return the best parameters
     * @throws CancelledException the run was cancelled; the checkpoint holds the state
     * @throws TrainingException  an image cannot be read, or the step size is too large to learn anything
     */
    float[] run(Checkpoint<FitState> checkpoint) throws TrainingException {
        checkpoint.restore().ifPresent(this::restore);
        startEpoch();
        try {
            while (!finished()) {
                context.cancellation().check();
                if (steps == (epochs + 1) * stepsPerEpoch) {
                    endEpoch();
                    startEpoch();
                } else {
                    learn();
                }
                checkpoint.writeIfDue(this::state);
            }
        } catch (CancelledException e) {
            checkpoint.write(state());
            throw e;
        }
        return best;
    }

    private boolean finished() {
        return epochs == settings.epochs()
                || !task.validation().isEmpty() && epochs - bestEpoch >= settings.patience();
    }

    /** The order of the examples follows from the seed and the epoch alone. */
    private void startEpoch() {
        List<ClassExample> shuffled = new ArrayList<>(task.training());
        Collections.shuffle(shuffled, new Random(task.seed() * 1_000_003 + epochs));
        order = shuffled;
        epochStarted = System.nanoTime();
        imagesSinceStart = 0;
    }

    private void learn() throws TrainingException {
        int from = (steps - epochs * stepsPerEpoch) * settings.batchSize();
        List<ClassExample> batch = order.subList(from, Math.min(from + settings.batchSize(), order.size()));
        double loss = network.learn(batch, new Random(task.seed() * 1_000_033 + steps));
        if (!Double.isFinite(loss)) {
            throw new TrainingException("The fit diverged in step " + (steps + 1) + ", its loss is " + loss
                    + ": choose a learning rate below " + settings.learningRate() + ".");
        }
        lossSum += loss;
        steps++;
        imagesSinceStart += batch.size();
    }

    private void endEpoch() throws TrainingException {
        double speed = imagesSinceStart / ((System.nanoTime() - epochStarted) / 1e9);
        double loss = Double.NaN;
        double accuracy = Double.NaN;
        if (!task.validation().isEmpty()) {
            double[][] rows = network.probabilities(images(task.validation()), context);
            loss = Probabilities.loss(rows, labels(task.validation()));
            accuracy = Probabilities.accuracy(rows, labels(task.validation()));
        }
        epochs++;
        if (task.validation().isEmpty() || bestEpoch == 0 || loss < bestLoss) {
            best = network.parameters();
            bestLoss = loss;
            bestEpoch = epochs;
        }
        context.events().emit(new RunEvent.Epoch(context.stage(), context.fold(), epochs, lossSum / stepsPerEpoch, loss,
                accuracy, rate.valueAt(steps - 1, 0), speed));
        lossSum = 0;
    }

    private static List<Path> images(List<ClassExample> examples) {
        return examples.stream().map(ClassExample::image).toList();
    }

    private static int[] labels(List<ClassExample> examples) {
        return examples.stream().mapToInt(ClassExample::label).toArray();
    }

    private FitState state() {
        return new FitState(network.parameters(), network.memory(), steps, lossSum, best, bestLoss, bestEpoch,
                epochs);
    }

    private void restore(FitState state) {
        network.restore(state.parameters(), state.memory(), state.steps());
        steps = state.steps();
        lossSum = state.lossSum();
        best = state.best();
        bestLoss = state.bestLoss();
        bestEpoch = state.bestEpoch();
        epochs = state.epochs();
    }
}
