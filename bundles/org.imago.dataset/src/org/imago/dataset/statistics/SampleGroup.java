// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.statistics;

/**
 * Samples of which the same is said.
 *
 * @param label    name of their class; empty for none
 * @param excluded whether they are left out
 * @param boxed    whether they have a box
 * @param reviewed whether a person has marked them reviewed
 * @param samples  how many they are, at least 1
 */
public record SampleGroup(String label, boolean excluded, boolean boxed, boolean reviewed, int samples) {
}
