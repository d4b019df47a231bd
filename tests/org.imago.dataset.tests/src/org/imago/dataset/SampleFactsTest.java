// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images are read by all processors at once. */
class SampleFactsTest {

    private static final int COUNT = 30;

    @TempDir
    Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private Dataset dataset;
    private PixelCache pixels;

    @BeforeEach
    void draw() throws IOException, DatasetException {
        String[] lines = new String[COUNT + 4];
        lines[0] = "class,filename";
        for (int i = 0; i < COUNT; i++) {
            Tables.png(folder.resolve("images/" + i + ".png"), 60 + i, 40, i % 10);
            lines[i + 1] = "x," + i + ".png";
        }
        Files.writeString(folder.resolve("images/bad.jpg"), "this is no image");
        lines[COUNT + 1] = "x,gone.png";
        lines[COUNT + 2] = "x,bad.jpg";
        lines[COUNT + 3] = "x,../elsewhere.png";
        dataset = Tables.open(folder, lines);
        pixels = new PixelCache(folder.resolve("cache"), new ImageDecoder());
    }

    private SampleFacts read(Runnable next) throws DatasetException {
        return SampleFacts.read(dataset.samples(), Optional.of(ImageFolder.locate(dataset, Optional.empty())), pixels,
                next);
    }

    @Test
    void whatIsKnownBelongsToItsSample() throws DatasetException {
        SampleFacts facts = read(calls::incrementAndGet);
        assertEquals(IntStream.range(0, COUNT).mapToObj(i -> 60 + i).toList(), dataset.samples().stream()
                .limit(COUNT).map(sample -> facts.of(sample).orElseThrow().width()).toList());
        assertEquals(COUNT + 3, calls.get());
    }

    @Test
    void imagesThatAreNotThereAreCountedAndThoseThatCannotBeReadAreNamed() throws DatasetException {
        SampleFacts facts = read(calls::incrementAndGet);
        assertEquals(1, facts.missing());
        List<String> unreadable = facts.unreadable().stream().sorted().toList();
        assertEquals(2, unreadable.size());
        assertTrue(unreadable.get(0).contains("line 33, column filename: its content is no image"), unreadable.get(0));
        assertTrue(unreadable.get(1).contains("leaves the image folder"), unreadable.get(1));
        assertTrue(facts.of(dataset.samples().get(COUNT)).isEmpty());
    }

    @Test
    void withoutAFolderAllAreMissing() {
        SampleFacts facts = SampleFacts.read(dataset.samples(), Optional.empty(), pixels, calls::incrementAndGet);
        assertEquals(COUNT + 3, facts.missing());
        assertEquals(List.of(), facts.unreadable());
    }

    @Test
    void itEndsSoonWhenThePersonHasHadEnough() {
        assertThrows(CancellationException.class, () -> read(() -> {
            if (calls.incrementAndGet() > 5) {
                throw new CancellationException();
            }
        }));
        assertTrue(calls.get() <= 5 + Runtime.getRuntime().availableProcessors(), calls + " images were begun");
    }
}
