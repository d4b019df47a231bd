// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

/**
 * How many of what a run dealt with.
 *
 * @param samples samples that were learnt from and scored
 * @param excluded samples that a person excluded
 * @param boxes samples with a drawn box
 * @param unusable samples whose image is missing or cannot be read
 */
public record SampleCounts(int samples, int excluded, int boxes, int unusable) {
}
