// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads any bytes as a journal, as they are and with the checksums that they would need. Jazzer finds
 * {@link #fuzzerTestOneInput} by its name.
 */
public final class JournalFuzz {

    private JournalFuzz() {
    }

    /**
     * Does it.
     *
     * @param content any bytes
     */
    public static void fuzzerTestOneInput(byte[] content) {
        read(content);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (String line : new String(content, StandardCharsets.ISO_8859_1).lines().toList()) {
            byte[] record = line.getBytes(StandardCharsets.ISO_8859_1);
            CRC32C checksum = new CRC32C();
            checksum.update(record);
            whole.writeBytes(String.format(Locale.ROOT, "%08x ", checksum.getValue()).getBytes(StandardCharsets.US_ASCII));
            whole.writeBytes(record);
            whole.write('\n');
        }
        read(whole.toByteArray());
    }

    private static void read(byte[] content) {
        Optional<JournalRecords> read = JournalRecords.read(content);
        if (read.isPresent()) {
            List<Act> acts = read.get().acts();
            Act.leftOver(acts);
            new Altogether(acts).compacted("");
            read.get().missingFrom("");
        }
    }
}
