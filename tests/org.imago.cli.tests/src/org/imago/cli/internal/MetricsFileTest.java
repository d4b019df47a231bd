// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.imago.cli.BadInputException;
import org.imago.training.RunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system is told of a run. */
class MetricsFileTest {

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    private MetricsFile metrics(Path file) throws BadInputException {
        return new MetricsFile(file, "loop", warnings::add);
    }

    @Test
    void everyLineIsOfTheTextFormatAndEveryMetricIsExplained() throws Exception {
        Path file = folder.resolve("imago.prom");
        MetricsFile metrics = metrics(file);
        metrics.emit(new RunEvent.Progress("a \"b\" \\ c\nd", -1, "features", 1, 4, Double.NaN));
        metrics.emit(new RunEvent.Epoch("whole", 0, 3, 0.5, Double.NaN, Double.NaN, 0.1, 120));
        metrics.emit(new RunEvent.Problem("data", -1, "a row is odd"));
        metrics.emit(new RunEvent.State("loop", -1, "finished"));
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            assertTrue(line.matches("# HELP imago_run_[a-z_]+ .+|# TYPE imago_run_[a-z_]+ (gauge|counter)|"
                    + "imago_run_[a-z_]+(\\{[a-z]+=\"(\\\\.|[^\"\\\\])*\"\\})? (NaN|[-0-9.E]+)"), line);
        }
        assertEquals(lines.stream().filter(line -> line.startsWith("# TYPE")).distinct().count(),
                lines.stream().filter(line -> line.startsWith("# HELP")).count());
        assertTrue(lines.contains("imago_run_progress_ratio{stage=\"a \\\"b\\\" \\\\ c\\nd\"} 0.25"), lines.toString());
        assertTrue(lines.contains("imago_run_loss{examples=\"validation\"} NaN"), lines.toString());
        assertTrue(lines.contains("imago_run_problems_total 1.0"), lines.toString());
        assertTrue(lines.contains("imago_run_state{state=\"finished\"} 1.0"), lines.toString());
        assertTrue(lines.contains("imago_run_state{state=\"started\"} 0.0"), lines.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing half written is left");
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder"));
        BadInputException refused = assertThrows(BadInputException.class, () -> metrics(file.resolve("imago.prom")));
        assertTrue(refused.getMessage().contains("--metrics-file"), refused.getMessage());
    }

    @Test
    void aFileThatCannotBeWrittenAnyMoreIsToldOnceAndStopsNothing() throws Exception {
        Path inside = folder.resolve("inside");
        MetricsFile metrics = metrics(inside.resolve("imago.prom"));
        Files.delete(inside.resolve("imago.prom"));
        Files.delete(inside);
        Files.createFile(inside);
        metrics.emit(new RunEvent.State("loop", -1, "started"));
        metrics.emit(new RunEvent.State("loop", -1, "finished"));
        assertEquals(1, warnings.size(), warnings.toString());
    }
}
