// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process has to know before it can do units of work.
 *
 * @param cacheFolder where decoded images and features are kept, shared by all
 * @param trainers    class of each trainer that may be needed, by its identifier
 * @param shared      text of small files that a process sees if it sees the folders that they lie in, by path
 * @param properties  system properties that decide what computes, as far as they are set where the work is given out
 */
public record WorkSite(String cacheFolder, Map<String, String> trainers, Map<String, String> shared,
        Map<String, String> properties) implements Serializable {

    /** Copies the maps, sorted: equal sites are equal bytes. */
    public WorkSite {
        trainers = new TreeMap<>(trainers);
        shared = new TreeMap<>(shared);
        properties = new TreeMap<>(properties);
    }
}
