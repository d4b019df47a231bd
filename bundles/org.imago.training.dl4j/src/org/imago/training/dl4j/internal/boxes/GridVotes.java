// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

/**
 * Collects what one or more views of an image say, in the image's coordinates, and finds the place that most of
 * them agree on.
 */
final class GridVotes {

    /** Half the window around the winning cell over the prior's size (measured: flat from 0.25 to 0.5). */
    private static final double WINDOW_OVER_PRIOR = 0.35;

    private final Grid grid;
    private final double[] mass;
    private final double[][] sums;
    private int views;

    GridVotes(Grid grid) {
        this.grid = grid;
        mass = new double[grid.cells()];
        sums = new double[grid.cells()][4];
    }

    /**
     * Adds the output for one view of the whole image.
     *
     * @param output numbers of a batch
     * @param start  where the view's numbers begin
     */
    void add(float[] output, int start, boolean mirrored) {
        double[] probabilities = grid.probabilities(output, start);
        View view = mirrored ? View.MIRRORED : View.WHOLE;
        for (int cell = 0; cell < grid.cells(); cell++) {
            UnitBox box = view.toImage(grid.box(output, start, cell));
            int at = mirrored ? grid.mirror(cell) : cell;
            double p = probabilities[cell];
            mass[at] += p;
            sums[at][0] += p * box.centreX();
            sums[at][1] += p * box.centreY();
            sums[at][2] += p * Math.log(box.width());
            sums[at][3] += p * Math.log(box.height());
        }
        views++;
    }

    /**
     * The window with the most mass; its box is the mean of its cells' boxes, weighted with their mass, and its
     * confidence that mass.
     *
     * @throws IllegalStateException nothing was added
     */
    Vote best() {
        if (views == 0) {
            throw new IllegalStateException("no view was added");
        }
        Vote best = null;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                Vote vote = window(row, column);
                if (best == null || vote.confidence() > best.confidence()) {
                    best = vote;
                }
            }
        }
        return best;
    }

    private Vote window(int row, int column) {
        int reachX = reach(grid.priorWidth() * grid.columns());
        int reachY = reach(grid.priorHeight() * grid.rows());
        double total = 0;
        double[] sum = new double[4];
        for (int y = Math.max(0, row - reachY); y <= Math.min(grid.rows() - 1, row + reachY); y++) {
            for (int x = Math.max(0, column - reachX); x <= Math.min(grid.columns() - 1, column + reachX); x++) {
                int cell = y * grid.columns() + x;
                total += mass[cell];
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += sums[cell][k];
                }
            }
        }
        double divisor = Math.max(total, Double.MIN_NORMAL);
        return new Vote(new UnitBox(sum[0] / divisor, sum[1] / divisor, Math.exp(sum[2] / divisor),
                Math.exp(sum[3] / divisor)), Math.min(1, total / views));
    }

    private static int reach(double priorCells) {
        return (int) Math.max(1, Math.round(WINDOW_OVER_PRIOR * priorCells));
    }

    /**
     * The place that won.
     *
     * @param box        fractions of the image
     * @param confidence share of the softmax mass in the window, 0..1
     */
    record Vote(UnitBox box, double confidence) {
    }
}
