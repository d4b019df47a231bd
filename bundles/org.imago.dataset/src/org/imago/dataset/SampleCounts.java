// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.List;

/**
 * How far a data set has come. Boxes are counted on samples that are not excluded, reviews on all.
 *
 * @param samples  rows
 * @param excluded those that are left out
 * @param boxed    those that are not left out and have a box
 * @param boxes    boxes on them
 * @param reviewed those that a person has marked reviewed
 */
public record SampleCounts(int samples, int excluded, int boxed, int boxes, int reviewed) {

    /**
     * Counts.
     *
     * @param dataset the data set, with its edits
     * @return the counts
     */
    public static SampleCounts of(Dataset dataset) {
        List<Integer> numbers = RecordedBox.numbers(dataset);
        int excluded = 0;
        int boxed = 0;
        int boxes = 0;
        int reviewed = 0;
        List<Sample> samples = dataset.samples();
        for (Sample sample : samples) {
            boolean out = sample.excluded();
            int some = out ? 0 : RecordedBox.readable(sample, numbers).size();
            excluded += out ? 1 : 0;
            boxed += some > 0 ? 1 : 0;
            boxes += some;
            reviewed += sample.reviewed() ? 1 : 0;
        }
        return new SampleCounts(samples.size(), excluded, boxed, boxes, reviewed);
    }
}
