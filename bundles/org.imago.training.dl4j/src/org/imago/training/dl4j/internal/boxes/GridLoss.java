// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

/**
 * What a network learns for one view: the softmax over the cells is to be a bell around the true centre (cross
 * entropy), and the cells under that bell are to propose the true box ({@link BoxLoss}), each as much as its share.
 * Training the neighbours too lets prediction average their boxes.
 */
final class GridLoss {

    /** Standard deviation of the bell over the box's size (measured: 0.1 to 0.2 serve alike). */
    private static final double BELL_OVER_BOX = 0.15;

    /** Its smallest standard deviation in cells, so that a small box still has a cell. */
    private static final double SMALLEST_BELL = 0.5;

    /** Below this height the bell counts as flat: 2.8 standard deviations. */
    private static final double BELL_EDGE = 0.02;

    private final Grid grid;

    GridLoss(Grid grid) {
        this.grid = grid;
    }

    /**
     * Loss of one view and its derivatives.
     *
     * @param output   numbers of a batch, as {@link Grid} describes
     * @param start    where the view's numbers begin
     * @param target   true box in fractions of the view
     * @param weight   factor of the derivatives, such as one over the batch's size
     * @param gradient as long as {@code output}; the derivatives are added
     * @return the loss, not weighted
     */
    double add(float[] output, int start, UnitBox target, double weight, float[] gradient) {
        double[] bell = bell(target);
        double[] probabilities = grid.probabilities(output, start);
        BoxLoss boxLoss = new BoxLoss(grid, target);
        double loss = 0;
        for (int cell = 0; cell < grid.cells(); cell++) {
            gradient[start + cell] += (float) (weight * (probabilities[cell] - bell[cell]));
            if (bell[cell] > 0) {
                loss -= bell[cell] * Math.log(Math.max(probabilities[cell], Double.MIN_NORMAL));
                loss += boxLoss.add(output, start, cell, bell[cell] * weight, gradient) / weight;
            }
        }
        return loss;
    }

    /** A normal distribution around the box's centre, cut to the cells near it; sums to 1. */
    private double[] bell(UnitBox target) {
        double sx = Math.max(BELL_OVER_BOX * target.width(), SMALLEST_BELL / grid.columns());
        double sy = Math.max(BELL_OVER_BOX * target.height(), SMALLEST_BELL / grid.rows());
        double centreX = Math.clamp(target.centreX(), 0.5 / grid.columns(), 1 - 0.5 / grid.columns());
        double centreY = Math.clamp(target.centreY(), 0.5 / grid.rows(), 1 - 0.5 / grid.rows());
        double[] bell = new double[grid.cells()];
        double sum = 0;
        for (int cell = 0; cell < bell.length; cell++) {
            double dx = (grid.cellX(cell) - centreX) / sx;
            double dy = (grid.cellY(cell) - centreY) / sy;
            double height = Math.exp(-(dx * dx + dy * dy) / 2);
            bell[cell] = height < BELL_EDGE ? 0 : height;
            sum += bell[cell];
        }
        for (int cell = 0; cell < bell.length; cell++) {
            bell[cell] /= sum;
        }
        return bell;
    }
}
