// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code releng/benchmarks/fuzz.sh} found worth keeping is read again: with a named mistake or none, and soon. */
class FuzzCorpusTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int LEAST = 10;

    static List<Path> csv() throws IOException {
        return corpus("csv");
    }

    static List<Path> journals() throws IOException {
        return corpus("journal");
    }

    private static List<Path> corpus(String reader) throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            for (String place : List.of("corpus", "tests/org.imago.dataset.tests/corpus")) {
                Path folder = at.resolve(place).resolve(reader);
                if (Files.isDirectory(folder)) {
                    return files(folder);
                }
            }
        }
        throw new IllegalStateException("no folder corpus/" + reader);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            assertTrue(sorted.size() >= LEAST, folder + " holds " + sorted.size() + " files");
            return sorted;
        }
    }

    @ParameterizedTest
    @MethodSource("csv")
    void anyCsv(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        assertTimeoutPreemptively(SOON, () -> CsvFuzz.fuzzerTestOneInput(content));
    }

    @ParameterizedTest
    @MethodSource("journals")
    void anyJournal(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        assertTimeoutPreemptively(SOON, () -> JournalFuzz.fuzzerTestOneInput(content));
    }
}
