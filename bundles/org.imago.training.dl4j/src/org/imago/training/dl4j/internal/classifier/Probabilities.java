// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

/** Questions to a row of probabilities. */
final class Probabilities {

    private Probabilities() {
    }

    /** The most probable class; the first of equals. */
    static int best(double[] row) {
        int best = 0;
        for (int c = 1; c < row.length; c++) {
            if (row[c] > row[best]) {
                best = c;
            }
        }
        return best;
    }

    /** Mean cross-entropy of some rows. */
    static double loss(double[][] rows, int[] labels) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            loss -= Math.log(Math.max(Double.MIN_NORMAL, rows[i][labels[i]]));
        }
        return loss / rows.length;
    }

    /** Share of rows whose most probable class is right. */
    static double accuracy(double[][] rows, int[] labels) {
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            right += best(rows[i]) == labels[i] ? 1 : 0;
        }
        return (double) right / rows.length;
    }
}
