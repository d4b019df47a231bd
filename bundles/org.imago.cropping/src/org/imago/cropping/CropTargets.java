// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Hands out the files of a cropped data set, so that no two crops share one: not those of two rows that name the same
 * image, nor those whose names differ in case alone and would be one file on Windows or macOS.
 */
public final class CropTargets {

    private final Path folder;
    private final CropSettings settings;
    private final Set<String> taken = new HashSet<>();

    /**
     * Creates an empty set of targets.
     *
     * @param folder   folder of the cropped data set
     * @param settings format of the crops
     */
    public CropTargets(Path folder, CropSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Returns the file for the next crop. The same names in the same order give the same files.
     *
     * @param fileName file name of the source as its data set has it, with folders
     * @return {@link CroppedDataset#target}, or where that is taken the same with {@code -2}, {@code -3} …
     */
    public Path next(String fileName) {
        Path plain = CroppedDataset.target(folder, fileName, settings);
        Path target = plain;
        for (int i = 2; !taken.add(target.getFileName().toString().toLowerCase(Locale.ROOT)); i++) {
            String name = plain.getFileName().toString();
            int dot = name.lastIndexOf('.');
            target = plain.resolveSibling(name.substring(0, dot) + "-" + i + name.substring(dot));
        }
        return target;
    }
}
