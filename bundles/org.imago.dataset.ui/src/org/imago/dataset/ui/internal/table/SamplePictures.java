// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.nio.file.Path;

import org.eclipse.swt.graphics.Image;
import org.imago.dataset.Sample;

/** Small pictures of samples. Asked in the UI thread. */
public interface SamplePictures {

    /** No sample has a picture. */
    SamplePictures NONE = (sample, height) -> null;

    /** Small pictures of files, loaded in the background. */
    @FunctionalInterface
    interface Source {

        /**
         * Returns a picture, if there is one already.
         *
         * @param image  the file
         * @param height wanted, points
         * @return the picture, owned by the source; {@code null} if there is none, or none yet
         */
        Image get(Path image, int height);

        /** Has files looked at again that were missing. */
        default void lookAgain() {
        }
    }

    /**
     * Returns the picture of a sample, if there is one already.
     *
     * @param sample the sample
     * @param height wanted, points
     * @return {@code null} if there is none, or none yet
     */
    Image get(Sample sample, int height);
}
