// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell says that is to say yes or no. */
public enum Flag {
    /** 1, true or yes. */
    YES,
    /** 0, false, no or nothing. */
    NO,
    /** Anything else. */
    UNCLEAR;

    private static final Set<String> YES_WORDS = Set.of("1", "true", "yes");
    private static final Set<String> NO_WORDS = Set.of("", "0", "false", "no");
    private static final Pattern WHOLE = Pattern.compile("^([01])\\.0*$");

    /**
     * Reads a cell, in any case and with blanks around it.
     *
     * @param cell its text
     * @return what it says
     */
    public static Flag of(String cell) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        // Programs that hold a column with gaps as floating point numbers write 0.0 and 1.0.
        String word = text.indexOf('.') < 0 ? text : WHOLE.matcher(text).replaceFirst("$1");
        if (NO_WORDS.contains(word)) {
            return NO;
        }
        return YES_WORDS.contains(word) ? YES : UNCLEAR;
    }
}
