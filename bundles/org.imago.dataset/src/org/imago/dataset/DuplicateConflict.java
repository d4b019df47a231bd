// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.List;

/** Something that is said of one picture in two ways. Excluded samples contradict nobody. */
public sealed interface DuplicateConflict {

    /**
     * Returns the group whose samples contradict each other.
     *
     * @return the group
     */
    DuplicateGroup group();

    /**
     * Returns the samples that contradict each other.
     *
     * @return in the order of the rows; none of them is excluded
     */
    List<Sample> samples();

    /**
     * Copies have different classes: one of them must be wrong.
     *
     * @param group   the group
     * @param samples those that have a class
     * @param classes the classes, in the order in which they occur
     */
    record Classes(DuplicateGroup group, List<Sample> samples, List<String> classes) implements DuplicateConflict {
    }

    /**
     * A picture was boxed twice, and not alike. Each sample with boxes is compared with the first one of its group.
     *
     * @param group  the group
     * @param first  the first sample with boxes
     * @param second another one
     * @param iou    mean intersection over union of the boxes, those that only one of them has counting 0; 0 to 1
     */
    record Boxes(DuplicateGroup group, Sample first, Sample second, double iou) implements DuplicateConflict {

        @Override
        public List<Sample> samples() {
            return List.of(first, second);
        }
    }

    /**
     * Copies are in different parts of the data set, such as train and test, so that what was learnt from one is
     * examined with the other.
     *
     * @param group   the group
     * @param samples those that are in a part
     * @param parts   the parts, in the order in which they occur
     */
    record Parts(DuplicateGroup group, List<Sample> samples, List<String> parts) implements DuplicateConflict {
    }
}
