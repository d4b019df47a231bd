// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.nio.file.Path;

import org.imago.annotation.BoundingBox;

/**
 * An image and the box to be predicted in it.
 *
 * @param image the image file
 * @param box   in pixels of the image as shown
 */
public record BoxExample(Path image, BoundingBox box) {
}
