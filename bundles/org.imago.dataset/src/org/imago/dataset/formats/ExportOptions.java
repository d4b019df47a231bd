// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person decides about an export.
 *
 * @param name           name of the main file without its ending, where the format does not prescribe one
 * @param images         what becomes of the images
 * @param replace        whether files of the same names in the folder may be replaced
 * @param names          a file that lists names of classes in the order by which they are numbered, if any
 * @param escapeFormulas whether cells of a CSV that a spreadsheet would take for a formula get an apostrophe in front.
 *                       Importing a CSV of a row per box takes it away again; in a data set of Imago it stays
 */
public record ExportOptions(String name, Images images, boolean replace, Optional<Path> names,
        Formulas escapeFormulas) {

    /** What becomes of the images. */
    public enum Images {
        /** Copied if the format needs them, else left where they are. */
        AS_NEEDED,
        /** Copied byte for byte. */
        COPY,
        /** Symbolic links to them. */
        LINK,
        /** Left where they are, even if the format needs them. */
        NONE
    }

    /** What becomes of cells that a spreadsheet would take for a formula. */
    public enum Formulas {
        /** Escaped in tables for other programs, as they are in data sets of Imago, which have to open as they were. */
        AS_USUAL,
        /** Escaped. */
        ESCAPED,
        /** As they are. */
        KEPT
    }

    /** Checks the name. */
    public ExportOptions {
        Objects.requireNonNull(images);
        Objects.requireNonNull(names);
        Objects.requireNonNull(escapeFormulas);
        if (name.isBlank() || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException("no name of a file: \"" + name + "\"");
        }
    }

    /**
     * Returns the usual decisions: images as needed, nothing replaced.
     *
     * @param name name of the main file without its ending
     * @return the options
     */
    public static ExportOptions of(String name) {
        return new ExportOptions(name, Images.AS_NEEDED, false, Optional.empty(), Formulas.AS_USUAL);
    }

    /**
     * Returns the options with another decision about images.
     *
     * @param other what becomes of them
     * @return the options
     */
    public ExportOptions withImages(Images other) {
        return new ExportOptions(name, other, replace, names, escapeFormulas);
    }

    /**
     * Returns the options with another decision about files that exist.
     *
     * @param other whether they may be replaced
     * @return the options
     */
    public ExportOptions withReplace(boolean other) {
        return new ExportOptions(name, images, other, names, escapeFormulas);
    }

    /**
     * Returns the options with a list of names of classes.
     *
     * @param file the list
     * @return the options
     */
    public ExportOptions withNames(Optional<Path> file) {
        return new ExportOptions(name, images, replace, file, escapeFormulas);
    }

    /**
     * Returns the options with another decision about formulas.
     *
     * @param other what becomes of them
     * @return the options
     */
    public ExportOptions withFormulas(Formulas other) {
        return new ExportOptions(name, images, replace, names, other);
    }
}
