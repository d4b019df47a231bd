// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Shows ND4J one of the backends that are installed. Left to itself it begins with CUDA whenever that is there, loads its
 * library, and is of no use any more in this process if the GPU does not fit; only environment variables change that.
 */
final class BackendLoader extends ClassLoader {

    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    private final String backend;

    /**
     * Creates the loader.
     *
     * @param parent  sees all
     * @param backend name of the class of the backend to show
     */
    BackendLoader(ClassLoader parent, String backend) {
        super(parent);
        this.backend = backend;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> all = super.getResources(name);
        if (!name.equals(SERVICE)) {
            return all;
        }
        List<URL> chosen = Collections.list(all).stream().filter(this::isChosen).toList();
        return Collections.enumeration(chosen);
    }

    private boolean isChosen(URL service) {
        try (InputStream in = service.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().anyMatch(line -> line.strip()
                    .equals(backend));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
