// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        predictions(csv, csv.resolveSibling("runs").resolve("20261124-192210-loop"));
    }

    /** What a run might say of the butterflies; now and then it doubts a class or a box. */
    private static void predictions(Path csv, Path run) throws IOException {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("filename,line,class,fold,group,image_width,image_height,whole_class,"
                + "whole_p_adonis_blue,whole_p_brimstone,x,y,w,h,box_confidence,iou\n");
        List<String> lines = Files.readAllLines(csv);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (!cells[1].startsWith("butterfly") || !cells[2].equals("0") || cells[1].contains("99")) {
                continue;
            }
            boolean blue = cells[0].equals("adonis_blue") == (i % 7 != 3);
            double sure = 0.9 + 0.09 * random.nextDouble();
            boolean boxed = !cells[3].isEmpty();
            double left = boxed ? Double.parseDouble(cells[3]) + random.nextInt(20) : 300 + random.nextInt(150);
            double top = boxed ? Double.parseDouble(cells[4]) + random.nextInt(20) : 200 + random.nextInt(100);
            text.append(String.format(Locale.ROOT, "%s,%d,%s,%d,%d,900,600,%s,%.3f,%.3f,%.0f,%.0f,%s,%s,%.3f,%s%n",
                    cells[1], i + 1, cells[0], i % FOLDS, i, blue ? "adonis_blue" : "brimstone", blue ? sure : 1 - sure,
                    blue ? 1 - sure : sure, left, top, boxed ? cells[5] : "240", boxed ? cells[6] : "220",
                    0.5 + 0.49 * random.nextDouble(), boxed ? "0.8" : ""));
        }
        Files.writeString(run.resolve("predictions.csv"), text);
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
