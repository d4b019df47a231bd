// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.Map;

/**
 * A build of ND4J that computes, chosen before any of it is loaded.
 *
 * @param kind       what it computes on, such as {@code CPU}
 * @param library    name that its Maven artifact carries, such as {@code linux-x86_64-onednn-avx2}
 * @param properties system properties that make ND4J load this build and no other, as far as nobody set them
 * @param reason     why this one, for people
 */
public record Backend(String kind, String library, Map<String, String> properties, String reason) {

    /** Copies the properties. */
    public Backend {
        properties = Map.copyOf(properties);
    }
}
