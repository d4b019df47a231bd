// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

/** What an open data set needs of the program around it. Called in the UI thread. */
public interface SessionHost {

    /**
     * Tells everybody what happened.
     *
     * @param topic one of {@link DatasetTopics}
     * @param data  as that topic says
     */
    void publish(String topic, Object data);

    /**
     * Shows what could not be done.
     *
     * @param what what was tried, for instance {@code Move box}
     * @param why  why it could not be done
     */
    void report(String what, Exception why);
}
