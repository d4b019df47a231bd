// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.Serial;

import org.eclipse.jdt.annotation.Nullable;

/** Flickr could not be searched. The message says why and what to do; it never holds the key. */
public final class FlickrException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean input;

    FlickrException(String message, boolean input, @Nullable Throwable cause) {
        super(message, cause);
        this.input = input;
    }

    /**
     * Tells whose fault it is.
     *
     * @return whether the key, the text or another setting has to be changed; otherwise trying again later may help
     */
    public boolean isInput() {
        return input;
    }
}
