// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

/** Why a file could not be turned into an image. Each kind calls for a different remedy. */
public enum ImageProblem {
    /** There is no such file. */
    MISSING,
    /** The file exists but cannot be read: it is a folder, access is denied or the disk reports an error. */
    UNREADABLE,
    /** The file has no bytes. */
    EMPTY,
    /** The content is no image of a known format, whatever the name says. */
    NOT_AN_IMAGE,
    /** The content is an image in a format or with a coding that is not decoded here. */
    UNSUPPORTED,
    /** The content starts as an image and ends too early. */
    TRUNCATED,
    /** The content contradicts its own format: damaged data, wrong checksums or impossible values. */
    CORRUPT,
    /** The file, or the image its header announces, exceeds the {@link ImageLimits}. */
    TOO_LARGE
}
