// SPDX-License-Identifier: EPL-2.0
/**
 * Images: the one decoder of editor, training, cropping and export, with EXIF orientation and limits for hostile files; scaling,
 * perceptual hashes and the cache of pixels.
 */
@NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})
package org.imago.image;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
