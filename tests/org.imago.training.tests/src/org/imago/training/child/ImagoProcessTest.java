// SPDX-License-Identifier: EPL-2.0
package org.imago.training.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command in a process of its own; a script stands for Imago's. */
class ImagoProcessTest {

    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Path script;

    @BeforeEach
    void name() {
        script = folder.resolve("imago of mine");
        System.setProperty(ImagoProcess.SCRIPT, script.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(ImagoProcess.SCRIPT);
    }

    private void script(String text) throws IOException {
        Files.writeString(script, "#!/bin/sh\n" + text);
        assertTrue(script.toFile().setExecutable(true));
    }

    @Test
    void itsWordsAndItsEndAreTold() throws IOException {
        script("echo \"$1, $2\"\necho \"$JAVA_HOME\" >&2\n");
        ImagoProcess.Ended ended = ImagoProcess.run(List.of("predict", "a photo.jpg"), () -> false, lines::add);
        assertTrue(ended.done());
        assertEquals(List.of("predict, a photo.jpg", System.getProperty("java.home")), lines);
    }

    @Test
    void theReasonOfAFailureIsTheLastLine() throws IOException {
        script("echo progress\necho 'imago: photo.jpg is missing' >&2\nexit 3\n");
        assertEquals(new ImagoProcess.Ended(3, "photo.jpg is missing"),
                ImagoProcess.run(List.of("predict"), () -> false, lines::add));
    }

    @Test
    void aCancelledCommandIsAskedToStop() throws IOException {
        script("trap 'echo imago: cancelled; exit 4' TERM\necho begun\nwhile :; do sleep 0.05; done\n");
        ImagoProcess.Ended ended = ImagoProcess.run(List.of("predict"), () -> lines.contains("begun"), lines::add);
        assertEquals(4, ended.code(), "the script's own end, not the signal's");
        assertFalse(ended.done());
    }

    @Test
    void aMissingScriptIsNamed() {
        String message = assertThrows(IOException.class, () -> ImagoProcess.run(List.of("predict"), () -> false,
                lines::add)).getMessage();
        assertTrue(message.contains("imago of mine"), message);
    }
}
