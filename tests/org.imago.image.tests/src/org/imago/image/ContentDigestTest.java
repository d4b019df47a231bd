// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digest is SHA-256 and the same for a file and its bytes. */
class ContentDigestTest {

    @TempDir
    Path folder;

    @Test
    void theStandardsExampleComesOut() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                ContentDigest.sha256("abc".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aFileLargerThanTheBufferHasTheDigestOfItsBytes() throws Exception {
        byte[] bytes = new byte[200_001];
        bytes[150_000] = 1;
        assertEquals(ContentDigest.sha256(bytes), ContentDigest.sha256(Files.write(folder.resolve("file"), bytes)));
    }
}
