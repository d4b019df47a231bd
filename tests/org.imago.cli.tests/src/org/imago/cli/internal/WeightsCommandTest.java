// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.imago.cli.ExitCode;
import org.imago.image.ContentDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Weights are added, listed and removed in the home folder; nothing is loaded. */
class WeightsCommandTest {

    @TempDir
    private Path folder;
    private Path network;
    private Imago imago;

    @BeforeEach
    void create() throws IOException {
        network = network(folder.resolve("tiny-dl4j.zip"));
        imago = new Imago(folder.resolve("home"));
    }

    /** The smallest archive that passes for a DL4J ComputationGraph: one layer, one number. */
    private static Path network(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("configuration.json"));
            zip.write("{\"networkInputs\":[\"input\"],\"vertices\":{\"gap\":{}}}".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("coefficients.bin"));
            DataOutputStream out = new DataOutputStream(zip);
            out.writeUTF("LONG_SHAPE");
            out.writeLong(1);
            out.writeUTF("LONG");
            out.writeLong(1);
            out.writeUTF("LONG_SHAPE");
            out.writeLong(1);
            out.writeUTF("FLOAT");
            out.writeFloat(1);
            out.flush();
        }
        return file;
    }

    @Test
    void weightsAreAddedListedAndRemoved() throws Exception {
        String digest = ContentDigest.sha256(network);
        Imago.Result added = imago.run("weights", "add", network, "--preset", "minus1to1", "--sha256", digest,
                "--input-size", "96", "--licence", "CC0-1.0");
        assertEquals(ExitCode.DONE, added.code(), added.err());
        assertEquals(List.of("tiny  " + digest), added.lines());
        assertTrue(added.err().contains("--weights tiny"), added.err());

        JsonNode listed = imago.run("weights", "list", "--json").json().get("weights").get(0);
        assertEquals("tiny", listed.get("name").asText());
        assertEquals("minus1to1", listed.get("normalization").asText());
        assertEquals(96, listed.get("inputSize").asInt());
        assertEquals("CC0-1.0", listed.get("licence").asText());
        assertEquals(digest, listed.get("sha256").asText());
        assertTrue(imago.run("weights", "list").lines().getFirst().startsWith("tiny "));
        assertTrue(Files.isRegularFile(folder.resolve("home/weights/tiny.json")));

        assertEquals(ExitCode.DONE, imago.run("weights", "remove", "tiny").code());
        assertEquals(0, imago.run("weights", "list", "--json").json().get("weights").size());
    }

    @Test
    void anEmptyStoreSaysHowToFillIt() {
        Imago.Result empty = imago.run("weights", "list");
        assertEquals(ExitCode.DONE, empty.code());
        assertEquals("", empty.out());
        assertTrue(empty.err().contains("imago weights add"), empty.err());
    }

    @Test
    void whatIsNotWhatItSaysIsRefused() throws Exception {
        assertRefused("expected " + "0".repeat(64), network, "--sha256", "0".repeat(64));
        assertRefused("is no SHA-256 digest", network, "--sha256", "abc");
        assertRefused("it is a web page", Files.writeString(folder.resolve("page-dl4j.zip"), "<html></html>"));
        assertRefused("missing.zip is no file", folder.resolve("missing.zip"));
        assertRefused("is no name for weights", network, "--name", "../evil");
        assertRefused("it has gap", network, "--feature-layer", "pool");
        assertRefused("32 to 2048", network, "--input-size", "8");
        assertFalse(Files.exists(folder.resolve("evil.zip")));
        assertEquals(0, imago.run("weights", "list", "--json").json().get("weights").size());
    }

    private void assertRefused(String reason, Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "weights";
        all[1] = "add";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Imago.Result refused = imago.run(all);
        assertEquals(ExitCode.BAD_INPUT, refused.code(), refused.err());
        assertTrue(refused.err().contains(reason), refused.err());
        assertEquals("", refused.out());
    }

    @Test
    void weightsThatAreNotThereAreAnsweredWithThoseThatAre() throws Exception {
        imago.run("weights", "add", network);
        Path csv = SmallDataset.create(folder.resolve("data"));
        Imago.Result wrong = imago.run("run", csv, "--weights", "tinny");
        assertEquals(ExitCode.BAD_INPUT, wrong.code());
        assertTrue(wrong.err().contains("'tinny'") && wrong.err().contains("there are: tiny"), wrong.err());
        assertFalse(Files.exists(csv.resolveSibling("runs")));
    }
}
