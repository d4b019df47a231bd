// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.imago.image.ContentDigest;
import org.osgi.service.prefs.Preferences;

/**
 * Where the images of data sets lie that are not found by themselves. Kept in the workspace and not beside the CSV, for
 * the same data set may lie elsewhere for somebody else. Knows paths only; never asks the disk.
 */
public final class RememberedImages {

    private static final String BUNDLE = "org.imago.dataset.ui";
    private static final String NODE = "images";
    private static final int KEY_LENGTH = 16;

    private final Preferences node;

    RememberedImages(Preferences node) {
        this.node = node;
    }

    /** Returns those of the workspace. */
    public static RememberedImages ofWorkspace() {
        return new RememberedImages(InstanceScope.INSTANCE.getNode(BUNDLE).node(NODE));
    }

    private static String key(Path csv) {
        String path = csv.toAbsolutePath().normalize().toString();
        return ContentDigest.sha256(path.getBytes(StandardCharsets.UTF_8)).substring(0, KEY_LENGTH);
    }

    /**
     * Finds the folder that was chosen for a data set.
     *
     * @param csv the file of the data set
     * @return the folder, which need not exist any more; nothing if none was chosen
     */
    public Optional<Path> find(Path csv) {
        try {
            return Optional.of(node.get(key(csv), "")).filter(path -> !path.isEmpty()).map(Path::of);
        } catch (InvalidPathException e) {
            // A workspace that was carried to another operating system.
            return Optional.empty();
        }
    }

    /**
     * Remembers a folder.
     *
     * @param csv    the file of the data set
     * @param folder the folder with its images
     */
    public void keep(Path csv, Path folder) {
        node.put(key(csv), folder.toAbsolutePath().normalize().toString());
    }
}
