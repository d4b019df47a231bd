// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunEndTest {

    private static final List<String> LOG = List.of("0:01  features 1/9", "imago: /d/a.csv:3: class: is empty", "");

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,   NOTHING, DONE,      ''
            4,   TO_STOP, CANCELLED, best state
            143, TO_STOP, CANCELLED, before it had begun
            137, TO_DIE,  CANCELLED, Killed
            1,   NOTHING, FAILED,    a.csv:3
            2,   NOTHING, FAILED,    command line
            3,   NOTHING, FAILED,    a.csv:3
            5,   NOTHING, FAILED,    a.csv:3
            13,  NOTHING, FAILED,    could not be started
            134, NOTHING, FAILED,    Native code
            139, NOTHING, FAILED,    Native code
            137, NOTHING, FAILED,    from outside
            143, NOTHING, FAILED,    from outside
            99,  NOTHING, FAILED,    exit code 99
            """)
    void anExitCodeHasAReason(int exit, RunEnd.Asked asked, RunState state, String reason) {
        RunEnd end = RunEnd.of(exit, asked, LOG);

        assertEquals(state, end.state());
        assertTrue(end.reason().contains(reason), end.reason());
        assertEquals(state == RunState.DONE, end.reason().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            5,   imago: memory is used up (Java heap space); close other programs
            1,   Exception in thread "main" java.lang.OutOfMemoryError: Java heap space
            134, '# There is insufficient memory for the Java Runtime Environment to continue.'
            """)
    void memoryThatRanOutIsToldFromBadInput(int exit, String line) {
        RunEnd end = RunEnd.of(exit, RunEnd.Asked.NOTHING, List.of(line));

        assertTrue(end.reason().contains("more memory"), end.reason());
    }

    @Test
    void aRuntimeThatGetsNoMemoryIsToldOf() {
        RunEnd end = RunEnd.of(1, RunEnd.Asked.NOTHING, List.of("Error occurred during initialization of VM",
                "Too small maximum heap"));

        assertTrue(end.reason().contains("Too small maximum heap") && end.reason().contains("Preferences"), end.reason());
    }

    @Test
    void aProcessThatSaidNothingIsNotMisquoted() {
        assertTrue(RunEnd.of(1, RunEnd.Asked.NOTHING, List.of()).reason().contains("said nothing"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            finished,  DONE
            cancelled, CANCELLED
            failed,    FAILED
            started,   FAILED
            """)
    void anEndThatNobodySawFollowsFromWhatTheRunSaidLast(String last, RunState state) {
        assertEquals(state, RunEnd.unseen(Optional.of(last), RunEnd.Asked.NOTHING, LOG).state());
    }
}
