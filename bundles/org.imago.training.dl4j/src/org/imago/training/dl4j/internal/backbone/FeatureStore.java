// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.image.ImageDecoder;
import org.imago.image.ImageProblemException;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.dl4j.internal.runtime.GpuMemory;
import org.imago.training.weights.Weights;

/**
 * Features of images, computed once and kept on disk: keyed by the network's and the image's content, the
 * normalisation, the size, the layer, the mirroring, the backend's arithmetic, and the versions of the decoder and of
 * this code. The network is loaded only when something is missing. For one thread at a time; several processes may share
 * a folder, and where the context has workers, these fill it. Neither the images that are computed together nor the
 * number of threads change a bit (measured with MobileNetV2 and oneDNN), so it does not matter in which order a folder
 * was filled, or by whom.
 */
public final class FeatureStore implements AutoCloseable {

    /** Changes when the same pixels would give other numbers; those of the decoder count as well. */
    private static final String VERSION = "1." + ImageDecoder.VERSION;

    /** Images the network sees at once; more gain nothing on two cores. */
    static final int BATCH = 16;

    private final Weights weights;
    private final int width;
    private final int height;
    private final boolean pooled;
    private final Path folder;
    private final FeatureFiles files;
    private Optional<Backbone> backbone = Optional.empty();
    private List<LayerShape> shapes = List.of();

    private FeatureStore(Weights weights, int width, int height, boolean pooled, TrainingContext context)
            throws TrainingException {
        this.weights = weights;
        this.width = width;
        this.height = height;
        this.pooled = pooled;
        folder = context.cacheFolder().resolve("features").resolve(weights.sha256())
                .resolve(Dl4jRuntime.start().arithmetic())
                .resolve(weights.normalization() + "-" + width + "x" + height + "-v" + VERSION);
        files = new FeatureFiles(folder);
    }

    /**
     * Tells which layers a network has.
     *
     * @param weights the network
     * @param width   of the images as it sees them, pixels
     * @param height  of the images as it sees them, pixels
     * @param context where the answer is kept
     * @return their shapes
     * @throws TrainingException the network cannot be loaded, or cannot look at images of that size
     */
    public static LayerList layers(Weights weights, int width, int height, TrainingContext context)
            throws TrainingException {
        try (FeatureStore store = new FeatureStore(weights, width, height, false, context)) {
            return store.layers();
        }
    }

    /**
     * Opens the features of some layers.
     *
     * @param weights the network
     * @param width   of the images as it sees them, pixels
     * @param height  of the images as it sees them, pixels
     * @param names   of the layers
     * @param context where they are kept
     * @return the features
     * @throws TrainingException the network cannot be loaded, or has no such layer
     */
    public static FeatureStore maps(Weights weights, int width, int height, List<String> names,
            TrainingContext context) throws TrainingException {
        FeatureStore store = new FeatureStore(weights, width, height, false, context);
        LayerList all = store.layers();
        try {
            store.shapes = names.stream().map(all::named).toList();
        } catch (IllegalArgumentException e) {
            throw new TrainingException(weights.file() + ": " + e.getMessage(), e);
        }
        return store;
    }

    /**
     * Opens the means over the whole image of the layer that describes best what is in it.
     *
     * @param weights the network
     * @param width   of the images as it sees them, pixels
     * @param height  of the images as it sees them, pixels
     * @param context where they are kept
     * @return the features, one vector an image
     * @throws TrainingException the network cannot be loaded, or has no such layer
     */
    public static FeatureStore pooled(Weights weights, int width, int height, TrainingContext context)
            throws TrainingException {
        FeatureStore store = new FeatureStore(weights, width, height, true, context);
        try {
            LayerShape layer = store.layers().feature(weights);
            store.shapes = List.of(new LayerShape(layer.name(), layer.channels(), 1, 1));
        } catch (IllegalArgumentException e) {
            throw new TrainingException(weights.file() + ": " + e.getMessage(), e);
        }
        return store;
    }

    /**
     * Returns the shapes of what {@link #read} gives.
     *
     * @return per layer
     */
    public List<LayerShape> shapes() {
        return shapes;
    }

    /**
     * Reads features, computing those that are missing.
     *
     * @param images   image files
     * @param mirrored of the images with left and right swapped
     * @param context  pixels, events, cancellation
     * @return per image, per layer: {@code [C,H,W]} in one array
     * @throws TrainingException an image cannot be read, the disk cannot be written, or the run was cancelled
     */
    public List<float[][]> read(List<Path> images, boolean mirrored, TrainingContext context)
            throws TrainingException {
        try {
            List<String> digests = digests(images, context);
            computeMissing(images, digests, mirrored, context);
            List<float[][]> result = new ArrayList<>();
            for (int i = 0; i < images.size(); i++) {
                Optional<float[][]> stored = stored(digests.get(i), mirrored);
                result.add(stored.isPresent() ? stored.get()
                        : compute(List.of(images.get(i)), List.of(digests.get(i)), mirrored, context).get(0));
            }
            return result;
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        } catch (IOException e) {
            throw full(e);
        }
    }

    /**
     * Computes the features that are missing, to be read later, maybe by others.
     *
     * @param images   image files
     * @param mirrored of the images with left and right swapped
     * @param context  pixels, events, cancellation
     * @throws TrainingException as {@link #read}
     */
    void fill(List<Path> images, boolean mirrored, TrainingContext context) throws TrainingException {
        try {
            computeMissing(images, digests(images, context), mirrored, context);
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        } catch (IOException e) {
            throw full(e);
        }
    }

