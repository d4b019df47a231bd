// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

import org.imago.cli.BadInputException;
import org.imago.loop.LoopResult;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;
import org.imago.training.WholeFile;

/**
 * A run's figures for Prometheus, in its text format 0.0.4, as the text file collector of node_exporter reads it. The file
 * is replaced whole, at most every five seconds and whenever the run's state changes. That it cannot be written while the
 * run is at work is said once, and does not stop the run.
 */
public final class MetricsFile implements RunEvents {

    private static final long INTERVAL_NANOS = 5_000_000_000L;
    private static final List<String> STATES = List.of("started", "finished", "cancelled", "failed");

    /** A metric by its name without prefix: what it is, and its value for each set of labels. */
    private record Metric(String type, String help, Map<String, Double> values) {
    }

    private final Path file;
    private final Consumer<String> warnings;
    private final String run;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private long written;
    private long problems;
    private boolean warned;
    private String work = "";
    private long workBegan;
    private long doneAtBegin;
    private long doneBefore;

    /**
     * Begins the file, so that one that cannot be written is noticed before anything is computed.
     *
     * @param file     replaced while the run goes on
     * @param run      name of the run as a whole in its events, such as {@code loop}
     * @param warnings told once when the file cannot be written any more
     * @throws BadInputException when it cannot be written
     */
    public MetricsFile(Path file, String run, Consumer<String> warnings) throws BadInputException {
        this.file = file;
        this.run = run;
        this.warnings = warnings;
        set("start_time_seconds", "When the run was started, in seconds since 1970.", "", now());
        count();
        try {
            write();
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be written (" + e + "); name another file with --metrics-file");
        }
    }

    @Override
    public synchronized void emit(RunEvent event) {
        switch (event) {
            case RunEvent.Progress progress -> progress(progress);
            case RunEvent.Epoch epoch -> epoch(epoch);
            case RunEvent.Problem problem -> {
                problems++;
                count();
            }
            case RunEvent.State state when state.stage().equals(run) -> state(state.state());
            case RunEvent.State state -> { }
            case RunEvent.Message message -> { }
        }
        boolean urgent = event instanceof RunEvent.State;
        if (urgent || System.nanoTime() - written >= INTERVAL_NANOS) {
            writeOrWarn();
        }
    }

    /** Takes the figures that the run ended with; they are written with its last state. */
    synchronized void result(LoopResult result) {
        set("samples", "Samples that were judged.", "", result.samples());
        accuracy("whole", result.whole().matrix().accuracy());
        result.crops().ifPresent(crops -> accuracy("crops", crops.matrix().accuracy()));
        result.difference().ifPresent(difference -> set("accuracy_difference",
                "Accuracy on crops less that on whole images, from -1 to 1.", "", difference.difference()));
        result.iou().ifPresent(iou -> set("box_iou_mean", "Mean overlap (IoU) of predicted boxes, from 0 to 1.", "",
                iou.mean()));
    }

    /**
     * Takes the figures of a run that trained one model, as {@code metrics.json} has them.
     *
     * @param figures by name; others than those of a model are left out
     */
    synchronized void result(Map<String, Object> figures) {
        number(figures, "heldOut").ifPresent(value -> set("samples", "Samples that were judged.", "", value));
        number(figures, "accuracy").ifPresent(value -> set("accuracy_ratio",
                "Share of samples whose class was predicted right, of those held out.", "", value));
        number(figures, "macroF1").ifPresent(value -> set("macro_f1", "Mean F1 of the classes, from 0 to 1.", "", value));
        if (figures.get("ci") instanceof List<?> interval && interval.size() == 2) {
            bound("lower", interval.getFirst());
            bound("upper", interval.getLast());
        }
        number(figures, "meanIou").ifPresent(value -> set("box_iou_mean",
                "Mean overlap (IoU) of predicted boxes, from 0 to 1.", "", value));
    }

