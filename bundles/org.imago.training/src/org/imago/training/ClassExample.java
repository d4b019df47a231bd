// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.nio.file.Path;

/**
 * An image and its class.
 *
 * @param image the image file
 * @param label index of the class among the task's classes, from 0
 */
public record ClassExample(Path image, int label) {
}
