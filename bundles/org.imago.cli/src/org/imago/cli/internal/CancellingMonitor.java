// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.imago.training.Cancellation;

/** Lets work that asks a monitor stop when the command is cancelled. */
public final class CancellingMonitor extends NullProgressMonitor {

    private final Cancellation cancellation;

    /**
     * Creates the monitor.
     *
     * @param cancellation of the command
     */
    public CancellingMonitor(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    @Override
    public boolean isCanceled() {
        return cancellation.isCancelled();
    }
}
