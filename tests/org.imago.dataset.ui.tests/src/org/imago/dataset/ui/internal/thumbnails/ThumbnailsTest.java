// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.imago.dataset.ui.Foreground;
import org.imago.image.ImageDecoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOOK_AGAIN_MS = 5;
    private static final int MARK = 7;

    @TempDir
    private Path folder;

    private final Display display = Display.getDefault();
    private final AtomicLong clock = new AtomicLong();
    private final List<String> decoded = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch decoding = new CountDownLatch(1);
    private int loaded;
    private Thumbnails thumbnails;

    @BeforeEach
    void create() {
        ImageDecoder decoder = new ImageDecoder();
        ThumbnailLoader loader = new ThumbnailLoader((file, side) -> {
            await(decoding);
            decoded.add(file.getFileName().toString());
            return decoder.decodeReduced(file, side);
        }, new StoredThumbnails(folder.resolve("thumbnails"), 1 << 20));
        thumbnails = new Thumbnails(display, () -> loaded++, loader, ImageDescriptor.createFromImageDataProvider(
                zoom -> new ImageData(MARK, MARK, 24, new PaletteData(0xff0000, 0xff00, 0xff))), clock::get);
    }

    @AfterEach
    void close() {
        decoding.countDown();
        thumbnails.close();
    }

    @Test
    void aThumbnailIsThereOnceItWasLoaded() throws IOException {
        Path file = Pictures.write(folder.resolve("a.jpg"), 400, 300, Color.RED);
        assertNull(thumbnails.get(file, 48));
        decoding.countDown();
        until("loaded", () -> loaded == 1);

        Image image = thumbnails.get(file, 48);
        assertEquals(48, image.getBounds().height);
        assertEquals(64, image.getBounds().width);
        assertSame(image, thumbnails.get(file, 48));
        assertEquals(List.of("a.jpg"), decoded);
    }

    @Test
    void whatCannotBeShownHasAMark() throws IOException {
        decoding.countDown();
        Path text = Files.writeString(folder.resolve("a.jpg"), "no image");
        Path missing = folder.resolve("b.jpg");
        ask(text, missing);
        until("both known", () -> loaded == 2);

        assertEquals(MARK, thumbnails.get(text, 48).getBounds().width);
        assertSame(thumbnails.get(text, 48), thumbnails.get(missing, 48));
    }

    @Test
    void theImageThatAPersonWaitsForComesFirst() throws IOException {
        decoding.countDown();
        try (Foreground.Work work = Foreground.ofProcess().begin()) {
            ask(Pictures.write(folder.resolve("a.jpg"), 400, 300, Color.RED));
            until("waiting", () -> Thread.getAllStackTraces().values().stream().flatMap(Stream::of)
                    .anyMatch(frame -> frame.getMethodName().equals("letPass")));
            assertEquals(List.of(), decoded);
        }
        until("loaded", () -> loaded == 1);
    }

    @Test
    void aFileThatChangedIsShownAsItIsAWhileLater() throws IOException {
        decoding.countDown();
        Path file = Pictures.write(folder.resolve("a.jpg"), 400, 300, Color.RED);
        ask(file);
        until("loaded", () -> loaded == 1);
        Image before = thumbnails.get(file, 48);
        Pictures.write(file, 300, 300, Color.BLUE);
        assertSame(before, thumbnails.get(file, 48));

        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        assertSame(before, thumbnails.get(file, 48));
        until("loaded again", () -> loaded == 2);
        assertNotSame(before, thumbnails.get(file, 48));
        assertEquals(48, thumbnails.get(file, 48).getBounds().width);
        assertTrue(before.isDisposed());
    }

    @Test
    void aMissingFileIsShownWhenItCame() throws IOException {
        decoding.countDown();
        Path file = folder.resolve("a.jpg");
        ask(file);
        until("known", () -> loaded == 1);
        Image mark = thumbnails.get(file, 48);
        Pictures.write(file, 400, 300, Color.RED);

        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        assertSame(mark, thumbnails.get(file, 48));
        until("loaded", () -> loaded == 2);
        assertNotSame(mark, thumbnails.get(file, 48));
    }

    @Test
    void nothingIsPaintedAgainForAFileThatDidNotChange() throws IOException {
        decoding.countDown();
        Path file = Pictures.write(folder.resolve("a.jpg"), 400, 300, Color.RED);
        Path other = Pictures.write(folder.resolve("b.jpg"), 400, 300, Color.RED);
        ask(file);
        until("loaded", () -> loaded == 1);
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        Image before = thumbnails.get(file, 48);
        ask(other);
        until("the other loaded", () -> thumbnails.get(other, 48) != null);

        assertSame(before, thumbnails.get(file, 48));
        assertEquals(2, loaded);
        assertEquals(List.of("a.jpg", "b.jpg"), decoded);
    }

    @Test
    void closingDisposesTheImagesAndLoadsNothingMore() throws IOException {
        decoding.countDown();
        Path file = Pictures.write(folder.resolve("a.jpg"), 400, 300, Color.RED);
        ask(file, folder.resolve("b.jpg"));
        until("loaded", () -> loaded == 2);
        Image image = thumbnails.get(file, 48);
        Image mark = thumbnails.get(folder.resolve("b.jpg"), 48);
        assertNotNull(image);

        thumbnails.close();
        assertTrue(image.isDisposed());
        assertTrue(mark.isDisposed());
        assertNull(thumbnails.get(file, 48));
    }

    private void ask(Path... files) {
        for (Path file : files) {
            thumbnails.get(file, 48);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Handles events until something is so, or fails the test. */
    private void until(String what, BooleanSupplier so) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("after " + PATIENCE.toSeconds() + " s still not: " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(LOOK_AGAIN_MS, () -> { });
                display.sleep();
            }
        }
    }
}
