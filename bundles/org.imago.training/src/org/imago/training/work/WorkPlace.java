// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.RunEvents;
import org.imago.training.Trainer;
import org.imago.training.TrainerRegistry;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.weights.Weights;

/**
 * Where units of work are done: a process with its caches, trainers, and networks that are kept for the next unit.
 * Thread-safe.
 */
public final class WorkPlace implements AutoCloseable {

    /** Tools that wait for a next unit: one for each processor, and those of two stages for two threads. */
    static final int MOST_KEPT = Math.max(4, Runtime.getRuntime().availableProcessors());

    private final WorkSite site;
    private final PixelCache pixels;
    private final Deque<Kept> kept = new ArrayDeque<>();

    private record Kept(Object key, AutoCloseable tool) {
    }

    /**
     * Makes a tool that is kept for the next unit.
     *
     * @param <T> kind of tool
     */
    public interface Making<T> {

        /**
         * Makes it.
         *
         * @return the tool
         * @throws TrainingException when that fails
         */
        T make() throws TrainingException;
    }

    /**
     * Uses a tool.
     *
     * @param <T> kind of tool
     * @param <R> what comes of it
     */
    public interface Using<T, R> {

        /**
         * Uses it.
         *
         * @param tool nobody else uses it meanwhile
         * @return what comes of it
         * @throws TrainingException when that fails
         */
        R use(T tool) throws TrainingException;
    }

    WorkPlace(WorkSite site) {
        this.site = site;
        pixels = new PixelCache(cacheFolder().resolve("pixels"), new ImageDecoder());
    }

    /** Returns decoded images, shared by all processes. */
    public PixelCache pixels() {
        return pixels;
    }

    /** Returns the folder below which trainers keep features, shared by all processes. */
    public Path cacheFolder() {
        return Path.of(site.cacheFolder());
    }

    /**
     * Returns what a trainer works with here. Nobody is told of progress, and there is nobody else to give work to.
     *
     * @param weights the pretrained backbone, if one was chosen
     * @return a context without checkpoints
     */
    public TrainingContext context(Optional<Weights> weights) {
        return new TrainingContext(pixels, cacheFolder(), weights, RunEvents.none(), new Cancellation(), "", -1,
                Optional.empty());
    }

    /**
     * Returns a trainer.
     *
     * @param id its identifier
     * @return the trainer
     * @throws TrainingException when there is none of that identifier here
     */
    public Trainer trainer(String id) throws TrainingException {
        Optional<Trainer> contributed = TrainerRegistry.trainers().stream().filter(trainer -> trainer.id().equals(id))
                .findFirst();
        return contributed.isPresent() ? contributed.get() : make(id, site.trainers());
    }

    private static Trainer make(String id, Map<String, String> classes) throws TrainingException {
        String name = classes.get(id);
        if (name == null) {
            throw new TrainingException("There is no trainer " + id + " here.");
        }
        try {
            return (Trainer) Class.forName(name, true, WorkPlace.class.getClassLoader()).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new TrainingException("The trainer " + id + " cannot be made here: " + e, e);
        }
    }

    /**
     * Uses a tool that takes long to make, such as a network: one that an earlier unit has left, if there is one.
     *
     * @param key    equal for tools that can stand in for each other
     * @param making makes one if there is none
     * @param using  uses it; when that fails, the tool is not kept
     * @param <T>    kind of tool
     * @param <R>    what comes of it
     * @return what comes of it
     * @throws TrainingException when making or using fails
     */
    public <T extends AutoCloseable, R> R with(Object key, Making<T> making, Using<T, R> using)
            throws TrainingException {
        Optional<AutoCloseable> found = take(key);
        @SuppressWarnings("unchecked") // one key is used for one kind of tool
        T tool = found.isPresent() ? (T) found.get() : making.make();
        boolean used = false;
        try {
            R result = using.use(tool);
            used = true;
            return result;
        } finally {
            if (used) {
                keep(new Kept(key, tool));
            } else {
                closeQuietly(tool);
            }
        }
    }

    private synchronized Optional<AutoCloseable> take(Object key) {
        Optional<Kept> found = kept.stream().filter(candidate -> candidate.key().equals(key)).findFirst();
        found.ifPresent(kept::remove);
        return found.map(Kept::tool);
    }

    private synchronized void keep(Kept tool) {
        kept.addFirst(tool);
        while (kept.size() > MOST_KEPT) {
            closeQuietly(kept.removeLast().tool());
        }
    }

    /** What was computed with it has been computed: that its memory is not given back costs memory and no result. */
    private static void closeQuietly(AutoCloseable tool) {
        try {
            tool.close();
        } catch (Exception e) {
            System.getLogger(WorkPlace.class.getName()).log(System.Logger.Level.WARNING, "cannot be closed: " + tool, e);
        }
    }

    /** Gives the memory of kept tools back. */
    @Override
    public synchronized void close() {
        kept.forEach(tool -> closeQuietly(tool.tool()));
        kept.clear();
    }
}
