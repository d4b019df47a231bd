// SPDX-License-Identifier: EPL-2.0
package org.imago.contributions;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * What a plug-in says of something that it contributes, before any of its code runs.
 *
 * @param plugin  symbolic name of the plug-in
 * @param id      identifier; blank if it is missing
 * @param name    what people read; blank if it is missing
 * @param api     version of the API for which it was written, such as {@code 1.0}; blank if it is missing
 * @param further what else it says, by name of the attribute
 * @param factory creates it
 */
public record Declaration(String plugin, String id, String name, String api, Map<String, String> further,
        Callable<?> factory) {

    /**
     * Says nothing further.
     *
     * @param plugin  symbolic name of the plug-in
     * @param id      identifier
     * @param name    what people read
     * @param api     version of the API
     * @param factory creates it
     */
    public Declaration(String plugin, String id, String name, String api, Callable<?> factory) {
        this(plugin, id, name, api, Map.of(), factory);
    }

    /** Checks that nothing is missing but by mistake of the plug-in. */
    public Declaration {
        Objects.requireNonNull(plugin);
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(api);
        further = Map.copyOf(further);
        Objects.requireNonNull(factory);
    }

    /** Tells whether it is part of Imago rather than of a plug-in from outside. */
    public boolean isOurs() {
        return plugin.startsWith("org.imago.") && !plugin.startsWith("org.imago.examples.");
    }
}
