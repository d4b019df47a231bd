// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;

/** Fits that go on with smaller batches when the memory of the GPU is used up. */
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
                if (!isUsedUp.test(e)) {
                    throw e;
                }
                if (size == 1) {
                    throw new TrainingException("The memory of the GPU is too small for one image a step: choose a "
                            + "smaller input size, or compute on the CPU (--backend cpu).", e);
                }
                context.events().emit(new RunEvent.Message(context.stage(), context.fold(), "The memory of the GPU is "
                        + "used up with " + size + " images a step; beginning again with " + size / 2 + "."));
                size /= 2;
            }
        }
    }
}
