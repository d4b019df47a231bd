// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntConsumer;

import org.imago.training.Cancellation;
import org.imago.training.TrainingException;

/**
 * Processes, on other machines too, that do units of work. All of them see the images, the cache and the run's folder
 * under the same paths as who asks. For one thread at a time.
 */
public interface Workers extends AutoCloseable {

    /**
     * Tells how many units can be worked on at once.
     *
     * @return as far as is known now, at least 1
     */
    int slots();

    /**
     * Does units of work, in any order.
     *
     * @param units        what is to be done
     * @param cancellation asked often
     * @param done         told how many are done, whenever that is more
     * @param <R>          what comes back of each
     * @return results in the order of the units
     * @throws org.imago.training.CancelledException when cancelled; units that have begun may still end
     * @throws WorkersException                      when there is nobody to do it, or not where it was tried
     * @throws TrainingException                     when a unit cannot be done
     */
    <R extends Serializable> List<R> run(List<? extends WorkUnit<R>> units, Cancellation cancellation, IntConsumer done)
            throws TrainingException;

    /** Lets the workers go. */
    @Override
    void close();
}
