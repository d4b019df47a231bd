// SPDX-License-Identifier: EPL-2.0
package org.imago.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * Finds the real images and pretrained weights that lie outside the project, because they are not ours to publish.
 * A test that asks for a folder that is missing is aborted with a reason that names the folder.
 */
public final class Shared {

    /** System property that names the folder holding {@code data} and {@code weights}. */
    public static final String PROPERTY = "imago.shared";

    private Shared() {
    }

    /**
     * Returns a folder of real images.
     *
     * @param name folder below {@code shared/data}, for instance {@code tanagers}
     * @return the existing folder
     */
    public static Path data(String name) {
        return existing("data", name);
    }

    /**
     * Returns a folder of pretrained weights.
     *
     * @param name folder below {@code shared/weights}
     * @return the existing folder
     */
    public static Path weights(String name) {
        return existing("weights", name);
    }

    private static Path existing(String kind, String name) {
        Path folder = root().resolve(kind).resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "needs the shared folder " + kind + "/" + name
                + ": set -D" + PROPERTY + " to where it is; skipped");
        return folder;
    }

    private static Path root() {
        String configured = System.getProperty(PROPERTY, "");
        if (!configured.isEmpty()) {
            return Path.of(configured);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared").resolve("data"))) {
                return at.resolve("shared");
            }
        }
        return Path.of("shared");
    }
}
