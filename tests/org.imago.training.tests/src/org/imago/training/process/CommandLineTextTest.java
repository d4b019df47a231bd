// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

class CommandLineTextTest {

    @Test
    void plainWordsStayAsTheyAre() {
        assertEquals("imago run /data/birds.csv --folds 3", CommandLineText.of(List.of("run", "/data/birds.csv",
                "--folds", "3")));
    }

    @Test
    void aShellTakesTheLineApartIntoTheSameWords() throws IOException {
        List<String> words = List.of("a b", "it's", "$HOME", "~", "", "ünï", "*", "--x=1;2", "line\nend");
        Process shell = new ProcessBuilder("sh", "-c", "imago() { printf '%s\\0' \"$@\"; }\n"
                + CommandLineText.of(words)).start();

        String said = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertEquals(String.join("\0", words) + "\0", said);
    }
}
