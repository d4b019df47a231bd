// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.dataset.download.DownloadMonitor;
import org.imago.training.Cancellation;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;

/** Shows how far a download is as the progress of a run is shown. */
final class ConsoleMonitor implements DownloadMonitor {

    private final RunEvents events;
    private final String stage;
    private final Cancellation cancellation;
    private final long started = System.nanoTime();

    ConsoleMonitor(RunEvents events, String stage, Cancellation cancellation) {
        this.events = events;
        this.stage = stage;
        this.cancellation = cancellation;
    }

    @Override
    public void progress(String what, int done, int total) {
        double remaining = done == 0 ? Double.NaN : (System.nanoTime() - started) / 1e9 * (total - done) / done;
        events.emit(new RunEvent.Progress(stage, -1, what.replaceAll("\\p{Cntrl}", " "), done, total, remaining));
    }

    @Override
    public boolean isCancelled() {
        return cancellation.isCancelled();
    }
}
