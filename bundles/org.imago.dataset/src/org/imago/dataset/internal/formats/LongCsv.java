// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

/** A CSV with a row per box. */
public final class LongCsv {

    /** Column of the class of the image. */
    static final String IMAGE_CLASS = "image_class";

    static final String X_MIN = "xmin";
}
