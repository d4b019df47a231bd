// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import org.imago.training.Cancellation;
import org.imago.training.CancelledException;

/**
 * Limited-memory BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with a backtracking line search, for
 * smooth convex functions. Draws nothing by chance.
 */
final class Lbfgs {

    private static final int MEMORY = 10;
    private static final double ARMIJO = 1e-4;
    private static final int HALVINGS = 30;

    private final Objective objective;
    private final Deque<Pair> pairs = new ArrayDeque<>();
    private int evaluations;

    /** A function to minimise. */
    interface Objective {

        /**
         * Computes the function and its derivatives at a point.
         *
         * @param gradient filled
         */
        double value(double[] point, double[] gradient);
    }

    private record Pair(double[] step, double[] change, double curvature) {
    }

    Lbfgs(Objective objective) {
        this.objective = objective;
    }

    /** How often the function was computed so far. */
    int evaluations() {
        return evaluations;
    }

    /**
     * Moves a point to the minimum.
     *
     * @param point      where to start; changed
     * @param iterations most steps
     * @param precision  stops when a step lowers the value by less than this share of it
     * @return the value there
     */
    double minimise(double[] point, int iterations, double precision, Cancellation cancellation)
            throws CancelledException {
        pairs.clear();
        double[] gradient = new double[point.length];
        double value = evaluate(point, gradient);
        for (int i = 0; i < iterations; i++) {
            cancellation.check();
            double[] direction = direction(gradient);
            double slope = dot(direction, gradient);
            if (slope >= 0) {
                return value;
            }
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double length = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
            double nextValue = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < HALVINGS && !(nextValue <= value + ARMIJO * length * slope); halving++) {
                length = halving == 0 ? length : length / 2;
                move(point, direction, length, next);
                nextValue = evaluate(next, nextGradient);
            }
            if (!(nextValue < value)) {
                return value;
            }
            remember(point, next, gradient, nextGradient);
            double gain = value - nextValue;
            System.arraycopy(next, 0, point, 0, point.length);
            gradient = nextGradient;
            value = nextValue;
            if (gain <= precision * Math.abs(value)) {
                return value;
            }
        }
        return value;
    }

    private double evaluate(double[] point, double[] gradient) {
        evaluations++;
        return objective.value(point, gradient);
    }

    private double[] direction(double[] gradient) {
        double[] result = gradient.clone();
        double[] shares = new double[pairs.size()];
        int i = 0;
        for (Pair pair : pairs) {
            shares[i] = dot(pair.step, result) / pair.curvature;
            add(result, pair.change, -shares[i++]);
        }
        if (!pairs.isEmpty()) {
            Pair newest = pairs.getFirst();
            double scale = newest.curvature / dot(newest.change, newest.change);
            for (int j = 0; j < result.length; j++) {
                result[j] *= scale;
            }
        }
        for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext();) {
            Pair pair = oldest.next();
            add(result, pair.step, shares[--i] - dot(pair.change, result) / pair.curvature);
        }
        for (int j = 0; j < result.length; j++) {
            result[j] = -result[j];
        }
        return result;
    }

    private void remember(double[] point, double[] next, double[] gradient, double[] nextGradient) {
        double[] step = next.clone();
        add(step, point, -1);
        double[] change = nextGradient.clone();
        add(change, gradient, -1);
        double curvature = dot(step, change);
        if (curvature > 0) {
            pairs.addFirst(new Pair(step, change, curvature));
            if (pairs.size() > MEMORY) {
                pairs.removeLast();
            }
        }
    }

    private static void move(double[] point, double[] direction, double length, double[] target) {
        for (int i = 0; i < point.length; i++) {
            target[i] = point[i] + length * direction[i];
        }
    }

    private static void add(double[] target, double[] other, double share) {
        for (int i = 0; i < target.length; i++) {
            target[i] += share * other[i];
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
