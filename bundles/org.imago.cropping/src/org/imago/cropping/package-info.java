// SPDX-License-Identifier: EPL-2.0
/** Crops: which part of an image is kept for a box, and the cropped data set that is written with them. */
package org.imago.cropping;
