// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Monitor;
import org.imago.dataset.ImagoHome;
import org.imago.dataset.ui.DatasetIcons;
import org.imago.dataset.ui.Foreground;
import org.imago.dataset.ui.internal.thumbnails.KeptThumbnails.Entry;
import org.imago.dataset.ui.internal.thumbnails.WaitingThumbnails.Wanted;
import org.imago.image.ImageDecoder;

/**
 * Small pictures of image files for who paints many of them: they are asked for while painting, loaded in the
 * background, what is visible first, and kept in memory and on disk. A file that changed gets a new picture when it is
 * painted some seconds later. Used in the UI thread, where it never touches a file.
 */
public final class Thumbnails implements AutoCloseable {

    /** The image that a person waits for is asked for while these are, or a moment later. */
    private static final int CALM = 50;
    /** Who goes on from image to image without a rest still sees these, one in so much time. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A large screen shows half as many; the others scrolled by a moment ago. */
    private static final int MOST_WAITING = 100;
    private static final long MEMORY = 64L << 20;
    private static final int MOST_IMAGES = 400;
    private static final long DISK = 256L << 20;
    /** Looking at the files of a painting takes milliseconds, though not on every network. */
    private static final long LOOK_AGAIN = 10_000_000_000L;
    private static final int HUNDRED_PER_CENT = 100;

    private final Display display;
    private final Runnable loaded;
    private final ThumbnailLoader loader;
    private final LongSupplier nanoseconds;
    private final Image broken;
    private final KeptThumbnails kept = new KeptThumbnails(MEMORY, MOST_IMAGES);
    private final WaitingThumbnails waiting = new WaitingThumbnails(MOST_WAITING);
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("Thumbnails").factory());
    private long turn;
    private boolean inTurn;
    private int zoom = HUNDRED_PER_CENT;
    private boolean closed;

    /**
     * Creates thumbnails that are kept in the program's folder.
     *
     * @param display where they are shown
     * @param loaded  told, in the UI thread, that more can be painted
     */
    public Thumbnails(Display display, Runnable loaded) {
        this(display, loaded, new ThumbnailLoader(new ImageDecoder()::decodeReduced,
                new StoredThumbnails(ImagoHome.folder().resolve("cache").resolve("thumbnails"), DISK)),
                DatasetIcons.icon("picture-broken"), System::nanoTime);
    }

    Thumbnails(Display display, Runnable loaded, ThumbnailLoader loader, ImageDescriptor broken,
            LongSupplier nanoseconds) {
        this.display = display;
        this.loaded = loaded;
        this.loader = loader;
        this.broken = broken.createImage(display);
        this.nanoseconds = nanoseconds;
    }

    /**
     * Returns the thumbnail of a file if it is there, else has it loaded; it must be asked for again then.
     *
     * @param file   the image
     * @param height of the thumbnail, points; very wide ones are less high
     * @return the thumbnail, good until events are handled or another one is asked for; a small mark if the file is
     *         missing or cannot be decoded; {@code null} if it is not known yet
     */
    public Image get(Path file, int height) {
        if (closed) {
            return null;
        }
        beginTurn();
        ThumbnailKey key = new ThumbnailKey(file, Math.max(1, height * zoom / HUNDRED_PER_CENT));
        Optional<Entry> known = kept.get(key);
        if (known.isEmpty() || nanoseconds.getAsLong() - known.get().looked() > LOOK_AGAIN) {
            load(new Wanted(key, known.map(Entry::thumbnail)));
        }
        return known.map(entry -> image(key, entry.thumbnail())).orElse(null);
    }

    /** Has the files looked at again when they are painted, such as those that were missing. */
    public void lookAgain() {
        kept.clear();
    }

    /** A painting lasts until events are handled again. */
    private void beginTurn() {
        if (!inTurn) {
            inTurn = true;
            turn++;
            zoomTo(Stream.of(display.getMonitors()).mapToInt(Monitor::getZoom).max().orElse(HUNDRED_PER_CENT));
            display.asyncExec(() -> inTurn = false);
        }
    }

    /** The sharpest screen decides how many pixels there are. */
    private void zoomTo(int changed) {
        if (zoom != changed) {
            zoom = changed;
            kept.clear();
        }
    }

    private Image image(ThumbnailKey key, Thumbnail thumbnail) {
        return thumbnail.pixels()
                .map(some -> kept.image(key, some, pixels -> ThumbnailImage.of(display, pixels, zoom)))
                .orElse(broken);
    }

    private void load(Wanted wanted) {
        if (waiting.ask(wanted, turn)) {
            worker.schedule(this::next, CALM, TimeUnit.MILLISECONDS);
        }
    }

    private void next() {
        try {
            Foreground.ofProcess().letPass(PATIENCE);
            waiting.take().ifPresent(this::work);
        } catch (InterruptedException e) {
            // Only closing interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    private void work(Wanted wanted) {
        Thumbnail thumbnail = Thumbnail.NONE;
        try {
            thumbnail = loader.load(wanted);
        } finally {
            deliver(wanted, thumbnail);
        }
    }

    private void deliver(Wanted wanted, Thumbnail thumbnail) {
        try {
            display.asyncExec(() -> keep(wanted, thumbnail));
        } catch (SWTException e) {
            // The display went meanwhile: nobody waits for it any more.
            return;
        }
    }

    private void keep(Wanted wanted, Thumbnail thumbnail) {
        waiting.loaded(wanted.key());
        if (closed) {
            return;
        }
        kept.put(wanted.key(), new Entry(thumbnail, nanoseconds.getAsLong()));
        if (wanted.known().filter(known -> known == thumbnail).isEmpty()) {
            loaded.run();
        }
    }

    /** Gives the memory back. What is being loaded is not interrupted, nothing more is. */
    @Override
    public void close() {
        closed = true;
        waiting.close();
        worker.shutdownNow();
        kept.clear();
        broken.dispose();
    }
}
