// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

/**
 * The cells in which a network says where the object is and how large. Every cell holds five numbers: a score, two
 * offsets of the box's centre from the cell's in units of the prior's size, and the logarithms of width and height
 * over the prior's. The output of a network for one image is {@code float[5 * cells]}, score plane first, then
 * offset x, offset y, log width, log height.
 *
 * @param rows        cells from top to bottom
 * @param columns     cells from left to right
 * @param priorWidth  mean width of the boxes learnt from, fraction of the image
 * @param priorHeight mean height of the boxes learnt from, fraction of the image
 */
record Grid(int rows, int columns, double priorWidth, double priorHeight) {

    /** Numbers per cell. */
    static final int DEPTH = 5;

    /** Boxes are at most e³ = 20 times larger or smaller than the prior, so that an untrained cell cannot overflow. */
    private static final double LARGEST_LOG_RATIO = 3;

    int cells() {
        return rows * columns;
    }

    /** Length of the output for one image. */
    int outputLength() {
        return DEPTH * cells();
    }

    double cellX(int cell) {
        return (cell % columns + 0.5) / columns;
    }

    double cellY(int cell) {
        return (cell / columns + 0.5) / rows;
    }

    /** The cell that lies where this one is in the mirrored image. */
    int mirror(int cell) {
        return cell - cell % columns + columns - 1 - cell % columns;
    }

    /**
     * The box that one cell proposes.
     *
     * @param output numbers of a whole batch
     * @param start  where the image's numbers begin
     */
    UnitBox box(float[] output, int start, int cell) {
        int n = cells();
        int at = start + cell;
        return new UnitBox(cellX(cell) + output[at + n] * priorWidth, cellY(cell) + output[at + 2 * n] * priorHeight,
                priorWidth * size(output[at + 3 * n]), priorHeight * size(output[at + 4 * n]));
    }

    private static double size(float logRatio) {
        return Math.exp(Math.clamp(logRatio, -LARGEST_LOG_RATIO, LARGEST_LOG_RATIO));
    }

    /**
     * Softmax of the scores over all cells of one image.
     *
     * @return {@code [cells]}, sums to 1
     */
    double[] probabilities(float[] output, int start) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int cell = 0; cell < cells(); cell++) {
            largest = Math.max(largest, output[start + cell]);
        }
        double[] result = new double[cells()];
        double sum = 0;
        for (int cell = 0; cell < cells(); cell++) {
            result[cell] = Math.exp(output[start + cell] - largest);
            sum += result[cell];
        }
        for (int cell = 0; cell < cells(); cell++) {
            result[cell] /= sum;
        }
        return result;
    }
}
