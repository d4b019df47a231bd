// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.List;

/**
 * A way to put a problem right. It changes cells and nothing else, so that it is an edit like one by hand: undone as a
 * whole, and not in the CSV before that is saved. Immutable, equal to another one that does the same.
 */
public sealed interface ProblemFix permits RowFix, ClassNameFix {

    /** What is done. Fixes of one kind can be made together, as one edit. */
    enum Kind {
        /** Takes away what of a box reaches beyond the image. */
        CUT_BOX("cut-box", "Cut %d boxes at the edge of their image"),
        /** Takes boxes away. */
        REMOVE_BOX("remove-box", "Remove the boxes of %d samples"),
        /** Leaves samples out. */
        EXCLUDE("exclude", "Exclude %d samples"),
        /** Leaves those rows out whose image an earlier row has. */
        EXCLUDE_REPEATED("exclude-repeated", "Exclude %d rows, keep the first of each image"),
        /** Takes samples in that were left out. */
        INCLUDE("include", "Include %d samples"),
        /** Takes the name that the file of the image has, where upper and lower case differ. */
        FILE_NAME("file-name", "Take the names of %d files as they are"),
        /** Gives classes that differ in case or blanks one name. */
        CLASS_NAME("class-name", "Give %d classes the name that is most frequent");

        private final String key;
        private final String many;

        Kind(String key, String many) {
            this.key = key;
            this.many = many;
        }

        /**
         * Returns how commands call it.
         *
         * @return lower-case words with hyphens
         */
        public String key() {
            return key;
        }

        String many(int count) {
            return String.format(many, count);
        }
    }

    /**
     * Returns what is done.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Returns what is done, as a menu says it.
     *
     * @return an imperative without a full stop, for instance {@code Exclude the sample}
     */
    String label();

    /**
     * Does it. To be called within an {@linkplain Dataset#edit edit} of the data set. What is as wanted already stays
     * as it is.
     *
     * @param dataset the data set in which the problem was found
     * @throws DatasetException if a sample is not as it was when the problem was found, or cannot be changed
     */
    void apply(Dataset dataset) throws DatasetException;

    /**
     * Does several, within an edit.
     *
     * @param fixes   what is done, in this order
     * @param dataset the data set in which the problems were found
     * @throws DatasetException as {@link #apply(Dataset)}
     */
    static void apply(List<ProblemFix> fixes, Dataset dataset) throws DatasetException {
        for (ProblemFix fix : fixes) {
            fix.apply(dataset);
        }
    }
}
