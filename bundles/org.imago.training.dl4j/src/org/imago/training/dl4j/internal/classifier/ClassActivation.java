// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.training.Explanation;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.backbone.Pace;
import org.imago.training.dl4j.internal.runtime.GpuMemory;

/**
 * Class activation mapping (Zhou et al., CVPR 2016). A linear head on the means of a layer's planes is the mean, over the
 * cells, of that head on each cell: what each cell contributes is exact and needs no gradient, and Grad-CAM (Selvaraju
 * et al., ICCV 2017) of that layer gives the same map for such networks.
 *
 * <p>What is mapped is the logit of the class above the mean logit of the other classes, since a softmax ignores what
 * is added to all. Cells that speak against the class count as nothing. Image and mirror image are both asked, as
 * predictions ask both.
 *
 * @param classes names in the order of the head's outputs
 * @param head    of the classifier
 */
record ClassActivation(List<String> classes, SoftmaxHead head) {

    private static final int BATCH = 16;

    /** Gives the layer that the head sees. */
    @FunctionalInterface
    interface Maps {

        /**
         * Of some images.
         *
         * @param mirrored of the images with left and right swapped
         * @return one map an image
         * @throws TrainingException an image cannot be read
         */
        List<FeatureMap> of(List<Path> images, boolean mirrored) throws TrainingException;
    }

    /**
     * Explains images.
     *
     * @param label empty for the class predicted for each
     * @throws TrainingException there is no such class, an image cannot be read, or the run was cancelled
     */
    List<Explanation> explain(List<Path> images, Optional<String> label, Maps maps, TrainingContext context)
            throws TrainingException {
        if (label.isPresent() && !classes.contains(label.get())) {
            throw new TrainingException("The classifier knows no class '" + label.get() + "'; it knows "
                    + String.join(", ", classes) + ".");
        }
        Pace pace = new Pace(context, "explanations", images.size());
        List<Explanation> explanations = new ArrayList<>();
        GpuMemory memory = GpuMemory.ofThisMachine();
        int size = BATCH;
        while (explanations.size() < images.size()) {
            context.cancellation().check();
            int from = explanations.size();
            List<Path> batch = images.subList(from, Math.min(from + size, images.size()));
            try {
                explanations.addAll(explain(batch, label, maps));
                pace.done(explanations.size());
            } catch (RuntimeException | OutOfMemoryError e) {
                size = memory.smaller(batch.size(), e, context);
            }
        }
        return explanations;
    }

    private List<Explanation> explain(List<Path> batch, Optional<String> label, Maps maps) throws TrainingException {
        List<FeatureMap> plain = maps.of(batch, false);
        List<FeatureMap> mirrored = maps.of(batch, true);
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            explanations.add(explain(plain.get(i), mirrored.get(i), label));
        }
        return explanations;
    }

    private Explanation explain(FeatureMap plain, FeatureMap mirrored, Optional<String> label) {
        double[] probabilities = TransferClassifier.mean(head.probabilities(plain.means()),
                head.probabilities(mirrored.means()));
        int explained = label.map(classes::indexOf).orElseGet(() -> Probabilities.best(probabilities));
        double[] one = evidence(plain, explained);
        double[] other = evidence(mirrored, explained);
        double[] both = new double[one.length];
        for (int cell = 0; cell < both.length; cell++) {
            int column = cell % plain.columns();
            both[cell] = (one[cell] + other[cell - column + plain.columns() - 1 - column]) / 2;
        }
        return new Explanation(classes.get(explained), probabilities[explained], plain.rows(), plain.columns(),
                heat(both));
    }

    /** Logit of a class above the mean of the others, cell by cell; its mean is that of the whole image. */
    double[] evidence(FeatureMap map, int explained) {
        double[] evidence = new double[map.cells()];
        double start = contrast(head.biases(), 0, explained);
        for (int feature = 0; feature < map.channels(); feature++) {
            double weight = contrast(head.weights(), feature, explained) * head.scales()[feature];
            start -= weight * head.offsets()[feature];
            for (int cell = 0; cell < evidence.length; cell++) {
                evidence[cell] += weight * map.values()[feature * evidence.length + cell];
            }
        }
        for (int cell = 0; cell < evidence.length; cell++) {
            evidence[cell] += start;
        }
        return evidence;
    }

    private double contrast(float[] rows, int row, int explained) {
        double others = 0;
        for (int c = 0; c < classes.size(); c++) {
            others += c == explained ? 0 : rows[row * classes.size() + c];
        }
        return rows[row * classes.size() + explained] - others / Math.max(1, classes.size() - 1);
    }

    private static float[] heat(double[] evidence) {
        double strongest = 0;
        for (double cell : evidence) {
            strongest = Math.max(strongest, cell);
        }
        float[] heat = new float[evidence.length];
        for (int cell = 0; cell < heat.length; cell++) {
            heat[cell] = strongest > 0 ? (float) Math.clamp(evidence[cell] / strongest, 0.0, 1.0) : 0;
        }
        return heat;
    }
}
