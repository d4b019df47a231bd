// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.imago.dataset.ui.internal.thumbnails.WaitingThumbnails.Wanted;
import org.imago.image.ImageDecoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailLoaderTest {

    @TempDir
    private Path folder;

    private final AtomicInteger decoded = new AtomicInteger();
    private ThumbnailLoader loader;

    @BeforeEach
    void create() {
        ImageDecoder decoder = new ImageDecoder();
        loader = new ThumbnailLoader((file, side) -> {
            decoded.incrementAndGet();
            return decoder.decodeReduced(file, side);
        }, new StoredThumbnails(folder.resolve("thumbnails"), 1 << 20));
    }

    @ParameterizedTest
    @CsvSource({"400,300,64,48", "300,400,36,48", "8,6,64,48", "4000,100,144,4", "1,400,1,48"})
    void thumbnailsHaveTheSizeInWhichTheyArePainted(int width, int height, int thumbWidth, int thumbHeight)
            throws IOException {
        BufferedImage pixels = pixels(Pictures.write(folder.resolve("a.jpg"), width, height, Color.GRAY));

        assertEquals(thumbWidth, pixels.getWidth());
        assertEquals(thumbHeight, pixels.getHeight());
    }

    @Test
    void anImageIsDecodedOnceAndAgainWhenItChanges() throws IOException {
        Path file = Pictures.write(folder.resolve("a.png"), 400, 300, Color.RED);
        assertEquals(Color.RED, Pictures.middle(pixels(file)));
        assertEquals(Color.RED, Pictures.middle(pixels(file)));
        assertEquals(1, decoded.get());

        Pictures.write(file, 200, 300, Color.BLUE);
        assertEquals(Color.BLUE, Pictures.middle(pixels(file)));
    }

    @Test
    void whatIsKnownOfAFileThatDidNotChangeStays() throws IOException {
        Path file = Pictures.write(folder.resolve("a.jpg"), 400, 300, Color.RED);
        Thumbnail known = load(file, Optional.empty());

        assertSame(known, load(file, Optional.of(known)));
    }

    @Test
    void thereIsNoneOfAMissingFile() {
        assertEquals(Thumbnail.NONE, load(folder.resolve("a.jpg"), Optional.empty()));
    }

    @Test
    void thereIsNoneOfHalfAFile() throws IOException {
        Path file = Pictures.write(folder.resolve("a.jpg"), 400, 300, Color.RED);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        Thumbnail none = load(file, Optional.empty());
        assertEquals(Optional.empty(), none.pixels());
        assertSame(none, load(file, Optional.of(none)));
    }

    private BufferedImage pixels(Path file) {
        return load(file, Optional.empty()).pixels().orElseThrow();
    }

    private Thumbnail load(Path file, Optional<Thumbnail> known) {
        return loader.load(new Wanted(new ThumbnailKey(file, 48), known));
    }
}
