// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.util.Locale;

/** Why something could not be fetched. Each kind calls for a different remedy. */
public enum DownloadProblem {
    /** The row names no address. */
    NO_ADDRESS(false),
    /** The address is none, or none of http or https. */
    BAD_ADDRESS(false),
    /** The address leads to this machine or a private network, which was not allowed. */
    PRIVATE_ADDRESS(false),
    /** The file name is empty, leaves the image folder, or is that of another row with another address. */
    BAD_NAME(false),
    /** The server has no such file (any more). */
    NOT_FOUND(false),
    /** The server does not let everybody have it. */
    DENIED(false),
    /** The server asks for patience: too many requests, or it is overloaded. */
    BUSY(true),
    /** The server has an error of its own. */
    SERVER_ERROR(true),
    /** The server answers with another status than it should. */
    BAD_STATUS(false),
    /** There are too many redirects, or one that is not followed. */
    REDIRECT(false),
    /** There is no such server, or no way to it. */
    UNREACHABLE(true),
    /** The server was silent for too long. */
    SILENT(true),
    /** The connection broke off, or fewer bytes came than were announced. */
    BROKE_OFF(true),
    /** There are more bytes or pixels than are taken. */
    TOO_LARGE(false),
    /** What came is no image. */
    NOT_AN_IMAGE(false),
    /** What came begins as an image, but is damaged or ends too early. */
    DAMAGED(true),
    /** The file cannot be written. */
    DISK(false);

    private final boolean temporary;

    DownloadProblem(boolean temporary) {
        this.temporary = temporary;
    }

    /**
     * Tells whether another attempt may help.
     *
     * @return whether the problem may go away by itself
     */
    public boolean isTemporary() {
        return temporary;
    }

    /**
     * Returns the name as tables and JSON have it.
     *
     * @return lower case with hyphens, such as {@code not-found}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
