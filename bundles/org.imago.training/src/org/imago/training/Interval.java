// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/**
 * An interval of confidence, 95 % everywhere in Imago.
 *
 * @param low  lower bound
 * @param high upper bound
 */
public record Interval(double low, double high) {
}
