// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The licences of photos at Flickr, with the numbers of its API (as {@code flickr.photos.licenses.getInfo} lists them since
 * June 2025, when version 4.0 of Creative Commons was added; photos that were uploaded before keep 2.0).
 */
public enum FlickrLicence {
    /** Nothing may be done without asking. */
    ALL_RIGHTS_RESERVED(0, "all rights reserved"),
    /** Attribution, not commercial, share alike. */
    BY_NC_SA_2(1, "CC BY-NC-SA 2.0"),
    /** Attribution, not commercial. */
    BY_NC_2(2, "CC BY-NC 2.0"),
    /** Attribution, not commercial, no changes. */
    BY_NC_ND_2(3, "CC BY-NC-ND 2.0"),
    /** Attribution. */
    BY_2(4, "CC BY 2.0"),
    /** Attribution, share alike. */
    BY_SA_2(5, "CC BY-SA 2.0"),
    /** Attribution, no changes. */
    BY_ND_2(6, "CC BY-ND 2.0"),
    /** Of an institution that knows of no rights. */
    NO_KNOWN_RESTRICTIONS(7, "no known copyright restrictions"),
    /** Of the government of the United States. */
    US_GOVERNMENT(8, "United States government work"),
    /** Given to the public domain. */
    CC0(9, "CC0 1.0"),
    /** In the public domain. */
    PUBLIC_DOMAIN(10, "public domain mark"),
    /** Attribution. */
    BY_4(11, "CC BY 4.0"),
    /** Attribution, share alike. */
    BY_SA_4(12, "CC BY-SA 4.0"),
    /** Attribution, no changes. */
    BY_ND_4(13, "CC BY-ND 4.0"),
    /** Attribution, not commercial. */
    BY_NC_4(14, "CC BY-NC 4.0"),
    /** Attribution, not commercial, share alike. */
    BY_NC_SA_4(15, "CC BY-NC-SA 4.0"),
    /** Attribution, not commercial, no changes. */
    BY_NC_ND_4(16, "CC BY-NC-ND 4.0");

    /** 1, 2, 4 and 5: those of version 2.0 that allow to crop and to share the result. */
    public static final Set<FlickrLicence> USUAL = Set.copyOf(EnumSet.of(BY_NC_SA_2, BY_NC_2, BY_2, BY_SA_2));

    private final int number;
    private final String text;

    FlickrLicence(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /**
     * Returns the number that the API knows it by.
     *
     * @return 0 to 16
     */
    public int number() {
        return number;
    }

    /**
     * Returns the name that people know it by.
     *
     * @return such as {@code CC BY 2.0}
     */
    public String text() {
        return text;
    }

    /**
     * Finds a licence.
     *
     * @param number its number
     * @return nothing if there is none of that number
     */
    public static Optional<FlickrLicence> of(int number) {
        return Arrays.stream(values()).filter(licence -> licence.number == number).findFirst();
    }
}
