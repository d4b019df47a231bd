// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

/**
 * How far a proposed box is from the true one, with its derivatives: one minus generalised IoU (Rezatofighi et al.,
 * CVPR 2019, equation 1), which also has a slope where the boxes do not meet, plus a smooth L1 term on the numbers
 * as the network gives them, which leads while the boxes are still far apart.
 */
final class BoxLoss {

    private static final double IOU_WEIGHT = 2;
    private static final double DIRECT_WEIGHT = 0.5;

    /** Where smooth L1 turns from square to linear, in units of the prior's size. */
    private static final double SMOOTHNESS = 0.2;

    private final Grid grid;
    private final UnitBox target;

    BoxLoss(Grid grid, UnitBox target) {
        this.grid = grid;
        this.target = target;
    }

    /**
     * The loss of one cell's box; adds its derivatives.
     *
     * @param output   numbers of a batch
     * @param start    where the image's numbers begin
     * @param weight   factor of loss and derivatives
     * @param gradient as long as {@code output}
     * @return weighted loss
     */
    double add(float[] output, int start, int cell, double weight, float[] gradient) {
        return weight * (IOU_WEIGHT * addOverlap(output, start, cell, weight * IOU_WEIGHT, gradient)
                + DIRECT_WEIGHT * addDirect(output, start, cell, weight * DIRECT_WEIGHT, gradient));
    }

    private double addOverlap(float[] output, int start, int cell, double weight, float[] gradient) {
        UnitBox box = grid.box(output, start, cell);
        double w = Math.min(box.right(), target.right()) - Math.max(box.left(), target.left());
        double h = Math.min(box.bottom(), target.bottom()) - Math.max(box.top(), target.top());
        boolean meet = w > 0 && h > 0;
        double shared = meet ? w * h : 0;
        double union = box.area() + target.area() - shared;
        double hullWidth = Math.max(box.right(), target.right()) - Math.min(box.left(), target.left());
        double hullHeight = Math.max(box.bottom(), target.bottom()) - Math.min(box.top(), target.top());
        double hull = hullWidth * hullHeight;

        // derivatives by the four sides: left, top, right, bottom
        double[] dShared = {meet && box.left() > target.left() ? -h : 0, meet && box.top() > target.top() ? -w : 0,
                meet && box.right() < target.right() ? h : 0, meet && box.bottom() < target.bottom() ? w : 0};
        double[] dArea = {-box.height(), -box.width(), box.height(), box.width()};
        double[] dHull = {box.left() < target.left() ? -hullHeight : 0, box.top() < target.top() ? -hullWidth : 0,
                box.right() > target.right() ? hullHeight : 0, box.bottom() > target.bottom() ? hullWidth : 0};
        double[] d = new double[4];
        for (int side = 0; side < 4; side++) {
            double dUnion = dArea[side] - dShared[side];
            d[side] = -weight * ((dShared[side] * union - shared * dUnion) / (union * union)
                    + (dUnion * hull - union * dHull[side]) / (hull * hull));
        }
        int n = grid.cells();
        int at = start + cell;
        gradient[at + n] += (float) ((d[0] + d[2]) * grid.priorWidth());
        gradient[at + 2 * n] += (float) ((d[1] + d[3]) * grid.priorHeight());
        gradient[at + 3 * n] += (float) ((d[2] - d[0]) / 2 * box.width());
        gradient[at + 4 * n] += (float) ((d[3] - d[1]) / 2 * box.height());
        return 2 - shared / union - union / hull;
    }

    private double addDirect(float[] output, int start, int cell, double weight, float[] gradient) {
        double[] wanted = {(target.centreX() - grid.cellX(cell)) / grid.priorWidth(),
                (target.centreY() - grid.cellY(cell)) / grid.priorHeight(),
                Math.log(target.width() / grid.priorWidth()), Math.log(target.height() / grid.priorHeight())};
        double loss = 0;
        for (int k = 0; k < wanted.length; k++) {
            int at = start + cell + (k + 1) * grid.cells();
            double error = output[at] - wanted[k];
            boolean near = Math.abs(error) < SMOOTHNESS;
            loss += near ? error * error / (2 * SMOOTHNESS) : Math.abs(error) - SMOOTHNESS / 2;
            gradient[at] += (float) (weight * (near ? error / SMOOTHNESS : Math.signum(error)));
        }
        return loss;
    }
}
