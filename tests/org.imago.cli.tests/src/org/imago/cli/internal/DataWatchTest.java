// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.imago.cli.BadInputException;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run does not go on for hours with a data set that is gone. */
class DataWatchTest {

    @TempDir
    private Path folder;
    private final Cancellation cancellation = new Cancellation();
    private final BlockingQueue<String> abandoned = new LinkedBlockingQueue<>();
    private Path csv;
    private Path log;

    @BeforeEach
    void create() throws IOException {
        csv = SmallDataset.create(folder);
        log = Files.writeString(Files.createDirectories(folder.resolve("run")).resolve("events.jsonl"), "");
    }

    /** Works until it is cancelled, as a training does. */
    private void train() throws CancelledException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            cancellation.check();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private String reason() throws Exception {
        try (DataWatch watch = new DataWatch(csv, null, log, cancellation, abandoned::add)) {
            for (String image : List.of("r1", "r2", "deep/r3", "b1", "b2", "b3")) {
                Files.delete(folder.resolve("images/" + image + ".png"));
            }
            return assertThrows(BadInputException.class, () -> watch.during(this::train)).getMessage();
        }
    }

    @Test
    void imagesThatAreGoneEndTheRun() throws Exception {
        String reason = reason();
        assertTrue(reason.contains(folder.resolve("images").toString()) && reason.contains("removed"), reason);
    }

    @Test
    void aSingleImageMayBeRemoved() throws Exception {
        try (DataWatch watch = new DataWatch(csv, null, log, cancellation, abandoned::add)) {
            Files.delete(folder.resolve("images/r1.png"));
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
            watch.during(cancellation::check);
        }
        assertFalse(cancellation.isCancelled());
    }

    @Test
    void aPersonWhoCancelsIsNotToldOfTheData() throws Exception {
        try (DataWatch watch = new DataWatch(csv, null, log, cancellation, abandoned::add)) {
            cancellation.cancel();
            assertThrows(CancelledException.class, () -> watch.during(this::train));
        }
    }

    @Test
    void whereTheRunsOwnFolderIsGoneNothingIsSaved() throws Exception {
        try (DataWatch watch = new DataWatch(csv, null, log, cancellation, abandoned::add)) {
            Files.delete(log);
            String why = abandoned.poll(20, TimeUnit.SECONDS);
            assertTrue(why != null && why.contains(log.getParent().toString()), why);
        }
        assertFalse(cancellation.isCancelled());
        assertEquals(0, abandoned.size());
    }
}
