// SPDX-License-Identifier: EPL-2.0
package org.imago.training.suspects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

/** Confident learning against values computed by hand. */
class ConfidentLearningTest {

    private static final double[][] TWO = {{.9, .1}, {.8, .2}, {.1, .9}, {.2, .8}, {.3, .7}, {.45, .55}};
    private static final int[] LABELS = {0, 0, 0, 1, 1, 1};

    private final ConfidentLearning learning = ConfidentLearning.of(TWO, LABELS);

    @Test
    void thresholdsAreTheMeanSelfConfidenceOfEachClass() {
        assertEquals((.9 + .8 + .1) / 3, learning.threshold(0), 1e-12);
        assertEquals((.8 + .7 + .55) / 3, learning.threshold(1), 1e-12);
    }

    @Test
    void theJointCountsOnlyWhatReachesAThreshold() {
        assertEquals(2, learning.joint(0, 0));
        assertEquals(1, learning.joint(0, 1));
        assertEquals(0, learning.joint(1, 0));
        assertEquals(2, learning.joint(1, 1), "0.55 is below the threshold, and so is 0.45");
    }

    @Test
    void asManyAsTheJointSaysProbablyBelongElsewhere() {
        assertEquals(OptionalInt.of(1), learning.other(2));
        assertEquals(OptionalInt.empty(), learning.other(0));
        assertEquals(OptionalInt.empty(), learning.other(5), "of three of its class nobody is confident of another");
        assertEquals(1, learning.wrong(), 1e-12, "one of three confident ones of the class, of three samples");
    }

    @Test
    void theJointIsScaledToSamplesOfWhichNobodyIsConfident() {
        double[][] rows = {{.9, .1}, {.9, .1}, {.05, .95}, {.4, .6}, {.45, .55}, {.1, .9}, {.1, .9}};
        ConfidentLearning learned = ConfidentLearning.of(rows, new int[] {0, 0, 0, 0, 0, 1, 1});
        assertEquals(2, learned.joint(0, 0));
        assertEquals(1, learned.joint(0, 1), "0.6 and 0.55 are below the threshold of 0.9");
        assertEquals(5.0 / 3, learned.wrong(), 1e-12);
        assertEquals(OptionalInt.of(1), learned.other(2));
        assertEquals(OptionalInt.of(1), learned.other(3), "the second of nearly two");
        assertEquals(OptionalInt.empty(), learned.other(4));
    }

    @Test
    void theMarginIsBetweenTheOwnAndTheBestOtherClass() {
        assertEquals(-.8, learning.margin(2), 1e-12);
        assertEquals(.8, learning.margin(0), 1e-12);
        double[][] three = {{.2, .5, .3}, {.1, .8, .1}, {.1, .2, .7}};
        assertEquals(-.3, ConfidentLearning.of(three, new int[] {0, 1, 2}).margin(0), 1e-12);
    }

    @Test
    void ofSeveralClassesThatReachTheirThresholdTheMostProbableCounts() {
        double[][] rows = {{.30, .33, .37}, {.2, .3, .5}, {.2, .3, .5}, {.3, .35, .35}};
        ConfidentLearning several = ConfidentLearning.of(rows, new int[] {0, 1, 1, 2});
        assertTrue(several.threshold(1) <= .33 && several.threshold(2) <= .37);
        assertEquals(OptionalInt.of(2), several.other(0));
    }

    @Test
    void nobodyIsConfidentOfAClassWithoutSamples() {
        ConfidentLearning learned = ConfidentLearning.of(new double[][] {{.1, .9}, {.2, .8}}, new int[] {0, 0});
        assertTrue(Double.isNaN(learned.threshold(1)));
        assertEquals(OptionalInt.empty(), learned.other(0));
        assertEquals(0, learned.wrong(), 1e-12);
    }

    @Test
    void labelsAndRowsMustFit() {
        assertThrows(IllegalArgumentException.class, () -> ConfidentLearning.of(TWO, new int[] {0}));
        assertThrows(IllegalArgumentException.class, () -> ConfidentLearning.of(new double[0][], new int[0]));
    }
}