    private TrainingException full(IOException cause) {
        return new TrainingException("Features cannot be kept in " + folder + " (" + cause.getMessage()
                + "): make room or choose another cache folder.", cause);
    }

    private List<String> names() {
        return shapes.stream().map(LayerShape::name).toList();
    }

    private List<String> digests(List<Path> images, TrainingContext context)
            throws ImageProblemException, TrainingException {
        context.pixels().expect(width, height);
        Pace pace = new Pace(context, "images", images.size());
        List<String> digests = new ArrayList<>();
        for (Path image : images) {
            context.cancellation().check();
            digests.add(context.pixels().facts(image).digest());
            pace.done(digests.size());
        }
        return digests;
    }

    private void computeMissing(List<Path> images, List<String> digests, boolean mirrored, TrainingContext context)
            throws ImageProblemException, IOException, TrainingException {
        Map<String, Path> missing = new LinkedHashMap<>();
        for (int i = 0; i < images.size(); i++) {
            if (!isStored(digests.get(i), mirrored)) {
                missing.put(digests.get(i), images.get(i));
            }
        }
        if (context.workers().isPresent() && missing.size() > BATCH) {
            new FeatureWork(weights, width, height, pooled, names()).run(List.copyOf(missing.values()), mirrored,
                    context.workers().get(), context);
            return;
        }
        List<String> names = List.copyOf(missing.keySet());
        Pace pace = new Pace(context, "features", names.size());
        GpuMemory memory = GpuMemory.ofThisMachine();
        int size = BATCH;
        for (int from = 0; from < names.size();) {
            context.cancellation().check();
            List<String> batch = names.subList(from, Math.min(from + size, names.size()));
            try {
                compute(batch.stream().map(missing::get).toList(), batch, mirrored, context);
                from += batch.size();
                pace.done(from);
            } catch (RuntimeException | OutOfMemoryError e) {
                size = memory.smaller(batch.size(), e, context);
            }
        }
    }

    private List<float[][]> compute(List<Path> images, List<String> digests, boolean mirrored, TrainingContext context)
            throws ImageProblemException, IOException, TrainingException {
        List<byte[]> pixels = new ArrayList<>();
        for (Path image : images) {
            pixels.add(context.pixels().rgb(image, width, height));
        }
        List<float[][]> features = backbone().features(pixels, mirrored, names());
        for (int i = 0; i < features.size(); i++) {
            for (int layer = 0; layer < shapes.size(); layer++) {
                if (pooled) {
                    features.get(i)[layer] = means(features.get(i)[layer], shapes.get(layer).channels());
                }
                files.write(name(digests.get(i), layer, mirrored), features.get(i)[layer]);
            }
        }
        return features;
    }

    private static float[] means(float[] map, int channels) {
        int cells = map.length / channels;
        float[] result = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            for (int i = channel * cells; i < (channel + 1) * cells; i++) {
                sum += map[i];
            }
            result[channel] = (float) (sum / cells);
        }
        return result;
    }

    private boolean isStored(String digest, boolean mirrored) {
        for (int layer = 0; layer < shapes.size(); layer++) {
            if (!files.exists(name(digest, layer, mirrored), shapes.get(layer).length())) {
                return false;
            }
        }
        return true;
    }

    /** Empty if one of the layers is damaged or gone. */
    private Optional<float[][]> stored(String digest, boolean mirrored) throws IOException {
        float[][] result = new float[shapes.size()][];
        for (int layer = 0; layer < result.length; layer++) {
            Optional<float[]> read = files.read(name(digest, layer, mirrored), shapes.get(layer).length());
            if (read.isEmpty()) {
                return Optional.empty();
            }
            result[layer] = read.get();
        }
        return Optional.of(result);
    }

    /** Layers' names come from a file of somebody else, so no name of a file here is taken from them as it is. */
    private String name(String digest, int layer, boolean mirrored) {
        String plain = shapes.get(layer).name().replaceAll("[^A-Za-z0-9_-]", "_");
        return plain + Integer.toHexString(shapes.get(layer).name().hashCode()) + (pooled ? "-mean/" : "/")
                + digest.substring(0, 2) + "/" + digest + (mirrored ? "-mirrored" : "");
    }

    private LayerList layers() throws TrainingException {
        Path catalogue = folder.resolve("layers.txt");
        try {
            if (Files.isReadable(catalogue)) {
                return LayerList.ofLines(Files.readAllLines(catalogue));
            }
        } catch (IOException | IllegalArgumentException e) {
            // a damaged list is made anew
        }
        LayerList layers = backbone().layers();
        try {
            Files.createDirectories(folder);
            Files.write(catalogue, layers.lines());
        } catch (IOException e) {
            throw new TrainingException("The cache folder " + folder + " cannot be written (" + e.getMessage()
                    + "): make room or choose another.", e);
        }
        return layers;
    }

    private Backbone backbone() throws TrainingException {
        if (backbone.isEmpty()) {
            backbone = Optional.of(Backbone.open(weights, width, height));
        }
        return backbone.get();
    }

    @Override
    public void close() {
        backbone.ifPresent(Backbone::close);
        backbone = Optional.empty();
    }
}
