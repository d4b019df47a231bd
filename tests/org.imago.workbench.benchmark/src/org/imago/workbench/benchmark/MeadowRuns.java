// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.imago.training.EventLog;
import org.imago.training.RunEvent;

/**
 * Runs of the drawn butterflies, to be seen on pictures of the console. Nothing was trained: their curves are made
 * up.
 */
final class MeadowRuns {

    private static final int FOLDS = 3;

    private MeadowRuns() {
    }

    static void make(Path csv) throws IOException {
        run(csv, "20261124-181503-loop", 1, 18, "{\"whole\":{\"accuracy\":0.81},\"crops\":{\"accuracy\":0.936}}");
        run(csv, "20261124-192210-loop", 2, 24, "{\"whole\":{\"accuracy\":0.83},\"crops\":{\"accuracy\":0.957}}");
        run(csv, "20261125-080145-loop", 3, 30, "");
    }

    private static void run(Path csv, String name, int seed, int epochs, String metrics) throws IOException {
        Path run = Files.createDirectories(csv.resolveSibling("runs").resolve(name));
        Random random = new Random(seed);
        try (EventLog log = new EventLog(run.resolve("events.jsonl"))) {
            log.emit(new RunEvent.State("loop", -1, "started"));
            log.emit(new RunEvent.Message("device", -1, "CPU, 2 cores: no CUDA device was found"));
            for (String stage : List.of("whole", "boxes", "crops")) {
                for (int fold = 0; fold < FOLDS; fold++) {
                    fit(log, stage, fold, epochs - fold, random);
                }
            }
            if (metrics.isEmpty()) {
                log.emit(new RunEvent.Problem("crops", 2, "butterfly-99.jpg, line 53: no such image; it is left out"));
            }
            log.emit(new RunEvent.State("loop", -1, metrics.isEmpty() ? "cancelled" : "finished"));
        }
        Files.writeString(run.resolve("run.json"), "{\"task\":\"loop\",\"started\":\"" + name.substring(0, 4) + "-"
                + name.substring(4, 6) + "-" + name.substring(6, 8) + "T" + name.substring(9, 11) + ":"
                + name.substring(11, 13) + ":" + name.substring(13, 15) + "Z\",\"request\":{\"data\":\"" + csv.toUri()
                + "\",\"folds\":" + FOLDS + "}}");
        if (!metrics.isEmpty()) {
            Files.writeString(run.resolve("metrics.json"), metrics);
            Files.writeString(run.resolve("report.html"), "<html></html>");
        }
    }

    private static void fit(EventLog log, String stage, int fold, int epochs, Random random) {
        for (int i = 1; i <= epochs; i++) {
            double fall = Math.exp(-i / 7.0);
            log.emit(new RunEvent.Epoch(stage, fold, i, 0.08 + 0.9 * fall + 0.03 * random.nextDouble(),
                    0.22 + 0.8 * fall + 0.06 * random.nextDouble(), 0.95 - 0.45 * fall - 0.03 * random.nextDouble(),
                    1e-3 * (1 + Math.cos(Math.PI * i / epochs)) / 2, 120 + random.nextInt(12)));
        }
    }
}
