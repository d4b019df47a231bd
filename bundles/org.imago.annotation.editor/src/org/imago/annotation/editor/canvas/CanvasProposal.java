// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.imago.annotation.BoundingBox;

/**
 * A box that is proposed and not yet accepted.
 *
 * @param box        pixels of the image as shown
 * @param confidence 0 (a guess) to 1 (certain)
 * @param label      predicted class; may be empty
 */
public record CanvasProposal(BoundingBox box, double confidence, String label) {
}
