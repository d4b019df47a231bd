// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;

/** The folder in which the program keeps what belongs to no data set: weights, caches, journals. */
public final class ImagoHome {

    private ImagoHome() {
    }

    /**
     * Returns the folder: the system property {@code imago.home}, else the environment's {@code IMAGO_HOME}, else
     * {@code .imago} in the user's home.
     *
     * @return absolute path; the folder may not exist yet
     */
    public static Path folder() {
        String configured = System.getProperty("imago.home", System.getenv().getOrDefault("IMAGO_HOME", ""));
        Path folder = configured.isBlank() ? Path.of(System.getProperty("user.home"), ".imago") : Path.of(configured);
        return folder.toAbsolutePath();
    }
}
