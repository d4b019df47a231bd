// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Views as standardised features of the whole image, mirrored or not, perhaps shifted by whole cells. */
final class FeatureViews implements ViewSource {

    /** Share of the channels that training does not see: with few boxes, heads lean on single channels otherwise. */
    private static final double DROPPED = 0.15;

    private final FeatureSource source;
    private final Standardisation standardisation;

    FeatureViews(FeatureSource source, Standardisation standardisation) {
        this.source = source;
        this.standardisation = standardisation;
    }

    Standardisation standardisation() {
        return standardisation;
    }

    @Override
    public ViewSampler sampler() {
        Blueprint.InputShape coarsest = source.shapes().get(source.shapes().size() - 1);
        return new ShiftSampler(coarsest.rows(), coarsest.columns());
    }

    @Override
    public INDArray[] batch(List<Viewed> views, TrainingContext context) throws TrainingException {
        List<float[][]> features = read(views, context);
        List<Blueprint.InputShape> shapes = source.shapes();
        INDArray[] inputs = new INDArray[shapes.size()];
        for (int input = 0; input < inputs.length; input++) {
            Blueprint.InputShape shape = shapes.get(input);
            float[] batch = new float[views.size() * shape.length()];
            for (int i = 0; i < views.size(); i++) {
                put(features.get(i)[input], input, views.get(i), batch, i * shape.length());
            }
            inputs[input] = Nd4j.create(batch,
                    new long[] {views.size(), shape.channels(), shape.rows(), shape.columns()}, 'c');
        }
        return inputs;
    }

    @Override
    public void release() {
        source.release();
    }

    /** Copies one image's features of one input into a batch: standardised, shifted, and some channels left at 0. */
    private void put(float[] features, int input, Viewed viewed, float[] batch, int start) {
        Blueprint.InputShape shape = source.shapes().get(input);
        SplittableRandom random = new SplittableRandom(viewed.dropped() + input);
        View view = viewed.view();
        int down = (int) Math.round(view.y() * shape.rows());
        // features of the mirrored image are stored mirrored, so that a view's shift goes the other way in them
        int right = (int) Math.round(view.x() * shape.columns()) * (view.mirrored() ? -1 : 1);
        boolean drops = viewed.dropped() != 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            if (drops && random.nextDouble() < DROPPED) {
                continue;
            }
            float offset = standardisation.offsets().get(input)[channel];
            float scale = standardisation.scales().get(input)[channel] * (drops ? (float) (1 / (1 - DROPPED)) : 1);
            for (int row = Math.max(0, -down); row < Math.min(shape.rows(), shape.rows() - down); row++) {
                int to = (channel * shape.rows() + row) * shape.columns();
                int from = to + down * shape.columns() + right;
                int last = Math.min(shape.columns(), shape.columns() - right);
                for (int column = Math.max(0, -right); column < last; column++) {
                    batch[start + to + column] = (features[from + column] - offset) * scale;
                }
            }
        }
    }

    private List<float[][]> read(List<Viewed> views, TrainingContext context) throws TrainingException {
        float[][][] result = new float[views.size()][][];
        for (boolean mirrored : new boolean[] {false, true}) {
            int[] wanted = IntStream.range(0, result.length)
                    .filter(i -> views.get(i).view().mirrored() == mirrored).toArray();
            List<Path> images = Arrays.stream(wanted).mapToObj(i -> views.get(i).image()).toList();
            List<float[][]> read = images.isEmpty() ? List.of() : source.read(images, mirrored, context);
            for (int i = 0; i < wanted.length; i++) {
                result[wanted[i]] = read.get(i);
            }
        }
        return List.of(result);
    }
}
