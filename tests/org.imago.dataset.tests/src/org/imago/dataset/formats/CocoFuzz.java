// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;

import org.imago.dataset.internal.formats.Coco;

/** Jazzer finds {@link #fuzzerTestOneInput} by its name. */
public final class CocoFuzz {

    private CocoFuzz() {
    }

    /**
     * Reads a file.
     *
     * @param content any bytes
     */
    public static void fuzzerTestOneInput(byte[] content) {
        ReaderFuzz.read(new Coco(), ImportSource.of(Path.of("nowhere", "data.json"), content));
    }
}
