// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.nio.file.Path;
import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;

/**
 * A usable sample of the loop.
 *
 * @param sample    its row
 * @param image     its image, which has been decoded once without fault
 * @param facts     digest and size of the image
 * @param label     index of its class
 * @param drawn     the hand-drawn box, pixels of the image as shown
 * @param reference the box that predictions are scored against: the truth file's, else the hand-drawn one
 * @param truth     index of its right class by the truth file; empty without one, or where it excludes the sample
 */
record LoopSample(Sample sample, Path image, ImageFacts facts, int label, Optional<BoundingBox> drawn,
        Optional<BoundingBox> reference, Optional<Integer> truth) {
}
