// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/**
 * A fold of a split. The three parts are disjoint and together all samples; no group stands in two of them.
 *
 * @param index      from 0
 * @param training   samples to fit
 * @param validation samples that decide when to stop
 * @param test       samples that the fold's models are judged on
 */
public record Fold(int index, int[] training, int[] validation, int[] test) {
}
