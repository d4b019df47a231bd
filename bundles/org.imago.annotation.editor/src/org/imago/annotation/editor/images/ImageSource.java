// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.imago.annotation.editor.images.Kept.Entry;
import org.imago.dataset.ui.Foreground;
import org.imago.image.FileStamp;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblem;
import org.imago.image.ImageProblemException;

/**
 * Decodes the image that is to be shown, then those that will be wanted next, in the background, and keeps as many as a
 * budget of memory has room for. A file that changed is decoded again when it is to be shown. Thread-safe.
 */
public final class ImageSource implements AutoCloseable {

    /** One for the image that is wanted now while the other decodes ahead, even if they share one processor. */
    private static final int THREADS = 2;
    private static final int SHARE_OF_HEAP = 4;

    private final Display display;
    private final PyramidImage.Screen screen;
    private final Decoding decoding;
    private final Kept kept;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS,
            Thread.ofPlatform().daemon().name("Images of the editor ", 1).factory());
    private final Deque<Runnable> errands = new ArrayDeque<>();
    /** The image that is wanted and those to decode ahead, as far as nobody looked after them yet. */
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Set<Path> loading = new HashSet<>();
    private final Set<Path> invalidated = new HashSet<>();
    /** Lasts while files are looked after. */
    private Optional<Foreground.Work> foreground = Optional.empty();
    private Optional<Request> request = Optional.empty();
    private Optional<PyramidImage> delivered = Optional.empty();
    private Optional<PyramidImage> painted = Optional.empty();
    private boolean closed;

    /** What reads images; tests have one of their own. */
    interface Decoding {

        ImageHeader readHeader(Path file) throws ImageProblemException;

        /** Throws CancellationException if it learns that the image is unwanted. */
        BufferedImage decode(Path file, BooleanSupplier unwanted) throws ImageProblemException;
    }

    /** What was asked for last, and what came of it so far. */
    private static final class Request {

        private final List<Path> files;
        private final Consumer<Shown> ready;
        private Optional<Shown> told = Optional.empty();

        Request(List<Path> files, Consumer<Shown> ready) {
            this.files = files;
            this.ready = ready;
        }

        Path image() {
            return files.get(0);
        }
    }

    /**
     * Creates a source. In the UI thread.
     *
     * @param display     where images are shown
     * @param decoder     decodes them
     * @param budgetBytes most memory for images that are kept, bytes; the image on the screen is kept in any case
     */
    public ImageSource(Display display, ImageDecoder decoder, long budgetBytes) {
        this(display, new Decoding() {
            @Override
            public ImageHeader readHeader(Path file) throws ImageProblemException {
                return decoder.readHeader(file);
            }

            @Override
            public BufferedImage decode(Path file, BooleanSupplier unwanted) throws ImageProblemException {
                return decoder.decode(file, unwanted);
            }
        }, budgetBytes);
    }

    ImageSource(Display display, Decoding decoding, long budgetBytes) {
        this.display = display;
        this.screen = new PyramidImage.Screen(display, display.getPrimaryMonitor().getZoom());
        this.decoding = decoding;
        this.kept = new Kept(budgetBytes);
    }

    /**
     * Returns a budget that leaves room for everything else.
     *
     * @return a quarter of the largest heap, bytes
     */
    public static long defaultBudget() {
        return Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }

    /**
     * Asks for an image. What was asked for before is no longer wanted.
     *
     * @param image the file
     * @param ahead files that will be wanted next, the most likely first
     * @param ready told in the UI thread: before this returns, if the image is there and this is the UI thread; again
     *              if the file turns out to have changed. An image stays as it is until another one was told of
     */
    public void show(Path image, List<Path> ahead, Consumer<Shown> ready) {
        LinkedHashSet<Path> files = new LinkedHashSet<>();
        files.add(Objects.requireNonNull(image));
        files.addAll(ahead);
        synchronized (this) {
            request = Optional.of(new Request(List.copyOf(files), Objects.requireNonNull(ready)));
            kept.get(image).filter(known -> known.image().isEmpty()).ifPresent(failed -> kept.remove(image));
            kept.use(image);
            waiting.clear();
            waiting.addAll(files);
            announce();
        }
        if (isUiThread()) {
            settle();
        } else {
            later(this::settle);
        }
        work();
    }

    private boolean isUiThread() {
        return Display.findDisplay(Thread.currentThread()) == display;
    }

    /**
     * Does something in the background, before any image that is not being decoded yet.
     *
     * @param errand what is to be done, quickly
     */
    public void background(Runnable errand) {
        synchronized (this) {
            errands.addLast(Objects.requireNonNull(errand));
        }
        work();
    }

    /**
     * Says that a file is another one now, whatever its size and time say. If it is shown, it is decoded again.
     *
     * @param image the file
     */
    public void invalidate(Path image) {
        synchronized (this) {
            kept.remove(image);
            if (loading.contains(image)) {
                invalidated.add(image);
            }
            if (isWanted(image) && !waiting.contains(image)) {
                waiting.addFirst(image);
            }
            announce();
        }
        work();
    }

    /** Others are to wait while files are decoded, those that are decoded ahead included. */
    private synchronized void announce() {
        boolean busy = !loading.isEmpty() || !closed && !waiting.isEmpty();
        if (busy && foreground.isEmpty()) {
            foreground = Optional.of(Foreground.ofProcess().begin());
        } else if (!busy) {
            foreground.ifPresent(Foreground.Work::close);
            foreground = Optional.empty();
        }
    }

    private synchronized void work() {
        if (!closed) {
            workers.execute(this::next);
        }
    }

    private void next() {
        Optional<Runnable> errand;
        Optional<Path> file;
        synchronized (this) {
            errand = Optional.ofNullable(errands.pollFirst());
            file = errand.isPresent() ? Optional.empty() : take();
        }
        errand.ifPresent(Runnable::run);
        file.ifPresent(this::look);
    }

    /** One file at a time is decoded ahead, and only while none is wanted: that one must not wait for a thread. */
    private Optional<Path> take() {
        Path first = waiting.peekFirst();
        if (closed || first == null || loading.contains(first) || !isWanted(first) && !loading.isEmpty()) {
            return Optional.empty();
        }
        waiting.removeFirst();
        loading.add(first);
        return Optional.of(first);
    }

    private boolean isWanted(Path file) {
        return request.filter(now -> now.image().equals(file)).isPresent();
    }

    /** What is decoded ahead takes processor and memory from an image that is waited for. */
    private synchronized boolean isInTheWay(Path file) {
        return !isWanted(file) && request.map(Request::image).filter(wanted -> kept.get(wanted).isEmpty()).isPresent();
    }

    private void look(Path file) {
        Optional<FileStamp> stamp = FileStamp.of(file);
        Optional<PyramidImage> loaded = Optional.empty();
        try {
            loaded = isKnown(file, stamp) ? Optional.empty() : load(file, stamp);
        } catch (ImageProblemException e) {
            keep(file, new Entry(stamp, new Shown.Failed(e)));
        } catch (CancellationException e) {
            // Another image is waited for; this one is decoded later if it is still among those ahead.
            loaded = Optional.empty();
        } catch (OutOfMemoryError e) {
            keep(file, new Entry(stamp, new Shown.Failed(new ImageProblemException(file, ImageProblem.TOO_LARGE,
                    "its pixels do not fit into the memory", e))));
        } finally {
            synchronized (this) {
                loading.remove(file);
                invalidated.remove(file);
                announce();
            }
            later(this::settle);
        }
        loaded.ifPresent(PyramidImage::complete);
        work();
    }

    private synchronized boolean isKnown(Path file, Optional<FileStamp> stamp) {
        return kept.get(file).filter(known -> known.stamp().equals(stamp)).isPresent();
    }

    private Optional<PyramidImage> load(Path file, Optional<FileStamp> stamp) throws ImageProblemException {
        if (!hasRoom(file)) {
            return Optional.empty();
        }
        PyramidImage image = PyramidImage.of(decoding.decode(file, () -> isInTheWay(file)), screen, this::painted);
        keep(file, new Entry(stamp, new Shown.Ready(image)));
        return Optional.of(image);
    }

    private synchronized void keep(Path file, Entry entry) {
        kept.put(file, entry);
        if (closed || invalidated.contains(file)) {
            kept.remove(file);
        }
    }

    /** What would have to go again at once, or would drive out what is wanted sooner, is not decoded ahead. */
    private boolean hasRoom(Path file) throws ImageProblemException {
        List<Path> sooner;
        synchronized (this) {
            List<Path> files = request.map(now -> now.files).orElse(List.of());
            sooner = files.subList(0, Math.max(0, files.indexOf(file)));
        }
        if (sooner.isEmpty()) {
            return true;
        }
        ImageHeader header = decoding.readHeader(file);
        synchronized (this) {
            return PyramidImage.bytes(header.width(), header.height(), screen) <= kept.beside(sooner);
        }
    }

    /** Tells what is there, and gives up what is not needed any more. In the UI thread. */
    private void settle() {
        Optional<Shown> shown;
        Optional<Request> now;
        synchronized (this) {
            now = closed ? Optional.empty() : request;
            shown = now.flatMap(asked -> kept.get(asked.image())).map(Entry::shown);
            if (shown.equals(now.flatMap(asked -> asked.told))) {
                shown = Optional.empty();
            } else if (shown.isPresent()) {
                now.get().told = shown;
                delivered = kept.get(now.get().image()).flatMap(Entry::image);
            }
        }
        try {
            if (shown.isPresent()) {
                now.get().ready.accept(shown.get());
            }
        } finally {
            trim();
        }
    }

    private void trim() {
        List<PyramidImage> gone;
        synchronized (this) {
            Set<PyramidImage> seen = new HashSet<>();
            if (!closed) {
                delivered.ifPresent(seen::add);
                painted.ifPresent(seen::add);
            }
            gone = kept.trim(request.map(now -> now.files).orElse(List.of()), seen);
        }
        gone.forEach(PyramidImage::dispose);
    }

    /** Who shows images may stay with one although another was delivered; what was painted last is on the screen. */
    private synchronized void painted(PyramidImage image) {
        painted = Optional.of(image);
    }

    private void later(Runnable work) {
        try {
            display.asyncExec(work);
        } catch (SWTException e) {
            // The display is gone, and with it all that it made.
            return;
        }
    }

    /** Gives everything up. What is being decoded is not shown any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            request = Optional.empty();
            waiting.clear();
            errands.clear();
            kept.clear();
            workers.shutdown();
            announce();
        }
        if (isUiThread()) {
            trim();
        } else {
            later(this::trim);
        }
    }
}
