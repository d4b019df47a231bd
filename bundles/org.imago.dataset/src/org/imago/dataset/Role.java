// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.Arrays;
import java.util.Optional;

/** What a column of a data set means to the program. Every other column is the user's own and left alone. */
public enum Role {
    /** Name of the class, for instance the species. */
    CLASS("class"),
    /** Name of the image file, relative to the image folder. */
    FILENAME("filename"),
    /** Whether the sample is left out: 1, true or yes; 0, false, no or empty. */
    EXCLUDE("exclude"),
    /** Left edge of the box in pixels. */
    X("x"),
    /** Top edge of the box in pixels. */
    Y("y"),
    /** Width of the box in pixels. */
    W("w"),
    /** Height of the box in pixels. */
    H("h"),
    /** Width in pixels of the image on which the box was drawn. */
    ORIGINAL_WIDTH("orig_file_width"),
    /** Height in pixels of the image on which the box was drawn. */
    ORIGINAL_HEIGHT("orig_file_height"),
    /** Whether a person has looked at the sample and its values: 1, true or yes; 0, false, no or empty. */
    REVIEWED("reviewed");

    private final String columnName;

    Role(String columnName) {
        this.columnName = columnName;
    }

    /**
     * Returns the name that the column has unless it is mapped by hand.
     *
     * @return lower-case name
     */
    public String columnName() {
        return columnName;
    }

    /** Finds the role whose default name a column has, in any case and with blanks around it. */
    static Optional<Role> ofColumn(String column) {
        return Arrays.stream(values()).filter(role -> ColumnMapping.sameName(role.columnName, column)).findFirst();
    }
}
