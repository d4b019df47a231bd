// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.List;
import java.util.Optional;

/** Reads any bytes as a journal. Jazzer finds {@link #fuzzerTestOneInput} by its name. */
public final class JournalFuzz {

    private JournalFuzz() {
    }

    /**
     * Does it.
     *
     * @param content any bytes
     */
    public static void fuzzerTestOneInput(byte[] content) {
        Optional<JournalRecords> read = JournalRecords.read(content);
        if (read.isPresent()) {
            List<Act> acts = read.get().acts();
            Act.leftOver(acts);
            new Altogether(acts).compacted("");
            read.get().missingFrom("");
        }
    }
}
