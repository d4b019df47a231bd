// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.backbone.FeatureStore;

/** Features from the store on disk, of which as many as fit are kept in memory as 16-bit floats. */
final class BackboneFeatures implements FeatureSource {

    /** Beyond this many bytes features are read from disk each time. */
    private static final long MEMORY = 256L << 20;

    private final FeatureStore store;
    private final List<Blueprint.InputShape> shapes;
    private final Map<Key, short[][]> kept = new HashMap<>();
    private final long most;

    /** @param store of the layers to use */
    BackboneFeatures(FeatureStore store) {
        this.store = store;
        shapes = store.shapes().stream()
                .map(shape -> new Blueprint.InputShape(shape.channels(), shape.rows(), shape.columns())).toList();
        most = MEMORY / Short.BYTES / shapes.stream().mapToInt(Blueprint.InputShape::length).sum();
    }

    @Override
    public List<Blueprint.InputShape> shapes() {
        return shapes;
    }

    @Override
    public List<float[][]> read(List<Path> images, boolean mirrored, TrainingContext context)
            throws TrainingException {
        context.cancellation().check();
        List<Path> unknown = images.stream().filter(image -> !kept.containsKey(new Key(image, mirrored))).distinct()
                .toList();
        Map<Path, float[][]> read = new HashMap<>();
        if (!unknown.isEmpty()) {
            List<float[][]> stored = store.read(unknown, mirrored, context);
            for (int i = 0; i < unknown.size(); i++) {
                read.put(unknown.get(i), keep(new Key(unknown.get(i), mirrored), stored.get(i)));
            }
        }
        List<float[][]> result = new ArrayList<>();
        for (Path image : images) {
            float[][] fresh = read.get(image);
            result.add(fresh != null ? fresh : singles(kept.get(new Key(image, mirrored))));
        }
        return result;
    }

    /** Rounds in any case, so that the numbers do not depend on what is in memory. */
    private float[][] keep(Key key, float[][] features) {
        short[][] halves = new short[features.length][];
        for (int layer = 0; layer < halves.length; layer++) {
            halves[layer] = new short[features[layer].length];
            for (int i = 0; i < halves[layer].length; i++) {
                halves[layer][i] = Float.floatToFloat16(features[layer][i]);
            }
        }
        if (kept.size() < most) {
            kept.put(key, halves);
        }
        return singles(halves);
    }

    private static float[][] singles(short[][] halves) {
        float[][] features = new float[halves.length][];
        for (int layer = 0; layer < features.length; layer++) {
            features[layer] = new float[halves[layer].length];
            for (int i = 0; i < features[layer].length; i++) {
                features[layer][i] = Float.float16ToFloat(halves[layer][i]);
            }
        }
        return features;
    }

    @Override
    public void release() {
        kept.clear();
        store.close();
    }

    private record Key(Path image, boolean mirrored) {
    }
}
