// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

/** Something that a format can hold. What it cannot hold is left out when writing, and said before. */
public enum Ability {
    /** Boxes. */
    BOXES,
    /** A class of each box that differs from that of the image. */
    BOX_CLASS,
    /** Boxes that have no class, neither of their own nor of their image. */
    BOX_WITHOUT_CLASS,
    /** Any attribute of a box; without it those that {@link AnnotationFormat#boxAttributes()} names. */
    BOX_ATTRIBUTES,
    /** A class of the image, so that images without a box have one. */
    IMAGE_CLASS,
    /** Images without a class and without a box. */
    UNLABELLED,
    /** Whether an image is excluded; without it excluded images are left out. */
    EXCLUDED,
    /** Any further column; without it those that {@link AnnotationFormat#columns()} names. */
    COLUMNS,
    /** The size of the image to which the boxes refer, also another one than that of the file. */
    IMAGE_SIZE,
    /** The same image more than once. */
    DUPLICATES
}
