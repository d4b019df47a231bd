// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * Keeps what is done to a data set until it is saved. The methods are called one at a time, while no other thread can
 * change the data set, and must return at once; {@link #saving} alone may wait.
 */
interface EditKeeper {

    /**
     * Refuses changes.
     *
     * @throws DatasetException if nothing may be changed
     */
    void check() throws DatasetException;

    /** Takes what was done. */
    void done(Act act);

    /** Returns how many acts it has taken. */
    long acts();

    /**
     * Takes, before the file is replaced, what it will hold. Not called while the data set is kept from changes.
     *
     * @param target where it will be
     * @param digest SHA-256 of the content
     * @param acts   how many of the acts are in it
     */
    void saving(Path target, String digest, long acts);

    /**
     * Takes that the file was replaced or read again, and is the data set's from now on.
     *
     * @param target where it is
     * @param digest SHA-256 of the content
     * @param acts   how many of the acts are in it
     * @param since  the acts that are not in it
     */
    void saved(Path target, String digest, long acts, List<Act> since);
}
