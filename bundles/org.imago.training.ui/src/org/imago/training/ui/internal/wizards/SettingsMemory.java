// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.imago.image.ContentDigest;
import org.imago.loop.order.RunSettings;
import org.imago.loop.order.RunTask;
import org.osgi.service.prefs.Preferences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What was chosen the last time for a data set and a task. Kept in the workspace; the folder of the run is not. */
final class SettingsMemory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEY_LENGTH = 16;
    private static final String ADVANCED = "advanced";

    private final Preferences node;

    SettingsMemory(Preferences node) {
        this.node = node;
    }

    /** Returns that of the workspace. */
    static SettingsMemory ofWorkspace() {
        return new SettingsMemory(InstanceScope.INSTANCE.getNode("org.imago.training.ui").node("wizards"));
    }

    private static String key(RunTask task, Path csv) {
        String path = csv.toAbsolutePath().normalize().toString();
        return task.id() + "-" + ContentDigest.sha256(path.getBytes(StandardCharsets.UTF_8)).substring(0, KEY_LENGTH);
    }

    /**
     * Finds what was chosen.
     *
     * @param task what to do
     * @param csv  the data set
     * @return nothing if that was never done, or is not understood any more
     */
    Optional<RunSettings> find(RunTask task, Path csv) {
        try {
            String text = node.get(key(task, csv), "");
            return text.isEmpty() ? Optional.empty()
                    : Optional.of(RunSettings.parse(csv, List.of(JSON.readValue(text, String[].class))))
                            .filter(settings -> settings.task() == task);
        } catch (IOException e) {
            // Written by another version.
            return Optional.empty();
        }
    }

    /**
     * Remembers what was chosen.
     *
     * @param settings the settings
     */
    void keep(RunSettings settings) {
        try {
            node.put(key(settings.task(), settings.data()), JSON.writeValueAsString(
                    settings.order(settings.data().resolveSibling("runs")).arguments()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells whether the advanced part was open. */
    boolean isAdvanced() {
        return node.getBoolean(ADVANCED, false);
    }

    /** Remembers whether the advanced part is open. */
    void advanced(boolean open) {
        node.putBoolean(ADVANCED, open);
    }
}
