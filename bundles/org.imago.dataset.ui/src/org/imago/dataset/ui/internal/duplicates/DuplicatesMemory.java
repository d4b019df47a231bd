// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.imago.dataset.Duplicates.Columns;
import org.imago.image.ContentDigest;
import org.osgi.service.prefs.Preferences;

/** Remembers in the workspace which columns say something about the copies of a data set. */
final class DuplicatesMemory {

    private static final String GROUP_BY = "groupBy";
    private static final String SPLIT = "split";

    private final Preferences node;

    /** Uses the node of a data set below a node. */
    DuplicatesMemory(Preferences all, Path csv) {
        String digest = ContentDigest.sha256(csv.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        node = all.node(digest.substring(0, 16));
    }

    static DuplicatesMemory of(Path csv) {
        return new DuplicatesMemory(InstanceScope.INSTANCE.getNode("org.imago.dataset.ui").node("duplicates"), csv);
    }

    Columns columns() {
        return new Columns(get(GROUP_BY), get(SPLIT));
    }

    private Optional<String> get(String key) {
        return Optional.of(node.get(key, "")).filter(name -> !name.isEmpty());
    }

    /** Keeps a choice. Written to disk when the workbench saves its preferences. */
    void keep(Columns columns) {
        node.put(GROUP_BY, columns.groupBy().orElse(""));
        node.put(SPLIT, columns.split().orElse(""));
    }
}
