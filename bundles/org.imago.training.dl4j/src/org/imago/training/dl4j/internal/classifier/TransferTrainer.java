// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierTask;
import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.backbone.FeatureStore;
import org.imago.training.weights.Weights;

/**
 * Learns a regularised head on the pooled features of a frozen network, from the images and their mirror images. The
 * strength of the regularisation is chosen on the validation examples, then the head is fitted to all examples.
 */
final class TransferTrainer {

    /** From strong to weak: the path is followed like epochs. */
    private static final double[] STRENGTHS = {3, 1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001};

    /** Best compromise of whole images and crops in the same measurement, for when there is nothing to choose by. */
    private static final double USUAL_STRENGTH = 0.03;

    private static final int PATIENCE = 3;

    private final ClassifierTask task;
    private final Weights weights;
    private final TrainingContext context;
    private final int inputSize;

    TransferTrainer(ClassifierTask task, Weights weights, TrainingContext context) {
        this.task = task;
        this.weights = weights;
        this.context = context;
        inputSize = task.settings().inputSize() > 0 ? InputSide.checked(task.settings().inputSize())
                : InputSide.enlarged(weights.inputSize());
    }

    Classifier train() throws TrainingException {
        try (FeatureStore store = FeatureStore.pooled(weights, inputSize, inputSize, context)) {
            Rows training = rows(store, task.training());
            Rows validation = rows(store, task.validation());
            double strength = task.validation().isEmpty() ? USUAL_STRENGTH : choose(training, validation);
            Rows all = training.and(validation);
            SoftmaxHead head = new SoftmaxFit(all.features(), all.labels(), task.classes().size())
                    .fit(strength, context.cancellation());
            context.events().emit(new RunEvent.Message(context.stage(), context.fold(), ("Regularisation strength %s, "
                    + "%s; fitted to all %d examples.").formatted(strength, task.validation().isEmpty()
                            ? "the usual one, for want of validation examples" : "best on the validation examples",
                            all.labels().length / 2)));
            Pretrained pretrained = Pretrained.of(weights, store.shapes().get(0).name(), inputSize);
            return new TransferClassifier(new TransferModel(task.classes(), pretrained, head), weights);
        }
    }

    private Rows rows(FeatureStore store, List<ClassExample> examples) throws TrainingException {
        List<Path> images = examples.stream().map(ClassExample::image).toList();
        List<float[]> features = new ArrayList<>();
        for (boolean mirrored : new boolean[] {false, true}) {
            store.read(images, mirrored, context).forEach(row -> features.add(row[0]));
        }
        int[] labels = new int[features.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.get(i % images.size()).label();
        }
        return new Rows(features, labels);
    }

    private double choose(Rows training, Rows validation) throws TrainingException {
        SoftmaxFit fit = new SoftmaxFit(training.features(), training.labels(), task.classes().size());
        int most = task.settings().epochs() > 0 ? Math.min(task.settings().epochs(), STRENGTHS.length)
                : STRENGTHS.length;
        int patience = task.settings().patience() > 0 ? task.settings().patience() : PATIENCE;
        double bestLoss = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int step = 0; step < most && step - best <= patience; step++) {
            long started = System.nanoTime();
            long seen = fit.seen();
            SoftmaxHead head = fit.fit(STRENGTHS[step], context.cancellation());
            double speed = (fit.seen() - seen) / ((System.nanoTime() - started) / 1e9);
            Score score = Score.of(head, validation);
            if (score.loss() < bestLoss) {
                bestLoss = score.loss();
                best = step;
            }
            // there is no step size: the line search finds one for every step
            context.events().emit(new RunEvent.Epoch(context.stage(), context.fold(), step + 1,
                    Score.of(head, training).loss(), score.loss(), score.accuracy(), Double.NaN, speed));
        }
        return STRENGTHS[best];
    }

    /** Features and classes of images, then of their mirror images in the same order. */
    private record Rows(List<float[]> features, int[] labels) {

        Rows and(Rows other) {
            List<float[]> all = new ArrayList<>(features);
            all.addAll(other.features);
            int[] classes = Arrays.copyOf(labels, all.size());
            System.arraycopy(other.labels, 0, classes, labels.length, other.labels.length);
            return new Rows(all, classes);
        }
    }

    /** Mean cross-entropy and share of right answers, each image judged together with its mirror image. */
    private record Score(double loss, double accuracy) {

        static Score of(SoftmaxHead head, Rows rows) {
            int images = rows.labels.length / 2;
            double[][] probabilities = new double[images][];
            for (int i = 0; i < images; i++) {
                probabilities[i] = TransferClassifier.mean(head.probabilities(rows.features.get(i)),
                        head.probabilities(rows.features.get(images + i)));
            }
            return new Score(Probabilities.loss(probabilities, rows.labels),
                    Probabilities.accuracy(probabilities, rows.labels));
        }
    }
}
