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

import org.imago.dataset.formats.CocoFuzz;
import org.imago.dataset.formats.VocFuzz;
import org.imago.dataset.formats.YoloFuzz;
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

    static List<Path> voc() throws IOException {
        return corpus("voc");
    }

    static List<Path> coco() throws IOException {
        return corpus("coco");
    }

    static List<Path> yolo() throws IOException {
        return corpus("yolo");
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

    @ParameterizedTest
    @MethodSource("voc")
    void anyVoc(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        assertTimeoutPreemptively(SOON, () -> VocFuzz.fuzzerTestOneInput(content));
    }

    @ParameterizedTest
    @MethodSource("coco")
    void anyCoco(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        assertTimeoutPreemptively(SOON, () -> CocoFuzz.fuzzerTestOneInput(content));
    }

    @ParameterizedTest
    @MethodSource("yolo")
    void anyYolo(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        assertTimeoutPreemptively(SOON, () -> YoloFuzz.fuzzerTestOneInput(content));
    }
}
