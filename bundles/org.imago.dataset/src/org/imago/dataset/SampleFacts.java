// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.imago.image.ImageFacts;
import org.imago.image.ImageProblem;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;

/** What is known of the images of all samples of a data set, read by all processors at once. */
public final class SampleFacts {

    /** Memory that a photograph of 20 million pixels needs while it is decoded, and some more. */
    private static final long BYTES_FOR_ONE = 256L << 20;

    private final AtomicReferenceArray<ImageFacts> facts;
    private final Optional<ImageFolder> folder;
    private final PixelCache pixels;
    private final AtomicInteger missing = new AtomicInteger();
    private final List<String> unreadable = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentLinkedQueue<Sample> large = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    private SampleFacts(int count, Optional<ImageFolder> folder, PixelCache pixels) {
        this.facts = new AtomicReferenceArray<>(count);
        this.folder = folder;
        this.pixels = pixels;
    }

    /**
     * Reads what is known of images, decoding those that were not decoded before.
     *
     * @param samples all samples of a data set
     * @param folder  where the images lie; nothing if that is not known, then all are missing
     * @param pixels  decodes the images, or has done so before
     * @param next    called before each image, in several threads at once; what it throws ends the work
     * @return what is known
     * @throws CancellationException         if the thread is interrupted
     * @throws java.io.UncheckedIOException if the cache cannot be written
     */
    public static SampleFacts read(List<Sample> samples, Optional<ImageFolder> folder, PixelCache pixels,
            Runnable next) {
        SampleFacts known = new SampleFacts(samples.size(), folder, pixels);
        known.readAll(samples, next);
        // Large images, each of which has the memory for itself now.
        for (Sample sample : known.large) {
            known.read(sample, false);
        }
        return known;
    }

    private void readAll(List<Sample> samples, Runnable next) {
        AtomicInteger taken = new AtomicInteger();
        int count = threads();
        try (ExecutorService workers = Executors.newFixedThreadPool(count,
                Thread.ofPlatform().daemon().name("Images ", 1).factory())) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ends.add(workers.submit(() -> work(samples, taken, next)));
            }
            for (Future<?> end : ends) {
                await(end);
            }
        }
    }

    private static int threads() {
        Runtime machine = Runtime.getRuntime();
        return (int) Math.clamp(machine.maxMemory() / BYTES_FOR_ONE, 1, machine.availableProcessors());
    }

    private void work(List<Sample> samples, AtomicInteger taken, Runnable next) {
        try {
            for (int i = taken.getAndIncrement(); i < samples.size() && !stopped; i = taken.getAndIncrement()) {
                next.run();
                read(samples.get(i), true);
            }
        } catch (RuntimeException | Error e) {
            stopped = true;
            throw e;
        }
    }

    private void await(Future<?> end) {
        try {
            end.get();
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while images were read");
        } catch (ExecutionException e) {
            stopped = true;
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void read(Sample sample, boolean beside) {
        if (folder.isEmpty()) {
            missing.incrementAndGet();
            return;
        }
        try {
            facts.set(sample.index(), pixels.facts(folder.get().resolve(sample)));
        } catch (ImageProblemException e) {
            failed(sample, e, beside);
        } catch (DatasetException e) {
            unreadable.add(e.getMessage());
        }
    }

    private void failed(Sample sample, ImageProblemException problem, boolean beside) {
        if (problem.problem() == ImageProblem.MISSING) {
            missing.incrementAndGet();
        } else if (beside && problem.getCause() instanceof OutOfMemoryError) {
            large.add(sample);
        } else {
            unreadable.add(sample.problem(Role.FILENAME, problem.detail() + " (" + problem.file() + ")").getMessage());
        }
    }

    /**
     * Returns what is known of a sample's image. May be called in any thread.
     *
     * @param sample one of the samples
     * @return nothing if the image is missing or cannot be decoded
     */
    public Optional<ImageFacts> of(Sample sample) {
        return sample.index() < facts.length() ? Optional.ofNullable(facts.get(sample.index())) : Optional.empty();
    }

    /**
     * Returns how many samples have no image.
     *
     * @return 0 or more
     */
    public int missing() {
        return missing.get();
    }

    /**
     * Returns why images cannot be compared.
     *
     * @return a message for each, with file, line and column of the data set, in no certain order
     */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }
}