    private void bound(String name, Object value) {
        if (value instanceof Number number) {
            set("interval_bound", "95 % interval of the accuracy, or of the mean overlap (IoU), of those held out.",
                    label("bound", name), number.doubleValue());
        }
    }

    private static OptionalDouble number(Map<String, Object> figures, String name) {
        return figures.get(name) instanceof Number number ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /**
     * Takes how many images a command was done with, by what became of them.
     *
     * @param outcome such as {@code predicted} or {@code unreadable}
     * @param count   how many
     */
    public synchronized void images(String outcome, long count) {
        set("images", "Images that the command was done with, by what became of them.", label("outcome", outcome),
                count);
    }

    private void accuracy(String images, double value) {
        set("accuracy_ratio", "Share of samples whose class was predicted right, out of fold.", label("images", images),
                value);
    }

    private void progress(RunEvent.Progress progress) {
        String stage = label("stage", progress.stage());
        // Of the work under way only: what a stage did before would look as if it went on.
        metrics.remove("progress_ratio");
        if (!work.equals(progress.stage() + " " + progress.what()) || progress.done() < doneBefore) {
            work = progress.stage() + " " + progress.what();
            workBegan = System.nanoTime();
            doneAtBegin = progress.done();
        } else if (progress.done() > doneAtBegin) {
            set("work_per_second", "Images, or what else is counted, that the work under way is done with in a second.",
                    "", (progress.done() - doneAtBegin) * 1e9 / (System.nanoTime() - workBegan));
        }
        doneBefore = progress.done();
        set("progress_ratio", "Done part of the work under way, from 0 to 1.", stage,
                progress.total() == 0 ? 1 : (double) progress.done() / progress.total());
    }

    private void epoch(RunEvent.Epoch epoch) {
        String loss = "Mean loss over the examples in the last epoch.";
        set("epoch", "Epochs that the fit under way has ended.", "", epoch.epoch());
        set("loss", loss, label("examples", "training"), epoch.trainingLoss());
        set("loss", loss, label("examples", "validation"), epoch.validationLoss());
        set("validation_score", "Accuracy, or mean IoU, on the validation examples.", "", epoch.validationScore());
        set("images_per_second", "Images that the last epoch learnt from in a second.", "", epoch.imagesPerSecond());
    }

    private void state(String state) {
        for (String known : STATES) {
            set("state", "1 for the state that the run is in, else 0.", label("state", known),
                    known.equals(state) ? 1 : 0);
        }
    }

    private void count() {
        metrics.put("problems_total", new Metric("counter", "Problems that the run told of and went on after.",
                Map.of("", (double) problems)));
    }

    private void set(String name, String help, String labels, double value) {
        metrics.computeIfAbsent(name, key -> new Metric("gauge", help, new LinkedHashMap<>())).values().put(labels,
                value);
    }

    private static String label(String name, String value) {
        return "{" + name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
    }

    private void writeOrWarn() {
        try {
            write();
        } catch (IOException e) {
            if (!warned) {
                warned = true;
                warnings.accept("imago: " + file + " cannot be written any more (" + e + "); the run goes on");
            }
        }
    }

    private void write() throws IOException {
        written = System.nanoTime();
        Runtime java = Runtime.getRuntime();
        set("heap_used_bytes", "Java memory in use; what native code takes is not in it.", "",
                java.totalMemory() - java.freeMemory());
        set("last_update_timestamp_seconds", "When this file was written, in seconds since 1970.", "", now());
        StringBuilder text = new StringBuilder();
        metrics.forEach((name, metric) -> {
            text.append("# HELP imago_run_").append(name).append(' ').append(metric.help()).append('\n');
            text.append("# TYPE imago_run_").append(name).append(' ').append(metric.type()).append('\n');
            metric.values().forEach((labels, value) -> text.append("imago_run_").append(name).append(labels).append(' ')
                    .append(value).append('\n'));
        });
        WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static double now() {
        return Instant.now().toEpochMilli() / 1000.0;
    }
}
