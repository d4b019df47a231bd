// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;

/** Tells folders in few letters. */
final class Folders {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    private Folders() {
    }

    /**
     * Shortens what lies below the person's own folder.
     *
     * @param folder a folder, or {@code null}, which a root has for a parent
     * @return the path
     */
    static String shortened(Path folder) {
        if (folder == null) {
            return "";
        }
        return folder.startsWith(HOME) ? Path.of("~").resolve(HOME.relativize(folder)).toString() : folder.toString();
    }
}
