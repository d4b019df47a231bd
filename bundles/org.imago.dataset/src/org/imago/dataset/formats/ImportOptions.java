// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.Objects;

/**
 * What a person decides about an import.
 *
 * @param classFrom which class an image gets whose boxes have several, where the format says none of the image itself
 */
public record ImportOptions(ClassFrom classFrom) {

    /** The class of the first box. */
    public static final ImportOptions DEFAULT = new ImportOptions(ClassFrom.FIRST);

    /** Which box gives an image its class. */
    public enum ClassFrom {
        /** The first one in the file. */
        FIRST,
        /** The one with the largest area, which becomes the first. */
        LARGEST,
        /** The largest one of the class that most boxes have, which becomes the first. */
        MOST
    }

    /** Checks that nothing is {@code null}. */
    public ImportOptions {
        Objects.requireNonNull(classFrom);
    }
}
