// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;

import org.imago.dataset.internal.formats.Voc;

/** Jazzer finds {@link #fuzzerTestOneInput} by its name. */
public final class VocFuzz {

    private VocFuzz() {
    }

    /**
     * Reads a file.
     *
     * @param content any bytes
     */
    public static void fuzzerTestOneInput(byte[] content) {
        ReaderFuzz.read(new Voc(), ImportSource.of(Path.of("nowhere", "data.xml"), content));
    }
}
