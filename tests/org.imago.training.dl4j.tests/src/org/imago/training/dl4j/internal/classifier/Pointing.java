// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.util.Arrays;
import java.util.Locale;

import org.imago.training.Explanation;

/**
 * How well heat points at boxes, against heat that knows nothing (the pointing game of Zhang et al., ECCV 2016, and the
 * energy-based one of Wang et al., CVPRW 2020).
 */
final class Pointing {

    private int images;
    private int hits;
    private double chance;
    private double energy;
    private double luck;

    /**
     * Adds an image.
     *
     * @param box x, y, w, h as shares of the image's width and height
     */
    void add(Explanation explanation, double[] box) {
        double inside = 0;
        double all = 0;
        int hottest = 0;
        float[] heat = explanation.heat();
        double[] covered = new double[heat.length];
        for (int cell = 0; cell < heat.length; cell++) {
            double share = share(box, (double) (cell % explanation.columns()) / explanation.columns(),
                    (double) (cell / explanation.columns()) / explanation.rows(), 1.0 / explanation.columns(),
                    1.0 / explanation.rows());
            covered[cell] = share;
            inside += heat[cell] * share;
            all += heat[cell];
            hottest = heat[cell] > heat[hottest] ? cell : hottest;
        }
        images++;
        hits += covered[hottest] > 0 ? 1 : 0;
        luck += Arrays.stream(covered).filter(share -> share > 0).count() / (double) covered.length;
        energy += all > 0 ? inside / all : 0;
        chance += box[2] * box[3];
    }

    /** Share of a cell that a box covers. */
    private static double share(double[] box, double x, double y, double w, double h) {
        double across = Math.min(box[0] + box[2], x + w) - Math.max(box[0], x);
        double down = Math.min(box[1] + box[3], y + h) - Math.max(box[1], y);
        return Math.max(0, across) * Math.max(0, down) / (w * h);
    }

    /** Mean share of the heat that is inside the box. */
    double energy() {
        return energy / images;
    }

    /** The same where all is equally hot: the mean share of the image that the box covers. */
    double chance() {
        return chance / images;
    }

    /** Share of images whose hottest cell touches the box. */
    double hits() {
        return (double) hits / images;
    }

    /** The same for a cell drawn by chance. */
    double luck() {
        return luck / images;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d images: %.3f of the heat inside the boxes, %.3f by chance; the hottest "
                + "cell touches %.3f, %.3f by chance", images, energy(), chance(), hits(), luck());
    }
}
