// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.internal.CsvBytes;
import org.imago.dataset.internal.CsvSyntaxException;

/** Looks at the header of a CSV, to find out what it is. */
final class CsvHead {

    private static final int LONGEST_HEADER = 1 << 16;

    private CsvHead() {
    }

    /** Returns the names of the columns in lower case; none if it is no CSV. */
    static Set<String> columns(ImportSource source) {
        byte[] bytes = source.beginning(LONGEST_HEADER);
        int end = 0;
        while (end < bytes.length && (bytes[end] != '\n' && bytes[end] != '\r' || end == 0)) {
            end++;
        }
        try {
            Set<String> columns = new HashSet<>();
            for (String name : CsvBytes.of(Arrays.copyOf(bytes, end), Set.of("class", "filename", "x")).values(0)) {
                columns.add(name.strip().toLowerCase(Locale.ROOT));
            }
            return columns;
        } catch (CsvSyntaxException e) {
            return Set.of();
        }
    }
}
