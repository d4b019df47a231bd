// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.imago.dataset.download.Addresses;
import org.imago.dataset.download.DownloadCancelledException;
import org.imago.dataset.download.Transfer;
import org.imago.dataset.download.TransferException;
import org.imago.dataset.download.Waiting;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;

/** Fetches weights over http or https, from any address that a person names, and reports how far it is. */
final class Download {

    /** Largest file taken, in bytes. */
    static final long MAXIMUM_BYTES = 2L << 30;

    private static final int MAXIMUM_REDIRECTS = 5;
    /** A server that is silent for longer is taken for dead. */
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final long REPORT_NANOS = Duration.ofMillis(250).toNanos();

    private final String source;
    private final String shown;
    private final RunEvents events;
    private final Cancellation cancellation;

    /** Prepares the download of {@code source}, which messages call {@code shown}. */
    Download(String source, String shown, RunEvents events, Cancellation cancellation) {
        this.source = source;
        this.shown = shown;
        this.events = events;
        this.cancellation = cancellation;
    }

    /**
     * Writes the file to {@code target}; whatever is there after an exception is not the file. Only what goes wrong on
     * this machine's disk is an {@code IOException}.
     */
    void to(Path target) throws WeightsException, CancelledException, IOException {
        try {
            new Transfer(Addresses.ANY, new Transfer.Limits(MAXIMUM_BYTES, MAXIMUM_REDIRECTS, SILENCE), Waiting.REAL)
                    .to(source, target, new Progress());
        } catch (TransferException e) {
            throw new WeightsException(shown + " " + e.getMessage(), e);
        } catch (DownloadCancelledException e) {
            throw new CancelledException();
        }
    }

    private final class Progress implements Transfer.Watch {

        private final long started = System.nanoTime();
        private long reported = started;

        @Override
        public boolean isCancelled() {
            return cancellation.isCancelled();
        }

        @Override
        public void received(long size, long expected) {
            long now = System.nanoTime();
            if (now - reported > REPORT_NANOS || size == expected) {
                reported = now;
                double remaining = expected < 0 || size == 0 ? Double.NaN
                        : (now - started) / 1e9 * (expected - size) / size;
                events.emit(new RunEvent.Progress("weights", -1, "download, bytes", size, Math.max(size, expected),
                        remaining));
            }
        }
    }
}
