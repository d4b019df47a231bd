// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.imago.product.Product.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The built product does its work when it is started like a user starts it: a green build can hide a broken product. */
class TrainerProductTest {

    private static final String[] QUICK = {"--folds", "2", "--size", "32", "--epochs", "4", "--json"};

    @TempDir
    private Path folder;
    private Product product;

    @BeforeEach
    void useAHomeOfItsOwn() {
        product = new Product(folder.resolve("home"));
    }

    @Test
    void theVersionIsPrinted() throws Exception {
        Ended ended = product.run(folder, "--version");
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().getFirst().startsWith("imago 0.1.0"), ended.out().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "dataset info", "dataset validate", "dataset fix", "dataset order",
        "dataset statistics", "dataset duplicates", "dataset download", "dataset convert", "dataset recover",
        "train classifier", "train boxes", "predict", "explain", "crop", "evaluate", "suspects", "review", "weights add",
        "weights list", "weights remove", "devices", "doctor", "config init", "config validate",
        "config schema", "cuda status", "cuda install", "cuda remove"})
    void everyCommandHasHelp(String command) throws Exception {
        Ended ended = product.run(folder, (command + " --help").split(" "));
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().stream().anyMatch(line -> line.startsWith("Usage: imago " + command)),
                ended.out().toString());
    }

    @Test
    void theBackendIsNamedAndUsesOneDnn() throws Exception {
        Ended doctor = product.run(folder, "doctor");
        assertEquals(0, doctor.exitCode(), doctor.out() + doctor.err());
        Ended ended = product.run(folder, "devices", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        JsonNode devices = new ObjectMapper().readTree(ended.lastLine());
        assertTrue(devices.path("oneDnn").asBoolean(), ended.lastLine());
    }

    @Test
    void wrongUsageAndWrongInputHaveTheirExitCodes() throws Exception {
        assertEquals(2, product.run(folder, "run").exitCode());
        assertEquals(2, product.run(folder, "nonsense").exitCode());
        Ended missing = product.run(folder, "run", "missing.csv");
        assertEquals(3, missing.exitCode(), missing.err());
        assertTrue(missing.err().contains("missing.csv"), missing.err());
        assertTrue(missing.out().isEmpty(), "only results belong on standard output: " + missing.out());
    }

    @Test
    void theWholeLoopRunsAndLeavesTheDataAsItWas() throws Exception {
        Path csv = TinySample.write(folder.resolve("data"), 48);
        byte[] before = Files.readAllBytes(csv);
        FileTime touched = Files.getLastModifiedTime(csv);
        Path run = folder.resolve("run");
        Path prometheus = folder.resolve("imago.prom");
        Ended ended = product.run(folder, Stream.concat(Stream.of(loop(csv, run)),
                Stream.of("--metrics-file", prometheus.toString())).toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended.err());
        String figures = Files.readString(prometheus);
        assertTrue(figures.contains("imago_run_state{state=\"finished\"} 1.0\n")
                && figures.contains("imago_run_accuracy_ratio{images=\"crops\"} "), figures);
        assertArrayEquals(before, Files.readAllBytes(csv));
        assertEquals(touched, Files.getLastModifiedTime(csv));
        assertEquals(1, ended.out().size());
        JsonNode metrics = new ObjectMapper().readTree(ended.lastLine());
        assertEquals(metrics, new ObjectMapper().readTree(run.resolve("metrics.json").toFile()));
        assertEquals(48, metrics.path("samples").asInt());
        assertEquals(1, metrics.path("excluded").asInt());
        assertEquals(2, metrics.path("unusable").asInt());
        assertEquals(48, metrics.path("boxes").asInt());
        assertEquals(48, metrics.path("iou").path("n").asInt());
        for (String figure : new String[] {"whole", "crops"}) {
            assertTrue(metrics.path(figure).path("accuracy").isNumber(), ended.lastLine());
            assertEquals(2, metrics.path(figure).path("ci").size(), ended.lastLine());
        }
        assertTrue(metrics.path("difference").path("p").isNumber(), ended.lastLine());
        assertEquals(49, Files.readAllLines(run.resolve("predictions.csv")).size());
        assertTrue(Files.readString(run.resolve("report.html")).contains("missing.png"));
        assertTrue(Files.isRegularFile(run.resolve("run.json")));

        Ended again = product.run(folder, "run", "--config", run.resolve("config.yaml").toString(), "--out",
                folder.resolve("again").toString(), "--json");
        assertEquals(0, again.exitCode(), again.err());
        for (String figure : new String[] {"whole", "crops", "iou", "difference"}) {
            assertEquals(metrics.path(figure), new ObjectMapper().readTree(again.lastLine()).path(figure), figure);
        }
    }

    @Test
    void collectorsOfLogsAndFiguresAreToldOfTrainingPredictingAndCropping() throws Exception {
        Path csv = TinySample.write(folder.resolve("data"), 24);
        Path run = folder.resolve("run");
        String figures = told("train", "boxes", csv.toString(), "--mode", "scratch", "--epochs", "1", "--out",
                run.toString());
        assertTrue(figures.contains("imago_run_state{state=\"finished\"} 1.0\n")
                && figures.contains("imago_run_box_iou_mean ") && figures.contains("imago_run_samples ")
                && figures.contains("imago_run_interval_bound{bound=\"upper\"} "), figures);
        figures = told("predict", csv.toString(), "--boxes", run.toString(), "--out",
                folder.resolve("boxes.csv").toString());
        assertTrue(figures.contains("imago_run_images{outcome=\"predicted\"} 24.0\n")
                && figures.contains("imago_run_images{outcome=\"unreadable\"} "), figures);
        figures = told("crop", csv.toString(), "--out", folder.resolve("crops").toString());
        assertTrue(figures.contains("imago_run_images{outcome=\"drawn\"} 24.0\n"), figures);

        Ended wrong = product.run(folder, "train", "boxes", "missing.csv", "--log", "json");
        assertEquals(3, wrong.exitCode());
        JsonNode error = new ObjectMapper().readTree(wrong.err());
        assertEquals(List.of("error", 3), List.of(error.path("type").asText(), error.path("exitCode").asInt()));
        assertTrue(error.path("text").asText().contains("missing.csv") && error.has("time"), wrong.err());
        Ended usage = product.run(folder, "run", "data.csv", "--folds", "many", "--stacktrace", "--log", "json");
        assertEquals(2, usage.exitCode());
        assertEquals(2, new ObjectMapper().readTree(usage.err()).path("exitCode").asInt(), usage.err());
    }

    /** Runs a command with every line on standard error an object; returns the figures for Prometheus. */
    private String told(String... arguments) throws Exception {
        Path prometheus = folder.resolve("imago.prom");
        Ended ended = product.run(folder, Stream.concat(Stream.of(arguments),
                Stream.of("--metrics-file", prometheus.toString(), "--log", "json", "-v")).toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended.err());
        List<String> types = new ArrayList<>();
        for (String line : ended.err().lines().toList()) {
            JsonNode object = new ObjectMapper().readTree(line);
            assertTrue(object.isObject() && object.has("time"), line);
            types.add(object.path("type").asText());
        }
        assertTrue(!arguments[0].equals("train") || types.containsAll(List.of("state", "epoch", "message")),
                types.toString());
        return Files.readString(prometheus);
    }

    @Test
    void aBackendThatCannotBeUsedIsAnErrorOnlyIfItWasAskedFor() throws Exception {
        Ended asked = product.run(folder, "devices", "--backend", "cuda");
        assertEquals(5, asked.exitCode());
        assertTrue(asked.err().contains("CUDA was asked for, and cannot be used: "), asked.err());
        Ended cpu = product.run(folder, "devices", "--backend", "cpu");
        assertTrue(cpu.out().getFirst().endsWith("; the CPU was asked for"), cpu.out().getFirst());
        Ended verbose = product.run(folder, "devices", "-v");
        assertTrue(verbose.out().getFirst().startsWith("GPUs: "), verbose.out().getFirst());
    }

    @Test
    void aCancelledRunGoesOnToTheSameFigures() throws Exception {
        Path csv = TinySample.write(folder.resolve("data"), 48);
        Ended straight = product.run(folder, loop(csv, folder.resolve("straight")));
        assertEquals(0, straight.exitCode(), straight.err());

        Path run = folder.resolve("interrupted");
        Process process = product.start(folder, loop(csv, run));
        awaitFinishedFold(run, process);
        process.destroy();
        Ended cancelled = Product.end(process, folder);
        assertEquals(4, cancelled.exitCode(), cancelled.err());
        assertTrue(cancelled.err().contains("--resume"), cancelled.err());
        assertFalse(Files.exists(run.resolve("metrics.json")));

        Ended resumed = product.run(folder, "run", "--resume", run.toString(), "--json");
        assertEquals(0, resumed.exitCode(), resumed.err());
        assertEquals(figures(straight), figures(resumed));
    }

    @Test
    void aClassifierExplainsWhatItPredicts() throws Exception {
        Path csv = TinySample.write(folder.resolve("data"), 16);
        Path run = folder.resolve("run");
        Ended trained = product.run(folder, "train", "classifier", csv.toString(), "--out", run.toString(), "--size",
                "32", "--epochs", "2", "--json");
        assertEquals(0, trained.exitCode(), trained.err());
        Path why = run.resolve("why");
        String[] explain = {"explain", csv.toString(), "--model", run.toString(), "--out", why.toString(), "--json"};
        Ended ended = product.run(folder, explain);
        assertEquals(0, ended.exitCode(), ended.err());
        JsonNode line = new ObjectMapper().readTree(ended.lastLine());
        JsonNode written = new ObjectMapper().readTree(Path.of(line.path("file").asText()).toFile());
        assertEquals(line.path("class"), written.path("class"));
        assertEquals(written.path("rows").asInt(), written.path("heat").size());
        try (Stream<Path> files = Files.list(why)) {
            assertEquals(2 * ended.out().size(), files.count(), "a picture and numbers for each image");
        }
        Ended again = product.run(folder, explain);
        assertEquals(3, again.exitCode(), again.err());
        assertTrue(again.err().contains("--replace"), again.err());
        Ended odd = product.run(folder, "explain", csv.toString(), "--model", run.toString(), "--out",
                folder.resolve("other").toString(), "--class", "unheard-of");
        assertEquals(3, odd.exitCode(), odd.err());
        assertTrue(odd.err().contains("unheard-of"), odd.err());
    }

    private static String[] loop(Path csv, Path run) {
        return Stream.concat(Stream.of("run", csv.toString(), "--out", run.toString()), Stream.of(QUICK))
                .toArray(String[]::new);
    }

    /** Waits until the first fold is stored; the run is then in the middle of its work. */
    private static void awaitFinishedFold(Path run, Process process) throws IOException {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!Files.isRegularFile(run.resolve("folds").resolve("whole-0.json"))) {
            assertTrue(process.isAlive() && System.nanoTime() < limit, "no fold was finished before the run ended");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static String figures(Ended ended) throws IOException {
        JsonNode metrics = new ObjectMapper().readTree(ended.lastLine());
        return metrics.path("whole") + " " + metrics.path("crops") + " " + metrics.path("difference") + " "
                + metrics.path("iou");
    }
}
