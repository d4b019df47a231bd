// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.imago.cli.ExitCode;
import org.imago.cli.internal.Examination.Finding;
import org.imago.cli.internal.Imago.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** The command that checks an installation. */
class DoctorTest {

    /** The natives are in a fragment that is there in the product, where they are tested, and not always here. */
    private static final String COMPUTING = "Computing";

    @TempDir
    Path home;

    @Test
    void whatWorksIsSaidToWork() {
        Result result = new Imago(home).run("doctor");
        boolean wrong = result.lines().stream().anyMatch(line -> line.startsWith("WRONG"));
        assertEquals(wrong ? ExitCode.ENVIRONMENT : ExitCode.DONE, result.code(), result.out() + result.err());
        for (String what : new String[] {"Java", "Memory", "Folder of caches and weights", "Weights"}) {
            assertTrue(result.lines().stream().anyMatch(line -> line.startsWith("ok     " + what + ": ")), result.out());
        }
        assertTrue(result.lines().getLast().contains("switched off: 0"), result.out());
    }

    @Test
    void whatMachinesReadSaysTheSame() throws Exception {
        Result result = new Imago(home).run("doctor", "--json");
        JsonNode json = result.json();
        assertFalse(json.path("safeMode").asBoolean());
        assertEquals(5, json.path("checks").size());
        json.path("checks").forEach(check -> assertTrue(check.path("good").asBoolean()
                || check.path("what").asText().equals(COMPUTING), check.toString()));
        assertTrue(json.path("contributions").isArray());
    }

    @Test
    void weightsThatAreDamagedAreNamed() throws IOException {
        Path weights = Files.createDirectories(home.resolve("weights"));
        Files.writeString(weights.resolve("net.json"), "{\"name\":\"net\"}");
        Files.writeString(weights.resolve("net.zip"), "no network");
        Result result = new Imago(home).run("doctor");
        assertEquals(ExitCode.ENVIRONMENT, result.code(), result.out());
        assertTrue(result.lines().stream().anyMatch(line -> line.startsWith("WRONG  Weights")), result.out());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        Result result = new Imago(file.resolve("below")).run("doctor");
        assertEquals(ExitCode.ENVIRONMENT, result.code());
        assertTrue(result.lines().stream().anyMatch(line -> line.startsWith("WRONG  Folder of caches and weights: ")
                && line.contains("set IMAGO_HOME")), result.out());
    }

    @Test
    void anOldJavaIsNamed() {
        Finding java = Examination.of(Runtime.Version.parse("17.0.2")).getFirst();
        assertFalse(java.good());
        assertTrue(java.text().contains("install 21 or newer"), java.text());
    }
}
