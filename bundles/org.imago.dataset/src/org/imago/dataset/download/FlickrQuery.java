// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

/**
 * What is searched, and the class of what is found.
 *
 * @param text  words in title, description or tags; not blank
 * @param label the class; not blank
 */
public record FlickrQuery(String text, String label) {

    /** Checks that there are both. */
    public FlickrQuery {
        text = text.strip();
        label = label.strip();
        if (text.isEmpty() || label.isEmpty()) {
            throw new IllegalArgumentException("expected TEXT=CLASS, for instance \"palm tanager=palm_tanager\", not \""
                    + text + "=" + label + "\"");
        }
    }

    /**
     * Reads a query.
     *
     * @param text {@code TEXT=CLASS}; without a class it is the text, with underscores for blanks
     * @return the query
     * @throws IllegalArgumentException if text or class is blank
     */
    public static FlickrQuery of(String text) {
        int equals = text.lastIndexOf('=');
        return equals < 0 ? new FlickrQuery(text, text.strip().replaceAll("\\s+", "_"))
                : new FlickrQuery(text.substring(0, equals), text.substring(equals + 1));
    }
}
