// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.dataset.ImageFolder;

/** Looks for the images of which a file tells. */
final class ImagePlaces {

    private static final int LOOKED_UP = 20;
    private static final List<String> FOLDERS = List.of("images", "JPEGImages");

    private ImagePlaces() {
    }

    /** Finds the folder beside a file, above it, or in one called images there, that holds one of the first images. */
    static Optional<Path> near(Path file, Stream<String> names) {
        List<String> some = names.limit(LOOKED_UP).toList();
        List<Path> candidates = new ArrayList<>();
        Path at = file.toAbsolutePath().normalize().getParent();
        for (int i = 0; i < 2 && at != null; i++, at = at.getParent()) {
            Path base = at;
            candidates.add(base);
            FOLDERS.forEach(folder -> candidates.add(base.resolve(folder)));
        }
        return candidates.stream().filter(candidate -> some.stream().anyMatch(name -> ImageFolder.find(candidate, name)
                .isPresent())).findFirst();
    }
}
