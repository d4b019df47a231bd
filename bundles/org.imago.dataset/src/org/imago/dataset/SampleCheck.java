// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.List;
import java.util.Optional;

import org.imago.image.ImageFacts;

/** Looks at one sample for what a person should see. Called for every sample of a data set, so it should be quick. */
@FunctionalInterface
public interface SampleCheck {

    /**
     * Checks a sample.
     *
     * @param sample the sample
     * @param facts  what is known of its image; nothing if the sample is excluded or the image cannot be decoded
     * @return its problems, in the order of the columns; empty if there are none
     */
    List<DatasetProblem> check(Sample sample, Optional<ImageFacts> facts);
}
