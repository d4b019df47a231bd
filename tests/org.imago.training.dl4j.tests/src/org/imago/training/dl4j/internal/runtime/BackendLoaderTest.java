// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.imago.training.dl4j.internal.runtime.Backend.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ND4J sees the backend that was chosen and no other, whatever is installed. */
class BackendLoaderTest {

    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    @TempDir
    private Path folder;

    private URL jar(Kind kind) throws IOException {
        Path file = folder.resolve(kind.name()).resolve(SERVICE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# licence\n" + kind.nd4j());
        return folder.resolve(kind.name()).toUri().toURL();
    }

    @Test
    void oneIsShown() throws IOException {
        try (URLClassLoader all = new URLClassLoader(new URL[] {jar(Kind.CUDA), jar(Kind.CPU)}, null)) {
            assertEquals(2, Collections.list(all.getResources(SERVICE)).size());
            for (Kind kind : Kind.values()) {
                List<URL> seen = Collections.list(new BackendLoader(all, kind.nd4j()).getResources(SERVICE));
                assertEquals(1, seen.size());
                assertEquals(true, seen.getFirst().toString().contains("/" + kind.name() + "/"));
            }
        }
    }
}
