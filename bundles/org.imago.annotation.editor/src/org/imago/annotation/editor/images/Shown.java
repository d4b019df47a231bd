// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import org.imago.annotation.editor.canvas.CanvasImage;
import org.imago.image.ImageProblemException;

/** What became of an image that was to be shown. */
public sealed interface Shown {

    /**
     * It can be painted.
     *
     * @param image the image, owned by its source
     */
    record Ready(CanvasImage image) implements Shown {
    }

    /**
     * It cannot be shown.
     *
     * @param problem names the file, what is wrong and what to do
     */
    record Failed(ImageProblemException problem) implements Shown {
    }
}
