// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.util.Set;

/**
 * Which photos are wanted.
 *
 * @param licences under one of these, at least one
 * @param size     how large; a photo that there is not in that size is taken in the next smaller one
 * @param perPage  how many are asked for at once, 1 to {@value #MAXIMUM_PER_PAGE}
 * @param limit    most photos of a query, 1 to {@value #MAXIMUM}
 */
public record FlickrOptions(Set<FlickrLicence> licences, FlickrSize size, int perPage, int limit) {

    /** Flickr gives no more at once. */
    public static final int MAXIMUM_PER_PAGE = 500;
    /** Flickr shows no more of what it finds. */
    public static final int MAXIMUM = 4000;

    /** Licences 1, 2, 4 and 5, 1024 pixels, 100 at once, 500 in all. */
    public static final FlickrOptions DEFAULT = new FlickrOptions(FlickrLicence.USUAL, FlickrSize.LARGE, 100, 500);

    /** Checks the ranges. */
    public FlickrOptions {
        licences = Set.copyOf(licences);
        if (licences.isEmpty()) {
            throw new IllegalArgumentException("expected at least one licence");
        }
        if (perPage < 1 || perPage > MAXIMUM_PER_PAGE) {
            throw new IllegalArgumentException("photos per page must be from 1 to " + MAXIMUM_PER_PAGE + ", not "
                    + perPage);
        }
        if (limit < 1 || limit > MAXIMUM) {
            throw new IllegalArgumentException("the limit must be from 1 to " + MAXIMUM + ", not " + limit);
        }
    }
}
