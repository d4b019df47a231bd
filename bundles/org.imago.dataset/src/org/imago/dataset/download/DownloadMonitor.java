// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

/** Told how far a download is, and asked whether to stop. Called from several threads. */
public interface DownloadMonitor {

    /**
     * Takes how far it is.
     *
     * @param what  what is done, in words
     * @param done  how many were tried, 0 to {@code total}
     * @param total how many there are to try; 0 if that is not known yet
     */
    void progress(String what, int done, int total);

    /**
     * Tells whether to stop.
     *
     * @return asked at least every 100 ms
     */
    boolean isCancelled();

    /**
     * Returns a monitor for who does not care.
     *
     * @return never cancels
     */
    static DownloadMonitor none() {
        return new DownloadMonitor() {

            @Override
            public void progress(String what, int done, int total) {
                // Nobody looks.
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
