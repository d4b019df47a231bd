// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.imago.image.ContentDigest;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageProblemException;
import org.imago.image.ImageScaler;
import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Features of a {@link FrozenNetwork}, computed in batches where the disk does not have them yet. */
final class BackboneFeatures implements FeatureSource {

    /** Part of the key of the files on disk: changes when the same layers would give other numbers. */
    private static final String VERSION = "1";

    private static final int BATCH = 8;
    private static final float[] IMAGENET_MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] IMAGENET_DEVIATION = {0.229f, 0.224f, 0.225f};

    private final FrozenNetwork network;
    private final Weights weights;
    private final FeatureLayers layers;
    private final List<Blueprint.InputShape> shapes;
    private final FeatureFiles files;

    BackboneFeatures(FrozenNetwork network, Weights weights, FeatureLayers layers, Path cacheFolder) {
        this.network = network;
        this.weights = weights;
        this.layers = layers;
        // a black image tells the shapes, whatever the network does at its borders
        InputSize size = layers.size();
        INDArray[] probe = network.activations(layers.names(), new float[size.width() * size.height() * 3], 1, size);
        shapes = Arrays.stream(probe).map(a -> new Blueprint.InputShape((int) a.size(3), (int) a.size(1),
                (int) a.size(2))).toList();
        String key = ContentDigest.sha256(String.join("\n", VERSION, String.valueOf(ImageDecoder.VERSION),
                layers.toString(), weights.normalization().name()).getBytes(StandardCharsets.UTF_8));
        files = new FeatureFiles(cacheFolder.resolve("box-features").resolve(key.substring(0, 16)),
                shapes.stream().mapToInt(Blueprint.InputShape::length).sum());
    }

    @Override
    public List<Blueprint.InputShape> shapes() {
        return shapes;
    }

    @Override
    public List<float[][]> read(List<Path> images, boolean mirrored, TrainingContext context)
            throws TrainingException {
        List<String> names = new ArrayList<>();
        for (Path image : images) {
            names.add(name(image, mirrored, context));
        }
        compute(images, names, mirrored, context);
        List<float[][]> result = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            result.add(split(files.read(name).orElseThrow(() -> new TrainingException("The features " + name
                    + " are damaged or were removed from the cache during the run: start it again."))));
        }
        return result;
    }

    private static String name(Path image, boolean mirrored, TrainingContext context) throws TrainingException {
        try {
            return context.pixels().facts(image).digest() + (mirrored ? "-mirrored" : "") + ".f16";
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        }
    }

    private void compute(List<Path> images, List<String> names, boolean mirrored, TrainingContext context)
            throws TrainingException {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!files.has(names.get(i))) {
                missing.add(i);
            }
        }
        long started = System.nanoTime();
        for (int from = 0; from < missing.size(); from += BATCH) {
            context.cancellation().check();
            List<Integer> batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
            computeBatch(batch.stream().map(images::get).toList(), batch.stream().map(names::get).toList(), mirrored,
                    context);
            int done = from + batch.size();
            double remaining = (System.nanoTime() - started) / 1e9 / done * (missing.size() - done);
            context.events().emit(new RunEvent.Progress(context.stage(), context.fold(), "box features", done,
                    missing.size(), remaining));
        }
    }

    private void computeBatch(List<Path> images, List<String> names, boolean mirrored, TrainingContext context)
            throws TrainingException {
        InputSize size = layers.size();
        float[] input = new float[images.size() * size.width() * size.height() * 3];
        try {
            for (int i = 0; i < images.size(); i++) {
                BufferedImage image = context.pixels().decoder().decode(images.get(i));
                put(ImageScaler.rgb(ImageScaler.scale(image, size.width(), size.height())), mirrored, input, i);
            }
            INDArray[] activations = network.activations(layers.names(), input, images.size(), size);
            float[][] numbers = new float[activations.length][];
            for (int layer = 0; layer < numbers.length; layer++) {
                // to NCHW, in which the head trains
                numbers[layer] = activations[layer].permute(0, 3, 1, 2).dup('c').data().asFloat();
            }
            for (int i = 0; i < images.size(); i++) {
                files.write(names.get(i), joined(numbers, i));
            }
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        } catch (IOException e) {
            throw new TrainingException("Features cannot be kept in " + context.cacheFolder() + ": " + e.getMessage(),
                    e);
        }
    }

    private void put(byte[] rgb, boolean mirrored, float[] input, int image) {
        int width = layers.size().width();
        int start = image * rgb.length;
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            int channel = i % 3;
            int from = mirrored ? pixel - pixel % width + width - 1 - pixel % width : pixel;
            int value = rgb[from * 3 + channel] & 0xff;
            input[start + i] = weights.normalization() == Normalization.IMAGENET
                    ? (value / 255f - IMAGENET_MEAN[channel]) / IMAGENET_DEVIATION[channel] : value / 127.5f - 1;
        }
    }

    private float[] joined(float[][] numbers, int image) {
        float[] result = new float[shapes.stream().mapToInt(Blueprint.InputShape::length).sum()];
        int at = 0;
        for (int layer = 0; layer < numbers.length; layer++) {
            int length = shapes.get(layer).length();
            System.arraycopy(numbers[layer], image * length, result, at, length);
            at += length;
        }
        return result;
    }

    private float[][] split(float[] joined) {
        float[][] result = new float[shapes.size()][];
        int at = 0;
        for (int layer = 0; layer < result.length; layer++) {
            int length = shapes.get(layer).length();
            result[layer] = Arrays.copyOfRange(joined, at, at + length);
            at += length;
        }
        return result;
    }
}
