// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.imago.image.ImageProblemException;
import org.imago.training.work.WorkPlace;
import org.imago.training.work.WorkUnit;

/**
 * Decodes images and keeps digest, size and perceptual hash in the shared cache.
 *
 * @param images files
 */
record ReadingUnit(String[] images) implements WorkUnit<String[]> {

    /** Returns those that cannot be decoded here. */
    @Override
    public String[] run(WorkPlace place) {
        List<String> refused = new ArrayList<>();
        for (String image : images) {
            try {
                place.pixels().facts(Path.of(image));
            } catch (ImageProblemException e) {
                refused.add(image);
            }
        }
        return refused.toArray(String[]::new);
    }
}
