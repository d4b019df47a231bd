// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.swt.graphics.Image;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;

/**
 * Pictures of samples whose files are located in the background, for that asks the disk. What was asked for last is
 * located first; what scrolled by long ago is not located at all.
 */
public final class LocatedPictures implements SamplePictures, AutoCloseable {

    private static final int MOST_WAITING = 200;

    private final ImageFolder folder;
    private final Source source;
    private final Runnable located;
    private final Map<Integer, Optional<Path>> paths = new ConcurrentHashMap<>();
    private final Deque<Sample> waiting = new ArrayDeque<>();
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("Small pictures: files").factory());
    private boolean working;
    private int version;

    /**
     * Creates the pictures.
     *
     * @param folder  where the images lie
     * @param source  loads pictures
     * @param located told, in another thread, that more pictures can be asked for
     */
    public LocatedPictures(ImageFolder folder, Source source, Runnable located) {
        this.folder = folder;
        this.source = source;
        this.located = located;
    }

    @Override
    public Image get(Sample sample, int height) {
        Optional<Path> path = paths.get(sample.index());
        if (path == null) {
            locate(sample);
            return null;
        }
        return path.map(file -> source.get(file, height)).orElse(null);
    }

    Path folder() {
        return folder.folder();
    }

    /** Forgets where images are. */
    public synchronized void forget() {
        version++;
        paths.clear();
        waiting.clear();
    }

    private synchronized void locate(Sample sample) {
        if (!waiting.contains(sample)) {
            waiting.addLast(sample);
            if (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
            }
        }
        if (!working && !worker.isShutdown()) {
            working = true;
            worker.execute(this::work);
        }
    }

    private void work() {
        for (Next next = next(); next.sample() != null; next = next()) {
            Optional<Path> path = pathOf(next.sample());
            keep(next, path);
        }
        located.run();
    }

    private record Next(Sample sample, int version) {
    }

    private synchronized Next next() {
        working = !waiting.isEmpty();
        return new Next(waiting.pollLast(), version);
    }

    private synchronized void keep(Next located, Optional<Path> path) {
        if (located.version() == version) {
            paths.put(located.sample().index(), path);
        }
    }

    private Optional<Path> pathOf(Sample sample) {
        try {
            return Optional.of(folder.resolve(sample));
        } catch (DatasetException e) {
            // A name that leads nowhere has no picture; the problems say why.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        forget();
        worker.shutdownNow();
    }
}
