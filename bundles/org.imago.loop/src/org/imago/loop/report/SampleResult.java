// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.nio.file.Path;
import java.util.Optional;
import org.imago.annotation.BoundingBox;

/**
 * What a run found out about one sample, always with models that did not train on it.
 *
 * @param image the sample's image
 * @param fileName as the data set has it; may hold any character
 * @param line its line in the CSV, from 1
 * @param label its class in the data set
 * @param wholePredicted class that the classifier on whole images gave
 * @param wholeConfidence how sure that was, 0 to 1
 * @param cropPredicted class that the classifier on crops gave
 * @param cropConfidence how sure that was, 0 to 1; 0 without a crop
 * @param predictedBox predicted box in pixels of the image as shown
 * @param boxConfidence how sure that was, 0 to 1; 0 without a box
 * @param referenceBox box that a person drew, or that the truth gives, in pixels of the image as shown
 * @param iou overlap of the two boxes, 0 to 1
 * @param crop file of the crop
 * @param fellBack the box was too uncertain and the whole image was taken for the crop
 */
public record SampleResult(Path image, String fileName, int line, String label, String wholePredicted,
        double wholeConfidence, Optional<String> cropPredicted, double cropConfidence,
        Optional<BoundingBox> predictedBox, double boxConfidence, Optional<BoundingBox> referenceBox,
        Optional<Double> iou, Optional<Path> crop, boolean fellBack) {

    boolean wholeRight() {
        return label.equals(wholePredicted);
    }

    boolean cropRight() {
        return cropPredicted.filter(label::equals).isPresent();
    }
}
