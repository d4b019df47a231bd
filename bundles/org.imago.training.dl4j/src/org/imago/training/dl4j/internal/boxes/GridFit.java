// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.List;
import java.util.random.RandomGenerator;

import org.imago.training.CancelledException;
import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.archive.Checkpoint;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fits a network to boxes, step by step, so that it can be stopped at any step and taken up again with the same
 * result bit by bit. After every epoch the averaged weights are validated and the best kept; without validation
 * examples the fit runs all its epochs and the last averaged weights count.
 */
final class GridFit {

    private final GridNetwork network;
    private final Grid grid;
    private final GridLoss loss;
    private final ViewSource views;
    private final FitPlan plan;
    private final ExampleOrder order;
    private final List<BoxTarget> validation;
    private final TrainingContext context;
    private final Optimizer optimizer;

    private double lossSum;
    private float[] best = new float[0];
    private double bestScore = Double.NaN;
    private int bestEpoch;
    private int epochs;
    private long epochStarted;
    private int stepsSinceStart;

    GridFit(GridNetwork network, Grid grid, ViewSource views, FitPlan plan, ExampleOrder order,
            List<BoxTarget> validation, TrainingContext context) {
        this.network = network;
        this.grid = grid;
        this.views = views;
        this.plan = plan;
        this.order = order;
        this.validation = List.copyOf(validation);
        this.context = context;
        loss = new GridLoss(grid);
        optimizer = new Optimizer(network.parameters());
    }

    /**
     * Runs to the end, from the checkpoint's state if it has one.
     *
     * @return the best weights
     * @throws CancelledException the run was cancelled; the checkpoint holds the state
     * @throws TrainingException  an image cannot be read
     */
    float[] run(Checkpoint<FitState> checkpoint) throws TrainingException {
        checkpoint.restore().ifPresent(this::restore);
        startClock();
        try {
            while (!finished()) {
                context.cancellation().check();
                if (optimizer.steps() == (epochs + 1) * plan.stepsPerEpoch()) {
                    endEpoch();
                } else {
                    learn(optimizer.steps());
                }
                checkpoint.writeIfDue(this::state);
            }
        } catch (CancelledException e) {
            checkpoint.write(state());
            throw e;
        }
        checkpoint.write(state());
        return best;
    }

    private boolean finished() {
        return epochs == plan.epochs() || !validation.isEmpty() && epochs - bestEpoch >= plan.patience();
    }

    private void learn(int step) throws TrainingException {
        List<BoxTarget> targets = order.batch(step);
        RandomGenerator random = order.random(step);
        ViewSampler sampler = views.sampler();
        List<Viewed> batch = targets.stream().map(t -> sampler.next(t.image(), t.box(), random)).toList();
        INDArray[] inputs = views.batch(batch, context);
        float[] output = network.trainingOutput(inputs);
        float[] errors = new float[output.length];
        lossSum += loss(targets, batch, output, errors);
        optimizer.step(network.gradient(errors, batch.size()), plan.learningRate(step));
        stepsSinceStart++;
    }

    private double loss(List<BoxTarget> targets, List<Viewed> batch, float[] output, float[] errors) {
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            UnitBox box = batch.get(i).view().toView(targets.get(i).box());
            sum += loss.add(output, i * grid.outputLength(), box, 1.0 / batch.size(), errors);
        }
        return sum;
    }

    private void endEpoch() throws TrainingException {
        double rate = plan.learningRate(optimizer.steps() - 1);
        double speed = stepsSinceStart * plan.batchSize() / ((System.nanoTime() - epochStarted) / 1e9);
        Validation result = validate();
        epochs++;
        if (validation.isEmpty() || bestEpoch == 0 || result.score > bestScore) {
            best = optimizer.average();
            bestScore = result.score;
            bestEpoch = epochs;
        }
        double trainingLoss = lossSum / (plan.stepsPerEpoch() * plan.batchSize());
        lossSum = 0;
        context.events().emit(new RunEvent.Epoch(context.stage(), context.fold(), epochs, trainingLoss, result.loss,
                result.score, rate, speed));
        startClock();
    }

    /** What the averaged weights reach on the validation examples; leaves the weights as they were. */
    private Validation validate() throws TrainingException {
        float[] weights = optimizer.memory().parameters();
        network.setParameters(optimizer.average());
        try {
            double losses = 0;
            double overlap = 0;
            for (int from = 0; from < validation.size(); from += plan.batchSize()) {
                context.cancellation().check();
                List<BoxTarget> targets =
                        validation.subList(from, Math.min(from + plan.batchSize(), validation.size()));
                List<Viewed> batch = targets.stream().map(t -> Viewed.whole(t.image())).toList();
                float[] output = network.output(views.batch(batch, context));
                losses += loss(targets, batch, output, new float[output.length]);
                for (int i = 0; i < batch.size(); i++) {
                    GridVotes votes = new GridVotes(grid);
                    votes.add(output, i * grid.outputLength(), false);
                    overlap += votes.best().box().iou(targets.get(i).box());
                }
            }
            // 0/0 = NaN says that nothing was validated
            return new Validation(losses / validation.size(), overlap / validation.size());
        } finally {
            network.setParameters(weights);
        }
    }

    private void startClock() {
        epochStarted = System.nanoTime();
        stepsSinceStart = 0;
    }

    private FitState state() {
        return new FitState(optimizer.memory(), lossSum, best, bestScore, bestEpoch, epochs);
    }

    private void restore(FitState state) {
        optimizer.restore(state.optimizer());
        lossSum = state.lossSum();
        best = state.best();
        bestScore = state.bestScore();
        bestEpoch = state.bestEpoch();
        epochs = state.epochs();
    }

    /** Mean loss and mean IoU. */
    private record Validation(double loss, double score) {
    }
}
