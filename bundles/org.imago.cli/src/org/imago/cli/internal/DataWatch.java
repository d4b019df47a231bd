// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.imago.cli.BadInputException;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;

/**
 * Looks now and then, while a run is at work, whether its data set is still there. A training has all pixels in memory or
 * in the cache, and would go on for hours with a data set that nobody has any more.
 */
final class DataWatch implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 500;
    /** A disk on the network may be away for a moment. */
    private static final int LOOKS = 4;
    /** Images looked for: if none of them is there, none is taken to be. */
    private static final int PROBES = 20;

    private final Path data;
    private final List<Path> images;
    private final Path log;
    private final Cancellation cancellation;
    private final Consumer<String> abandon;
    private final Thread thread;
    private volatile Optional<String> missing = Optional.empty();
    private volatile boolean closed;

    /**
     * Begins to look.
     *
     * @param data         CSV of the data set
     * @param folder       folder of its images, or {@code null} for the usual places
     * @param log          the run's events, which it writes
     * @param cancellation set when the data set is gone
     * @param abandon      told why, when the run's own folder is gone: to save anything would make it again
     * @throws DatasetException when the data set cannot be opened
     */
    DataWatch(Path data, Path folder, Path log, Cancellation cancellation, Consumer<String> abandon)
            throws DatasetException {
        this.data = data;
        this.images = probes(Dataset.open(data), folder);
        this.log = log;
        this.cancellation = cancellation;
        this.abandon = abandon;
        thread = Thread.ofPlatform().daemon().name("imago-data-watch").start(this::look);
    }

    private static List<Path> probes(Dataset dataset, Path folder) throws DatasetException {
        ImageFolder images = ImageFolder.locate(dataset, Optional.ofNullable(folder));
        List<Sample> samples = dataset.samples();
        int step = Math.max(1, samples.size() / PROBES);
        return IntStream.range(0, samples.size()).filter(i -> i % step == 0).mapToObj(samples::get)
                .flatMap(sample -> file(images, sample).stream()).filter(Files::isRegularFile).toList();
    }

    private static Optional<Path> file(ImageFolder images, Sample sample) {
        try {
            return Optional.of(images.resolve(sample));
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    private void look() {
        for (int looks = 0; !closed && looks < LOOKS;) {
            looks = isWhole() ? 0 : looks + 1;
            try {
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
        if (!closed) {
            missing = Optional.of(reason());
            if (Files.exists(log)) {
                cancellation.cancel();
            } else {
                abandon.accept(reason());
            }
        }
    }

    private boolean isWhole() {
        return Files.exists(data) && Files.exists(log) && (images.isEmpty() || images.stream().anyMatch(Files::exists));
    }

    private String reason() {
        if (!Files.exists(data)) {
            return data + " was removed while the run was at work; put it back and go on with the run, or start another";
        }
        return !Files.exists(log) ? log.getParent() + ", the folder of the run, was removed while it was at work; start "
                + "another" : images.getFirst().getParent() + ": the images were removed while the run was at work; put "
                        + "them back and go on with the run, or start another";
    }

    /**
     * Does the work of the run.
     *
     * @param work the work
     * @throws Exception what the work throws; a {@link BadInputException} that says what is gone instead of the
     *                   cancellation that followed from it
     */
    void during(RunStates.Work work) throws Exception {
        try {
            work.run();
        } catch (CancelledException e) {
            if (missing.isPresent()) {
                throw new BadInputException(missing.get());
            }
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
