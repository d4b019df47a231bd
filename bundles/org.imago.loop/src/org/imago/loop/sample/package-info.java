// SPDX-License-Identifier: EPL-2.0
/**
 * Draws a sample data set for demonstrations: photographs of two butterfly species that differ only in a small detail.
 */
package org.imago.loop.sample;
