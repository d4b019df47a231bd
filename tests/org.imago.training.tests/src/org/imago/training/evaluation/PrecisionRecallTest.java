// SPDX-License-Identifier: EPL-2.0
package org.imago.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.imago.training.evaluation.PrecisionRecall.Point;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {

    @Test
    void eachThresholdIsAPoint() {
        PrecisionRecall curve = PrecisionRecall.of(new double[] {0.1, 0.4, 0.35, 0.8},
                new boolean[] {false, false, true, true});
        assertEquals(List.of(new Point(0.8, 1, 0.5), new Point(0.4, 0.5, 0.5), new Point(0.35, 2 / 3.0, 1),
                new Point(0.1, 0.5, 1)), curve.points());
        // What scikit-learn's documentation gives for these scores.
        assertEquals(0.8333, curve.averagePrecision(), 1e-4);
    }

    @Test
    void samplesOfOneScoreAreTakenTogether() {
        PrecisionRecall curve = PrecisionRecall.of(new double[] {0.5, 0.5, 0.5, 0.2},
                new boolean[] {true, false, false, true});
        assertEquals(List.of(new Point(0.5, 1 / 3.0, 0.5), new Point(0.2, 0.5, 1)), curve.points());
        assertEquals(1 / 3.0 * 0.5 + 0.5 * 0.5, curve.averagePrecision(), 1e-12);
    }

    @Test
    void chanceIsTheShareOfTheClass() {
        Random random = new Random(1);
        double[] scores = random.doubles(20_000).toArray();
        boolean[] positive = new boolean[scores.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = random.nextInt(5) == 0;
        }
        assertEquals(0.2, PrecisionRecall.of(scores, positive).averagePrecision(), 0.01);
    }

    @Test
    void withoutAnythingOfTheClassThereIsNoRecall() {
        PrecisionRecall curve = PrecisionRecall.of(new double[] {0.3}, new boolean[] {false});
        assertTrue(Double.isNaN(curve.averagePrecision()));
        assertEquals(0, curve.points().getFirst().precision());
        assertEquals(List.of(), PrecisionRecall.of(new double[0], new boolean[0]).points());
        assertThrows(IllegalArgumentException.class, () -> PrecisionRecall.of(new double[1], new boolean[2]));
    }
}
