// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, ICLR 2019), clipping by norm, and a running average of
 * the weights, which predicts better than the last weights and makes the fit depend less on its seed.
 */
final class Optimizer {

    private static final double MOMENTUM = 0.9;
    private static final double VARIANCE_MOMENTUM = 0.999;
    private static final double TINY = 1e-8;
    private static final double WEIGHT_DECAY = 1e-2;
    private static final double LARGEST_NORM = 5;
    private static final double AVERAGE_MOMENTUM = 0.98;

    private final INDArray parameters;
    private final INDArray first;
    private final INDArray second;
    private final INDArray average;
    private int steps;

    /** @param parameters changed in place by {@link #step} */
    Optimizer(INDArray parameters) {
        this.parameters = parameters;
        first = Nd4j.zerosLike(parameters);
        second = Nd4j.zerosLike(parameters);
        average = parameters.dup();
    }

    /** Steps taken so far. */
    int steps() {
        return steps;
    }

    /**
     * Moves the weights once.
     *
     * @param gradient     same shape as the weights; changed
     * @param learningRate greater than 0
     */
    void step(INDArray gradient, double learningRate) {
        steps++;
        double norm = gradient.norm2Number().doubleValue();
        if (norm > LARGEST_NORM) {
            gradient.muli(LARGEST_NORM / norm);
        }
        first.muli(MOMENTUM).addi(gradient.mul(1 - MOMENTUM));
        second.muli(VARIANCE_MOMENTUM).addi(gradient.muli(gradient).muli(1 - VARIANCE_MOMENTUM));
        INDArray scale = Transforms.sqrt(second.div(1 - Math.pow(VARIANCE_MOMENTUM, steps)), false).addi(TINY);
        INDArray move = first.mul(learningRate / (1 - Math.pow(MOMENTUM, steps))).divi(scale);
        parameters.muli(1 - learningRate * WEIGHT_DECAY).subi(move);
        // the average forgets faster in the beginning, when the weights are still far from useful
        double keep = Math.min(AVERAGE_MOMENTUM, (steps + 1.0) / (steps + 10.0));
        average.muli(keep).addi(parameters.mul(1 - keep));
    }

    /** The running average of the weights, a copy. */
    float[] average() {
        return numbers(average);
    }

    /** A copy of everything that the next step depends on. */
    Memory memory() {
        return new Memory(steps, numbers(parameters), numbers(first), numbers(second), numbers(average));
    }

    /** Goes back to a remembered state, the weights included. */
    void restore(Memory memory) {
        steps = memory.steps();
        assign(parameters, memory.parameters());
        assign(first, memory.first());
        assign(second, memory.second());
        assign(average, memory.average());
    }

    private static void assign(INDArray target, float[] source) {
        if (target.length() != source.length) {
            throw new IllegalArgumentException("Expected " + target.length() + " numbers, got " + source.length);
        }
        target.assign(Nd4j.createFromArray(source).reshape(target.shape()));
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    /**
     * State of an optimizer.
     *
     * @param steps      steps taken
     * @param parameters weights
     * @param first      running mean of the gradient
     * @param second     running mean of its square
     * @param average    running mean of the weights
     */
    record Memory(int steps, float[] parameters, float[] first, float[] second, float[] average) {
    }
}
