// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Which examples each step learns from. Everything follows from seed, epoch and step, so that a fit that was stopped
 * goes on exactly as it would have.
 */
final class ExampleOrder {

    /** Keeps the orders of different epochs apart; the golden ratio's usual 64-bit form. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<BoxTarget> targets;
    private final FitPlan plan;
    private final long seed;
    private int epochAtHand = -1;
    private List<BoxTarget> order = List.of();

    ExampleOrder(List<BoxTarget> targets, FitPlan plan, long seed) {
        this.targets = List.copyOf(targets);
        this.plan = plan;
        this.seed = seed;
    }

    /** The examples of one step, counted from 0 over all epochs. */
    List<BoxTarget> batch(int step) {
        int epoch = step / plan.stepsPerEpoch();
        if (epoch != epochAtHand) {
            order = shuffled(epoch);
            epochAtHand = epoch;
        }
        int start = step % plan.stepsPerEpoch() * plan.batchSize();
        return order.subList(start, start + plan.batchSize());
    }

    /** Randomness of one step. */
    RandomGenerator random(int step) {
        // drawn from another generator first: neighbouring seeds would give neighbouring parts of one stream
        return new SplittableRandom(new SplittableRandom(seed * 31 + step).nextLong());
    }

    private List<BoxTarget> shuffled(int epoch) {
        Random random = new Random(seed ^ MIX * (epoch + 1));
        int wanted = plan.stepsPerEpoch() * plan.batchSize();
        List<BoxTarget> result = new ArrayList<>(wanted + targets.size());
        while (result.size() < wanted) {
            List<BoxTarget> all = new ArrayList<>(targets);
            Collections.shuffle(all, random);
            result.addAll(all);
        }
        return result;
    }
}
