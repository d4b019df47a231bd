// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.imago.annotation.editor.canvas.CanvasImage;
import org.imago.dataset.ui.Foreground;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decoded when, and what is kept. */
class ImageSourceTest {

    private static final long ROOM_FOR_MANY = 100 * StubDecoding.BYTES;

    @TempDir
    private Path folder;

    private final StubDecoding decoding = new StubDecoding();
    private final List<Shown> told = new ArrayList<>();
    private ImageSource source = new ImageSource(Display.getDefault(), decoding, ROOM_FOR_MANY);

    @AfterEach
    void close() {
        decoding.releaseAll();
        source.close();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private List<Path> files(String... names) {
        return Arrays.stream(names).map(this::file).toList();
    }

    private void ask(String name, String... ahead) {
        source.show(file(name), files(ahead), told::add);
    }

    /** Shows an image and waits for it. */
    private CanvasImage show(String name, String... ahead) {
        told.clear();
        ask(name, ahead);
        Events.until(name + " is told of", () -> !told.isEmpty());
        return assertInstanceOf(Shown.Ready.class, told.getLast()).image();
    }

    private void awaitBegun(String... names) {
        Events.until(List.of(names) + " are begun", () -> decoding.begun.size() >= names.length);
        assertEquals(List.of(names), decoding.begun);
    }

    private void budget(long images) {
        source.close();
        source = new ImageSource(Display.getDefault(), decoding, images * StubDecoding.BYTES * 4 / 3);
    }

    @Test
    void theImageComesFirstThenThoseAheadInTheirOrder() {
        decoding.hold("1");
        ask("1", "2", "3", "4");
        awaitBegun("1");
        decoding.release("1");

        awaitBegun("1", "2", "3", "4");
        Events.until("1 is told of", () -> !told.isEmpty());
        assertEquals(1, told.size());
    }

    @Test
    void whatIsDecodedAheadGivesWayToAnImageThatIsWaitedFor() {
        decoding.hold("2");
        decoding.hold("9");
        ask("1", "2");
        awaitBegun("1", "2");
        ask("9", "2");
        awaitBegun("1", "2", "9");
        decoding.release("2");
        Events.until("2 is given up", () -> decoding.stopped.equals(List.of("2")));
        decoding.release("9");
        awaitBegun("1", "2", "9", "2");
        Events.until("9 is told of", () -> told.size() == 2);
    }

    @Test
    void othersWaitUntilTheLastImageIsDecodedAhead() {
        decoding.hold("1");
        decoding.hold("2");
        ask("1", "2");
        awaitBegun("1");
        CompletableFuture<Void> other = CompletableFuture.runAsync(ImageSourceTest::letPass);
        decoding.release("1");
        awaitBegun("1", "2");
        assertFalse(other.isDone());
        decoding.release("2");
        Events.until("others get on", other::isDone);
    }

    private static void letPass() {
        try {
            Foreground.ofProcess().letPass(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void anImageDecodedAheadIsThereAtOnce() {
        show("1", "2");
        Events.until("2 is decoded and nothing else is under way", () -> decoding.begun.size() == 2);
        show("1", "2", "3");
        Events.until("3 is begun after 2", () -> decoding.begun.size() == 3);
        told.clear();

        ask("2");

        assertEquals(1, told.size());
        assertEquals(3, decoding.begun.size());
    }

    @Test
    void whatIsNoLongerWantedNeverStarts() {
        decoding.hold("1");
        ask("1", "2", "3");
        awaitBegun("1");
        ask("4", "5");
        decoding.release("1");

        awaitBegun("1", "4", "5");
        Events.until("4 is told of", () -> !told.isEmpty());
        assertEquals(1, told.size());
    }

    @Test
    void theImageDoesNotWaitForOneThatIsDecodedAhead() {
        decoding.hold("2");
        show("1", "2", "3");
        awaitBegun("1", "2");

        show("4");

        assertEquals(List.of("1", "2", "4"), decoding.begun);
    }

    @Test
    void anImageThatIsBeingDecodedAheadIsAwaited() {
        decoding.hold("2");
        show("1", "2");
        awaitBegun("1", "2");
        told.clear();
        ask("2", "3");
        assertTrue(told.isEmpty());
        decoding.release("2");

        Events.until("2 is told of", () -> !told.isEmpty());
        awaitBegun("1", "2", "3");
    }

    @Test
    void nothingIsDecodedInTheUiThread() {
        show("1", "2", "3");
        awaitBegun("1", "2", "3");

        assertFalse(decoding.threads.contains(Thread.currentThread()));
        assertTrue(decoding.threads.stream().allMatch(Thread::isDaemon));
        assertTrue(decoding.threads.size() <= 2, decoding.threads::toString);
    }

    @Test
    void errandsComeBeforeImages() {
        decoding.hold("1");
        decoding.hold("2");
        ask("1");
        awaitBegun("1");
        ask("2");
        awaitBegun("1", "2");
        ask("3");
        source.background(() -> decoding.begun.add("errand"));
        decoding.release("1");

        awaitBegun("1", "2", "errand", "3");
    }

    @Test
    void anErrandThatFailsStopsNothing() {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3; i++) {
            source.background(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
                throw new IllegalStateException("as the test wants it");
            });
        }
        Events.until("all have failed", () -> failures.size() == 3);

        show("1");
    }

    @Test
    void theLeastRecentlyUsedImagesGoAndAreDisposed() {
        budget(2);
        Image first = show("1").at(1);
        Image second = show("2").at(1);
        assertFalse(first.isDisposed());
        Image third = show("3").at(1);
        Image fourth = show("4").at(1);

        assertTrue(first.isDisposed());
        assertTrue(second.isDisposed());
        assertFalse(third.isDisposed());
        assertFalse(fourth.isDisposed());
        show("3");
        assertEquals(List.of("1", "2", "3", "4"), decoding.begun);
    }

    @Test
    void whatIsOnTheScreenStaysEvenIfThereIsNoRoomForIt() {
        budget(0);
        Image first = show("1").at(1);
        CanvasImage second = show("2");

        assertFalse(first.isDisposed(), "painted last");
        assertFalse(second.at(1).isDisposed());
        show("3").at(1);
        assertTrue(first.isDisposed());
    }

    @Test
    void whatHasNoRoomBesideTheImageIsNotDecodedAhead() {
        budget(3);
        show("1", "2", "3", "4", "5");
        awaitBegun("1", "2", "3");
        show("2", "3", "4");

        awaitBegun("1", "2", "3", "4");
    }

    @Test
    void aLeftOutImageIsDecodedWhenItIsShown() {
        budget(1);
        show("1", "2");

        show("2");

        assertEquals(List.of("1", "2"), decoding.begun);
    }

    @Test
    void aProblemIsToldAndTriedAgain() {
        decoding.broken.add("1");
        ask("1");
        Events.until("1 is told of", () -> !told.isEmpty());
        assertEquals(ImageProblem.CORRUPT, assertInstanceOf(Shown.Failed.class, told.getLast()).problem().problem());
        decoding.broken.clear();

        show("1");
    }

    @Test
    void anImageWithAProblemIsDecodedAheadOnlyOnce() {
        decoding.broken.add("2");
        show("1", "2");
        awaitBegun("1", "2");
        show("3", "2", "4");

        awaitBegun("1", "2", "3", "4");
    }

    @Test
    void aFileThatChangedIsReadAgain() throws IOException {
        Path file = Files.writeString(file("1"), "one");
        CanvasImage before = show("1");
        Image onScreen = before.at(1);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        told.clear();
        ask("1");
        // The old one may be told of first, if nobody has looked at the file by then.
        Events.until("the new one is told of",
                () -> !told.isEmpty() && ((Shown.Ready) told.getLast()).image() != before);
        CanvasImage after = ((Shown.Ready) told.getLast()).image();
        assertFalse(onScreen.isDisposed(), "until the new one is painted");
        after.at(1);
        show("2");
        assertTrue(onScreen.isDisposed());
    }

    @Test
    void anUnchangedFileIsNotReadAgain() throws IOException {
        Files.writeString(file("1"), "one");
        show("1");
        show("1", "2");

        awaitBegun("1", "2");
    }

    @Test
    void aFileThatIsInvalidatedIsReadAgain() {
        CanvasImage before = show("1");
        told.clear();
        source.invalidate(file("1"));

        Events.until("the new one is told of", () -> !told.isEmpty());
        assertNotSame(before, ((Shown.Ready) told.get(0)).image());
        assertEquals(List.of("1", "1"), decoding.begun);
    }

    @Test
    void aFileThatIsInvalidatedWhileItIsDecodedIsReadAgain() {
        decoding.hold("1");
        ask("1");
        awaitBegun("1");
        source.invalidate(file("1"));
        decoding.release("1");

        awaitBegun("1", "1");
        Events.until("it is told of", () -> !told.isEmpty());
        assertEquals(1, told.size());
    }

    @Test
    void closingDisposesEverything() {
        Image first = show("1").at(1);
        Image second = show("2").at(1);
        source.close();

        assertTrue(first.isDisposed());
        assertTrue(second.isDisposed());
    }

    @Test
    void whatIsDecodedAfterClosingIsNotTold() {
        decoding.hold("1");
        ask("1");
        awaitBegun("1");
        source.close();
        ask("2");
        decoding.release("1");
        AtomicBoolean handled = new AtomicBoolean();
        Display.getDefault().asyncExec(() -> handled.set(true));
        Events.until("events are handled", handled::get);

        assertTrue(told.isEmpty());
        assertEquals(List.of("1"), decoding.begun);
    }

    @Test
    void askingFromAnotherThreadIsAnsweredInTheUiThread() {
        List<Thread> answered = new ArrayList<>();
        Thread.ofPlatform()
                .start(() -> source.show(file("1"), List.of(), shown -> answered.add(Thread.currentThread())));

        Events.until("it is told of", () -> !answered.isEmpty());
        assertSame(Thread.currentThread(), answered.getFirst());
    }

    private void useRealDecoder() {
        source.close();
        source = new ImageSource(Display.getDefault(), new ImageDecoder(), ImageSource.defaultBudget());
    }

    private Path png(String name, int width, int height) {
        Path file = file(name);
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {
            new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff))
        };
        loader.save(file.toString(), SWT.IMAGE_PNG);
        return file;
    }

    @Test
    void aFileThatIsDeletedWhileItIsShownStaysOnTheScreen() throws IOException {
        useRealDecoder();
        png("1.png", 60, 40);
        CanvasImage image = show("1.png");
        image.at(1);
        Files.delete(file("1.png"));
        assertEquals(60, image.at(0.5).getImageData().width);
        told.clear();
        ask("1.png");

        Events.until("the loss is told of", () -> told.size() == 2);
        Shown.Failed failed = assertInstanceOf(Shown.Failed.class, told.get(1));
        assertEquals(ImageProblem.MISSING, failed.problem().problem());
        assertFalse(image.at(1).isDisposed());
    }

    @Test
    void aDamagedFileIsToldWithItsNameAndWhatToDo() throws IOException {
        useRealDecoder();
        Path file = png("torn.png", 60, 40);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
        ask("torn.png");

        Events.until("it is told of", () -> !told.isEmpty());
        String message = assertInstanceOf(Shown.Failed.class, told.getLast()).problem().getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.endsWith("fetch it again or exclude it"), message);
    }
}
