// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import java.io.IOException;
import java.io.Serializable;

import org.imago.training.TrainingException;

/**
 * A piece of work on some images. It gives the same result wherever, whenever and however often it is done, and what it
 * writes appears whole or not at all: when a machine is lost, another one does its units again, and one that was only
 * thought lost may still be at it.
 *
 * @param <R> what comes back; plain data
 */
public interface WorkUnit<R extends Serializable> extends Serializable {

    /**
     * Does the work.
     *
     * @param place what there is to work with
     * @return what comes back to who asked
     * @throws TrainingException when it cannot be done here or anywhere; the work as a whole fails and nobody tries again
     * @throws IOException       when a file cannot be read or written at the moment; it is tried again, elsewhere too
     */
    R run(WorkPlace place) throws TrainingException, IOException;
}
