// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.dataset.ui.internal.thumbnails.WaitingThumbnails.Wanted;
import org.junit.jupiter.api.Test;

class WaitingThumbnailsTest {

    private final WaitingThumbnails waiting = new WaitingThumbnails(4);

    @Test
    void whatWasAskedForInTheLastTurnComesFirstFromTheTop() {
        ask(1, "a", "b");
        ask(2, "c", "d");

        assertEquals(List.of("c", "d", "a", "b"), taken());
    }

    @Test
    void whatIsAskedForAgainCountsAsOfTheLastTurn() {
        ask(1, "a", "b", "c");
        ask(2, "c", "a");

        assertEquals(List.of("c", "a", "b"), taken());
    }

    @Test
    void whatScrolledByIsForgotten() {
        ask(1, "a", "b");
        ask(2, "c", "d", "e", "f");

        assertEquals(List.of("c", "d", "e", "f"), taken());
    }

    @Test
    void whatIsBeingLoadedIsNotLoadedTwice() {
        assertTrue(waiting.ask(wanted("a"), 1));
        assertFalse(waiting.ask(wanted("a"), 2));
        Wanted taken = waiting.take().orElseThrow();

        assertFalse(waiting.ask(wanted("a"), 3));
        assertEquals(Optional.empty(), waiting.take());
        waiting.loaded(taken.key());
        assertTrue(waiting.ask(wanted("a"), 4));
    }

    @Test
    void nothingIsLoadedAfterClosing() {
        ask(1, "a");
        waiting.close();

        assertFalse(waiting.ask(wanted("b"), 2));
        assertEquals(Optional.empty(), waiting.take());
    }

    private void ask(long turn, String... names) {
        Stream.of(names).forEach(name -> waiting.ask(wanted(name), turn));
    }

    private static Wanted wanted(String name) {
        return new Wanted(new ThumbnailKey(Path.of(name), 48), Optional.empty());
    }

    private List<String> taken() {
        return Stream.generate(waiting::take).takeWhile(Optional::isPresent)
                .map(wanted -> wanted.get().key().file().toString()).toList();
    }
}
