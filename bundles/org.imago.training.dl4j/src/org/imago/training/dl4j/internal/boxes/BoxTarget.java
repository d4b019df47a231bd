// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.imago.annotation.BoundingBox;
import org.imago.image.ImageFacts;
import org.imago.image.ImageProblemException;
import org.imago.training.BoxExample;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;

/**
 * An image and its box in fractions of the image.
 *
 * @param image  the file
 * @param digest of the file's bytes
 * @param width  of the image as shown, pixels
 * @param height of the image as shown, pixels
 * @param box    what is to be learnt
 */
record BoxTarget(Path image, String digest, int width, int height, UnitBox box) {

    /**
     * Looks up the images' sizes.
     *
     * @throws TrainingException an image cannot be read, a box is empty or outside its image, or the run was cancelled
     */
    static List<BoxTarget> of(List<BoxExample> examples, TrainingContext context) throws TrainingException {
        List<BoxTarget> targets = new ArrayList<>();
        for (BoxExample example : examples) {
            context.cancellation().check();
            targets.add(of(example, context));
        }
        return targets;
    }

    private static BoxTarget of(BoxExample example, TrainingContext context) throws TrainingException {
        try {
            ImageFacts facts = context.pixels().facts(example.image());
            BoundingBox box = example.box().clamp(facts.width(), facts.height());
            if (box.isEmpty()) {
                throw new TrainingException(example.image() + ": the box " + example.box() + " holds no pixel of the "
                        + facts.width() + "×" + facts.height() + " image. Draw it anew or exclude the image.");
            }
            return new BoxTarget(example.image(), facts.digest(), facts.width(), facts.height(),
                    UnitBox.of(box, facts.width(), facts.height()));
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        }
    }
}
