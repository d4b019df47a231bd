// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Asks servers politely: few at once of each host, with a gap between requests, again after growing pauses when that may
 * help, and not before the server wants it. Thread-safe.
 */
final class Patience {

    private final int perHost;
    private final Duration gap;
    private final DownloadSettings settings;
    private final Waiting time;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /** One attempt to get something. */
    @FunctionalInterface
    interface Attempt<T> {

        /** Tries it. */
        T make() throws TransferException, DownloadCancelledException, IOException;
    }

    private final class Host {

        private final Semaphore places = new Semaphore(perHost, true);
        private long next = time.nanos();

        /** Returns how long to wait, and keeps the place in time. */
        private synchronized Duration turn() {
            long now = time.nanos();
            long turn = Math.max(now, next);
            next = turn + gap.toNanos();
            return Duration.ofNanos(turn - now);
        }

        private synchronized void rest(Duration pause) {
            next = Math.max(next, time.nanos() + pause.toNanos());
        }
    }

    Patience(DownloadSettings settings, int perHost, Duration gap, Waiting time) {
        this.settings = settings;
        this.perHost = perHost;
        this.gap = gap;
        this.time = time;
    }

    /** Tries until it succeeds, it makes no sense to go on, or there were enough attempts. */
    <T> T get(String host, Attempt<T> attempt, BooleanSupplier cancelled)
            throws TransferException, DownloadCancelledException, IOException {
        Host asked = hosts.computeIfAbsent(host, name -> new Host());
        for (int number = 1;; number++) {
            try {
                return once(asked, attempt, cancelled);
            } catch (TransferException e) {
                if (!e.problem().isTemporary() || number == settings.attempts()) {
                    throw e;
                }
                time.sleep(pause(asked, e, number), cancelled);
            }
        }
    }

    private <T> T once(Host host, Attempt<T> attempt, BooleanSupplier cancelled)
            throws TransferException, DownloadCancelledException, IOException {
        enter(host.places, cancelled);
        try {
            time.sleep(host.turn(), cancelled);
            Waiting.check(cancelled);
            return attempt.make();
        } finally {
            host.places.release();
        }
    }

    /** Does not look whether to stop while it waits: who has a place does, and gives it away then. */
    static void enter(Semaphore places, BooleanSupplier cancelled) throws DownloadCancelledException {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadCancelledException();
        }
        if (cancelled.getAsBoolean()) {
            places.release();
            throw new DownloadCancelledException();
        }
    }

    /** A pause that the server asks for is one of all requests to its host. */
    private Duration pause(Host host, TransferException failure, int number) throws TransferException {
        if (failure.retryAfter().isPresent()) {
            Duration wanted = failure.retryAfter().get();
            if (wanted.compareTo(settings.longest()) > 0) {
                throw new TransferException(failure.problem(), failure.getMessage() + "; the server wants to be left alone"
                        + " for " + wanted.toSeconds() + " s, so come back later", failure);
            }
            host.rest(wanted);
            return wanted;
        }
        double doubled = settings.first().toNanos() * Math.pow(2, number - 1) * (1 - random.nextDouble() / 2);
        return Duration.ofNanos((long) Math.min(doubled, settings.longest().toNanos()));
    }
}
