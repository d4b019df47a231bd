// SPDX-License-Identifier: EPL-2.0
package org.imago.contributions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What was switched off since Imago was started. Any thread may ask and tell. */
public final class Incidents {

    private static final List<Incident> ALL = new CopyOnWriteArrayList<>();
    private static final List<Consumer<Incident>> LISTENERS = new CopyOnWriteArrayList<>();

    private Incidents() {
    }

    static void report(Incident incident) {
        ALL.add(incident);
        LISTENERS.forEach(listener -> listener.accept(incident));
    }

    /** Returns all, the earliest first. */
    public static List<Incident> all() {
        return List.copyOf(ALL);
    }

    /**
     * Tells somebody of those that were, and of each that comes.
     *
     * @param listener may be called in any thread, and must not throw
     * @return ends that
     */
    public static Runnable listen(Consumer<Incident> listener) {
        List<Incident> before = new ArrayList<>(ALL);
        LISTENERS.add(listener);
        before.forEach(listener);
        return () -> LISTENERS.remove(listener);
    }
}
