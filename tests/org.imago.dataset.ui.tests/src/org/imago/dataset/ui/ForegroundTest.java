// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for whom. */
class ForegroundTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Foreground foreground = new Foreground();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    @Timeout(60)
    void nobodyWaitsForNothing() throws InterruptedException {
        foreground.letPass(LONG);
        foreground.begin().close();
        foreground.letPass(LONG);
    }

    @Test
    @Timeout(60)
    void othersWaitUntilAllIsDone() throws InterruptedException {
        Foreground.Work first = foreground.begin();
        Foreground.Work second = foreground.begin();
        Thread other = Thread.ofPlatform().daemon().start(this::pass);
        while (other.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        done.add("first");
        first.close();
        done.add("second");
        second.close();
        other.join();
        assertEquals(List.of("first", "second", "other"), done);
    }

    @Test
    @Timeout(60)
    void nobodyWaitsForever() throws InterruptedException {
        try (Foreground.Work endless = foreground.begin()) {
            foreground.letPass(Duration.ofMillis(20));
        }
    }

    private void pass() {
        try {
            foreground.letPass(LONG);
            done.add("other");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
