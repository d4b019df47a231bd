// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import java.nio.file.Path;

/**
 * Which thumbnail is wanted.
 *
 * @param file   the image
 * @param height most pixels of the screen from top to bottom, at least 1
 */
record ThumbnailKey(Path file, int height) {
}
