// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;

/** What goes on with fewer images at once when the memory of the GPU is used up. */
public final class GpuMemory {

    /** What ND4J, JavaCPP and CUDA say then; error 2 is cudaErrorMemoryAllocation. */
    private static final Pattern USED_UP = Pattern.compile(
            "(?i)DEVICE\\]?( \\[\\d+\\])? memory|out of memory|cudaErrorMemoryAllocation|cannot allocate|error code:? ?\\[?2\\]?\\b");

    private final Predicate<Throwable> isUsedUp;

    private GpuMemory(Predicate<Throwable> isUsedUp) {
        this.isUsedUp = isUsedUp;
    }

    /**
     * Returns that of the GPU that computes.
     *
     * @return never used up where the CPU computes: a smaller batch would not help much there
     * @throws TrainingException as {@link Dl4jRuntime#start()}
     */
    public static GpuMemory ofThisMachine() throws TrainingException {
        boolean gpu = Dl4jRuntime.start().backend().kind() == Backend.Kind.CUDA;
        return new GpuMemory(failure -> gpu && saysUsedUp(failure));
    }

    /** One that is used up when failures say so, whatever computes. */
    static GpuMemory played() {
        return new GpuMemory(GpuMemory::saysUsedUp);
    }

    private static boolean saysUsedUp(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && USED_UP.matcher(cause.getMessage()).find()) {
                return true;
            }
        }
        return false;
    }

    /**
     * A fit, from its beginning or from a checkpoint of its batch size.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Fit<T> {

        /**
         * Runs it.
         *
         * @param batchSize examples a step
         * @return what comes of it
         * @throws TrainingException if it fails for another reason than memory
         */
        T with(int batchSize) throws TrainingException;
    }

    /**
     * Runs a fit; if the memory is used up, again with half the examples a step, until it is enough.
     *
     * @param <T>       what comes of the fit
     * @param batchSize examples a step to begin with, at least 1
     * @param context   told of each new beginning
     * @param fit       the fit
     * @return what comes of it
     * @throws TrainingException if it fails, or one example a step is too much
     */
    public <T> T halving(int batchSize, TrainingContext context, Fit<T> fit) throws TrainingException {
        int size = batchSize;
        while (true) {
            try {
                return fit.with(size);
            } catch (RuntimeException | OutOfMemoryError e) {
                size = half(size, e, " images a step; beginning again with ", context);
            }
        }
    }

    /**
     * Says how many images to take at once after a computation has failed that keeps nothing of what it began.
     *
     * @param size    how many it had, at least 1
     * @param failure a {@code RuntimeException} or an {@code Error}, thrown again if it has another reason
     * @param context told of the smaller number
     * @return half as many
     * @throws TrainingException if one is too much
     */
    public int smaller(int size, Throwable failure, TrainingContext context) throws TrainingException {
        return half(size, failure, " images at once; going on with ", context);
    }

    private int half(int size, Throwable failure, String words, TrainingContext context) throws TrainingException {
        if (!isUsedUp.test(failure)) {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw (Error) failure;
        }
        if (size == 1) {
            throw new TrainingException("The memory of the GPU is too small for one image at a time: choose a smaller "
                    + "input size, or compute on the CPU (--backend cpu).", failure);
        }
        context.events().emit(new RunEvent.Message(context.stage(), context.fold(), "The memory of the GPU is used up "
                + "with " + size + words + size / 2 + "."));
        return size / 2;
    }
}
