// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import java.nio.file.Path;
import java.util.List;

import org.imago.training.RunEvents;
import org.imago.training.TrainingException;

/**
 * Makes processes, on other machines too, work for a run. Contributed to the extension point
 * {@code org.imago.training.clusters}; plug-in authors may implement it.
 */
public interface Cluster {

    /**
     * What a run asks for.
     *
     * @param master address that a person gave
     * @param site   what each process has to know
     * @param code   the bundles of these classes, and all that they need, are to be on each machine
     * @param log    file for what the cluster itself has to say
     * @param events told of what people should know, such as a machine that was lost
     */
    record Order(String master, WorkSite site, List<Class<?>> code, Path log, RunEvents events) {

        /** Copies the list. */
        public Order {
            code = List.copyOf(code);
        }
    }

    /**
     * Returns the identifier.
     *
     * @return a dotted name
     */
    String id();

    /**
     * Returns the name that people see.
     *
     * @return a short text
     */
    String name();

    /**
     * Tells which addresses it understands.
     *
     * @return for people, such as {@code local[*], spark://HOST:PORT}
     */
    String addresses();

    /**
     * Tells whether it understands an address.
     *
     * @param master address that a person gave
     * @return whether {@link #connect} can be tried
     */
    boolean serves(String master);

    /**
     * Makes processes work.
     *
     * @param order what is asked for
     * @return those who work, to be closed
     * @throws TrainingException when nobody answers, or nobody will work; says what to do
     */
    Workers connect(Order order) throws TrainingException;
}
