// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.Serial;

/** A download was stopped on request. */
public final class DownloadCancelledException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public DownloadCancelledException() {
        super("cancelled");
    }
}
