// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import org.eclipse.core.runtime.SubMonitor;
import org.imago.dataset.download.DownloadMonitor;

/** Tells a job's progress how far a download is. */
final class JobMonitor implements DownloadMonitor {

    private final SubMonitor progress;
    private int reported;

    /**
     * Creates the monitor.
     *
     * @param progress takes one unit an image
     * @param total    how many there are; 0 if that is not known
     */
    JobMonitor(SubMonitor progress, int total) {
        this.progress = progress.setWorkRemaining(total);
    }

    @Override
    public synchronized void progress(String what, int done, int total) {
        progress.subTask(total > 0 ? org.eclipse.osgi.util.NLS.bind(Messages.JobMonitor_of, new Object[] {done, total, what})
                : what);
        progress.worked(Math.max(0, done - reported));
        reported = Math.max(reported, done);
    }

    @Override
    public boolean isCancelled() {
        return progress.isCanceled();
    }
}
