// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/** Reading rows of class probabilities. */
public final class Probabilities {

    private Probabilities() {
    }

    /**
     * Returns the most probable class.
     *
     * @param row a probability a class
     * @return its index; the first of equal ones
     */
    public static int best(double[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
