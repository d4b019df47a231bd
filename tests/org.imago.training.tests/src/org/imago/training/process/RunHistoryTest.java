// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.imago.training.EventLog;
import org.imago.training.RunEvent;
import org.junit.jupiter.api.Test;

class RunHistoryTest {

    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");
    private static final int FOLDS = 5;

    private final RunHistory history = new RunHistory();

    @Test
    void foldsThatHaveEndedTellHowLongTheOthersOfTheirStageTake() {
        epoch("boxes", 0, 1, 100);
        epoch("boxes", 0, 2, 105);
        assertEquals(Optional.empty(), left(110), "one fold has not ended yet");

        epoch("boxes", 1, 1, 110);
        epoch("boxes", 2, 1, 120);

        // The third ends at 130, the fourth at 140, the fifth at 150.
        assertEquals(Optional.of(Duration.ofSeconds(27)), left(123));
    }

    @Test
    void anEarlierStageTellsNothingOfALaterOne() {
        epoch("whole", 0, 1, 100);
        epoch("whole", 1, 1, 101);
        epoch("boxes", 0, 1, 200);

        assertEquals(Optional.empty(), left(201));
    }

    @Test
    void aGuessThatHasRunOutTellsNothing() {
        epoch("crops", 0, 1, 100);
        epoch("crops", 4, 1, 110);

        assertEquals(Optional.empty(), left(300));
    }

    private Optional<Duration> left(long second) {
        return history.remaining(FOLDS, START.plusSeconds(second));
    }

    private void epoch(String stage, int fold, int epoch, long second) {
        history.add(new EventLog.Entry(START.plusSeconds(second),
                new RunEvent.Epoch(stage, fold, epoch, 1, 1, 0.5, 0.001, 10)));
    }
}
