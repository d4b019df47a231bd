// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.tiles;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;

/**
 * How large images are, read in the background from their first bytes when somebody asks. What was asked for last comes
 * first; what scrolled by long ago is not read at all. Any thread may ask.
 */
public final class SampleSizes implements AutoCloseable {

    private static final int MOST_WAITING = 200;

    private final ImageFolder folder;
    private final Runnable known;
    private final ImageDecoder decoder = new ImageDecoder();
    private final Map<Integer, Optional<ImageHeader>> headers = new ConcurrentHashMap<>();
    private final Deque<Sample> waiting = new ArrayDeque<>();
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("Sizes of images").factory());
    private boolean working;

    /**
     * Knows no size yet.
     *
     * @param folder where the images lie
     * @param known  told, in another thread, that more sizes can be asked for
     */
    public SampleSizes(ImageFolder folder, Runnable known) {
        this.folder = folder;
        this.known = known;
    }

    /**
     * Returns the size of an image if it is known, else has it read.
     *
     * @param sample the sample
     * @return nothing if it is not known yet, or the image is missing or none
     */
    public Optional<ImageHeader> get(Sample sample) {
        Optional<ImageHeader> header = headers.get(sample.index());
        if (header == null) {
            ask(sample);
            return Optional.empty();
        }
        return header;
    }

    /**
     * Reads the size of an image, unless it is known. Not for the UI thread.
     *
     * @param sample the sample
     * @return its size
     * @throws DatasetException      if its name leads nowhere
     * @throws ImageProblemException if there is no image
     */
    public ImageHeader read(Sample sample) throws DatasetException, ImageProblemException {
        Optional<ImageHeader> header = headers.getOrDefault(sample.index(), Optional.empty());
        if (header.isEmpty()) {
            header = Optional.of(decoder.readHeader(folder.resolve(sample)));
            headers.put(sample.index(), header);
        }
        return header.get();
    }

    private synchronized void ask(Sample sample) {
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
        for (Optional<Sample> next = next(); next.isPresent(); next = next()) {
            try {
                read(next.get());
            } catch (DatasetException | ImageProblemException e) {
                // Nothing can be drawn on it; the problems of the data set say why.
                headers.put(next.get().index(), Optional.empty());
            }
        }
        known.run();
    }

    private synchronized Optional<Sample> next() {
        working = !waiting.isEmpty();
        return Optional.ofNullable(waiting.pollLast());
    }

    @Override
    public synchronized void close() {
        waiting.clear();
        worker.shutdownNow();
    }
}
