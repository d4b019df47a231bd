// SPDX-License-Identifier: EPL-2.0
package org.imago.training.review;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.imago.dataset.Sample;
import org.imago.image.ImageProblemException;
import org.imago.image.PerceptualHash;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;

/** Compares images by their perceptual hashes: the share of the bits that differ. */
public final class HashDifference implements ReviewOrder.Difference {

    private final Map<Integer, PerceptualHash> hashes = new HashMap<>();

    private HashDifference() {
    }

    /**
     * Takes the hashes of images, decoding those that were never decoded before.
     *
     * @param samples      the samples
     * @param images       tells where the image of a sample is; nothing if that is not known
     * @param pixels       decoded images
     * @param cancellation asked before each image
     * @return compares these samples; one whose image cannot be decoded is like any other, and so comes last
     * @throws CancelledException when that was asked for
     */
    public static HashDifference of(Iterable<Sample> samples, Function<Sample, Optional<Path>> images,
            PixelCache pixels, Cancellation cancellation) throws CancelledException {
        HashDifference difference = new HashDifference();
        for (Sample sample : samples) {
            cancellation.check();
            Optional<Path> image = images.apply(sample);
            if (image.isPresent()) {
                try {
                    difference.hashes.put(sample.index(), pixels.facts(image.get()).hash());
                } catch (ImageProblemException e) {
                    // Validation lists it; nothing can be drawn on it.
                    continue;
                }
            }
        }
        return difference;
    }

    @Override
    public double between(int one, int other) {
        PerceptualHash first = hashes.get(one);
        PerceptualHash second = hashes.get(other);
        return first == null || second == null ? 0 : (double) first.distance(second) / first.bits();
    }
}
