// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jdt.annotation.Nullable;
import org.imago.dataset.download.MissingImages.Place;
import org.imago.dataset.download.MissingImages.Wanted;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageProblem;
import org.imago.image.ImageProblemException;

/**
 * Fetches the images that a data set lacks. Each comes under a name of its own, is decoded, and gets its name only if it is
 * a whole image; a file that is there is never replaced. What was fetched stays when the work is stopped, so that doing it
 * again fetches the rest.
 */
public final class ImageDownload {

    /** Below that, bytes, it makes no sense to go on. */
    private static final long ROOM = 1 << 20;
    /** Decoding takes memory; connections do not. */
    private static final int DECODED_AT_ONCE = 2;
    /** Where Flickr leads to instead of a photo that was removed: an image that says so. */
    private static final String FLICKR_REMOVED = "photo_unavailable";

    private final DownloadSettings settings;
    private final Waiting time;
    private final Transfer transfer;
    private final Patience patience;
    private final ImageDecoder decoder;
    private final Semaphore decoding = new Semaphore(DECODED_AT_ONCE);

    /**
     * Prepares downloads.
     *
     * @param settings how they are done
     */
    public ImageDownload(DownloadSettings settings) {
        this(settings, Waiting.REAL);
    }

    ImageDownload(DownloadSettings settings, Waiting time) {
        this.settings = settings;
        this.time = time;
        this.transfer = settings.transfer(time);
        this.patience = new Patience(settings, settings.perHost(), settings.gap(), time);
        this.decoder = new ImageDecoder(settings.limits());
    }

    /**
     * Fetches images.
     *
     * @param images  what is missing
     * @param monitor told how far it is, and asked whether to stop
     * @return what came of it; what was not tried because of a request to stop, or because the disk is full, is counted
     * @throws IOException if the folder cannot be made or written; nothing was fetched then
     */
    public DownloadReport run(MissingImages images, DownloadMonitor monitor) throws IOException {
        if (!images.wanted().isEmpty()) {
            prepare(images.folder().folder());
        }
        Run run = new Run(images, monitor);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tasks = new ArrayList<>();
            images.wanted().forEach(wanted -> tasks.add(threads.submit(() -> run.fetch(wanted))));
            for (Future<?> task : tasks) {
                join(task);
            }
        }
        return run.report();
    }

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        PartFile.removeOld(folder);
    }

    private static void join(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The state of one call. */
    private final class Run {

        private final MissingImages images;
        private final DownloadMonitor monitor;
        private final Semaphore places = new Semaphore(settings.atOnce(), true);
        private final List<DownloadFailure> failures;
        private final AtomicInteger tried = new AtomicInteger();
        private final AtomicInteger fetched = new AtomicInteger();
        private final AtomicBoolean full = new AtomicBoolean();
        private final int total;

        Run(MissingImages images, DownloadMonitor monitor) {
            this.images = images;
            this.monitor = monitor;
            this.failures = new ArrayList<>(images.failures());
            this.total = images.missing();
        }

        private boolean isStopped() {
            return monitor.isCancelled() || full.get();
        }

        void fetch(Wanted wanted) {
            try {
                PartFile part = PartFile.beside(wanted.places().getFirst().file());
                try {
                    String host = Addresses.parse(wanted.address()).getHost();
                    patience.get(host, () -> attempt(wanted, part), this::isStopped);
                    publish(wanted, part);
                } finally {
                    part.delete();
                }
            } catch (DownloadCancelledException e) {
                // Counted as left.
                return;
            } catch (TransferException e) {
                wanted.places().forEach(place -> fail(wanted, place, e.problem(), e.getMessage()));
            } catch (IOException e) {
                wanted.places().forEach(place -> fail(wanted, place, DownloadProblem.DISK, disk(place, e)));
                stopIfFull();
            }
        }

        private @Nullable Void attempt(Wanted wanted, PartFile part)
                throws TransferException, DownloadCancelledException, IOException {
            Patience.enter(places, this::isStopped);
            try {
                Transfer.Received received = transfer.to(wanted.address(), part.file(), ImageDownload::requireImage,
                        this::isStopped);
                refusePlaceholder(received.address());
                verify(part.file());
                return null;
            } finally {
                places.release();
            }
        }

        private void verify(Path file) throws TransferException, DownloadCancelledException {
            Patience.enter(decoding, this::isStopped);
            try {
                decoder.decode(file);
            } catch (ImageProblemException e) {
                throw new TransferException(problem(e.problem()), "was fetched and not taken: " + e.detail(), e);
            } finally {
                decoding.release();
            }
        }

        private void publish(Wanted wanted, PartFile part) {
            for (Place place : wanted.places()) {
                try {
                    part.publish(place.file());
                    fetched.incrementAndGet();
                    done(place);
                } catch (IOException e) {
                    fail(wanted, place, DownloadProblem.DISK, disk(place, e));
                }
            }
        }

        private void fail(Wanted wanted, Place place, DownloadProblem problem, String message) {
            synchronized (failures) {
                failures.add(new DownloadFailure(place.line(), place.fileName(), Addresses.shown(wanted.address()),
                        problem, message));
            }
            done(place);
        }

        private void done(Place place) {
            monitor.progress(place.fileName(), tried.incrementAndGet(), total);
        }

        private void stopIfFull() {
            try {
                Path folder = images.folder().folder();
                full.compareAndSet(false, Files.getFileStore(folder).getUsableSpace() < ROOM);
            } catch (IOException e) {
                full.set(true);
            }
        }

        DownloadReport report() {
            List<DownloadFailure> sorted = failures.stream().sorted(Comparator.comparingInt(DownloadFailure::line))
                    .toList();
            return new DownloadReport(images.present(), fetched.get(), sorted, total - tried.get(),
                    monitor.isCancelled());
        }
    }

    private static String disk(Place place, IOException e) {
        return "cannot be written to " + place.file() + " (" + (e instanceof java.nio.file.FileSystemException
                ? e : e.getMessage()) + "); make room, or correct the name";
    }

    /** A page that says why there is no image need not be fetched. */
    private static void requireImage(String contentType) throws TransferException {
        String type = contentType.replaceFirst(";.*", "").strip();
        if (type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml") && !type.startsWith("image/")) {
            throw new TransferException(DownloadProblem.NOT_AN_IMAGE, "is no image but " + Addresses.shown(type)
                    + "; look at the address in a browser");
        }
    }

    private static void refusePlaceholder(URI address) throws TransferException {
        if (String.valueOf(address.getPath()).contains(FLICKR_REMOVED)) {
            throw new TransferException(DownloadProblem.NOT_FOUND, "was removed: Flickr sends an image instead that says "
                    + "so; exclude the row");
        }
    }

    private static DownloadProblem problem(ImageProblem problem) {
        return switch (problem) {
            case TOO_LARGE -> DownloadProblem.TOO_LARGE;
            case TRUNCATED, CORRUPT, EMPTY -> DownloadProblem.DAMAGED;
            case NOT_AN_IMAGE, UNSUPPORTED -> DownloadProblem.NOT_AN_IMAGE;
            case MISSING, UNREADABLE -> DownloadProblem.DISK;
        };
    }
}
