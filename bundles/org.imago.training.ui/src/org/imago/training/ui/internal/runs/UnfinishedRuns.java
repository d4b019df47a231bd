// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/**
 * The folders of runs that wait or are at work, kept in the workspace: whatever becomes of the workbench, it finds them
 * again when it starts the next time.
 */
final class UnfinishedRuns {

    private final Preferences node;
    private List<Path> known = List.of();

    /**
     * Keeps them in a node.
     *
     * @param node one key for each
     */
    UnfinishedRuns(Preferences node) {
        this.node = node;
    }

    /** Returns what was kept last. */
    List<Path> kept() {
        List<Path> folders = new ArrayList<>();
        for (int i = 0; !node.get(Integer.toString(i), "").isEmpty(); i++) {
            try {
                folders.add(Path.of(node.get(Integer.toString(i), "")));
            } catch (InvalidPathException e) {
                // A workspace that was carried to another operating system: no run can lie there.
                continue;
            }
        }
        return folders;
    }

    /**
     * Keeps folders, and forgets all others. Written to the disk only if they are others than before.
     *
     * @param folders of runs that have not ended
     */
    void keep(List<Path> folders) {
        if (folders.equals(known)) {
            return;
        }
        known = List.copyOf(folders);
        try {
            node.clear();
            for (int i = 0; i < folders.size(); i++) {
                node.put(Integer.toString(i), folders.get(i).toString());
            }
            node.flush();
        } catch (BackingStoreException | IllegalStateException e) {
            Platform.getLog(UnfinishedRuns.class).warn(e.getMessage(), e);
        }
    }
}
