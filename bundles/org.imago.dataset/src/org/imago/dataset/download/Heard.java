// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.time.Duration;

/** What was heard of a server, and when last. */
final class Heard {

    private final Waiting time;
    private volatile long last;
    private volatile boolean anything;
    private volatile long bytes;

    Heard(Waiting time) {
        this.time = time;
        last = time.nanos();
    }

    void something() {
        last = time.nanos();
        anything = true;
    }

    void bytes(long received) {
        bytes = received;
        something();
    }

    boolean anything() {
        return anything;
    }

    long bytes() {
        return bytes;
    }

    void refuseSilence(Duration longest) throws TransferException {
        if (time.nanos() - last > longest.toNanos()) {
            throw new TransferException(DownloadProblem.SILENT, "was silent for more than "
                    + Math.max(1, longest.toSeconds()) + " s after " + bytes + " bytes; try again later");
        }
    }
}
