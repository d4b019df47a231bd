// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

/** What decides on the size at which images are shown. Kept from one image to the next. */
enum ZoomMode {
    /** The whole image is seen. */
    FIT,
    /** The image is as wide as the canvas. */
    WIDTH,
    /** A size that a person chose. */
    FREE
}
