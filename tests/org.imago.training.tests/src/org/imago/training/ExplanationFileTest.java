// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Explanations on disk. */
class ExplanationFileTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadAndFoundByTheContentOfTheImage() throws IOException {
        Explanation explanation = new Explanation("p\u00e4lm", 0.97, 2, 3, new float[] {0, 0.25f, 1, 0, 0.5f, 0});
        Path file = ExplanationFile.in(folder, "a photo.jpg", DIGEST, Optional.empty());
        ExplanationFile.write(file, "some/a photo.jpg", "model.zip", explanation);
        assertEquals(Optional.of(file), ExplanationFile.find(folder, "a photo.jpg", DIGEST));
        assertEquals(explanation, ExplanationFile.read(file));
        assertEquals(Optional.empty(), ExplanationFile.find(folder, "a photo.jpg", DIGEST.replace('0', 'f')));
        assertEquals(Optional.empty(), ExplanationFile.find(folder.resolve("absent"), "a photo.jpg", DIGEST));
    }

    @Test
    void namesStayInTheFolderAndClassesApart() {
        Path best = ExplanationFile.in(folder, "../../etc/passwd.jpg", DIGEST, Optional.empty());
        assertEquals(folder, best.normalize().getParent());
        Path other = ExplanationFile.in(folder, "../../etc/passwd.jpg", DIGEST, Optional.of("a/b"));
        assertEquals(folder, other.normalize().getParent());
        assertNotEquals(best, other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not json", "[1]",
        "{\"class\":\"a\",\"probability\":0.5,\"rows\":1,\"columns\":2,\"heat\":[[0.5]]}",
        "{\"class\":\"a\",\"probability\":0.5,\"rows\":1,\"columns\":1,\"heat\":[[1.5]]}",
        "{\"class\":\"a\",\"probability\":0.5,\"rows\":1,\"columns\":1,\"heat\":[[\"x\"]]}",
        "{\"class\":\"a\",\"probability\":7,\"rows\":1,\"columns\":1,\"heat\":[[0.5]]}",
        "{\"class\":\"a\",\"probability\":0.5,\"rows\":65536,\"columns\":65536,\"heat\":[]}"})
    void whatIsNoExplanationIsRefusedByName(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("odd.json"), content);
        String message = assertThrows(IOException.class, () -> ExplanationFile.read(file)).getMessage();
        assertTrue(message.contains("odd.json"), message);
    }
}
