// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.imago.training.RunFolder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The settings of a run of earlier, of the workbench or of the command line. */
public final class PastSettings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESUME = "--resume";

    private PastSettings() {
    }

    /**
     * Reads what a run was told.
     *
     * @param folder its folder
     * @return its settings
     * @throws IOException if the folder tells of no run that can be repeated; the message says why
     */
    public static RunSettings read(Path folder) throws IOException {
        RunFolder run = RunFolder.at(folder);
        if (Files.isRegularFile(run.process())) {
            JsonNode process = JSON.readTree(run.process().toFile());
            List<String> arguments = new ArrayList<>();
            process.path("arguments").forEach(word -> arguments.add(word.asText()));
            if (!arguments.contains(RESUME)) {
                return RunSettings.parse(path(process.path("data").asText(), run.process()), arguments);
            }
        }
        if (!Files.isRegularFile(run.run())) {
            throw new IOException(folder + " does not say with which settings its run was started: neither "
                    + run.process().getFileName() + " nor " + run.run().getFileName() + " is in it");
        }
        return described(run);
    }

    private static RunSettings described(RunFolder run) throws IOException {
        JsonNode told = JSON.readTree(run.run().toFile());
        JsonNode request = told.path("request");
        String task = told.path("task").asText();
        String id = task.equals("train") ? request.path("kind").asText().toLowerCase(Locale.ROOT) : task;
        RunTask known = RunTask.of(id).filter(RunTask::trains).orElseThrow(() -> new IOException(run.run()
                + " describes a run of '" + id + "', which cannot be repeated; expected loop, classifier or boxes"));
        RunSettings settings = RunSettings.usual(known, path(request.path("data").asText(), run.run()))
                .with(Setting.IMAGES, optional(request.path("images"), run))
                .with(Setting.TRUTH, optional(request.path("truth"), run))
                .with(Setting.WEIGHTS, request.path("weights").path("name").asText(""))
                .with(Setting.GROUP_BY, columns(request.path("groupBy")))
                .with(Setting.TRAINER, told.path("trainer").asText(""))
                .with(Setting.FOLDS, request.path("folds").asText(""))
                .with(Setting.HOLDOUT, number(request.path("holdout")))
                .with(Setting.SEED, request.path("seed").asText(""));
        return cropped(learnt(settings, request), request.path("cropping"));
    }

    private static RunSettings learnt(RunSettings settings, JsonNode request) {
        JsonNode learning = request.path(switch (settings.task()) {
            case LOOP -> "whole";
            case BOXES -> "boxes";
            default -> "classifier";
        });
        return settings.with(Setting.MODE, learning.path("mode").asText("").toLowerCase(Locale.ROOT))
                .with(Setting.EPOCHS, positive(learning.path("epochs")))
                .with(Setting.SIZE, positive(learning.path("inputSize")));
    }

    private static RunSettings cropped(RunSettings settings, JsonNode cropping) {
        return !cropping.isObject() ? settings : settings
                .with(Setting.MARGIN, Numbers.percent(cropping.path("margin").asDouble()))
                .with(Setting.SQUARE, cropping.path("square").asBoolean() ? Setting.YES : "")
                .with(Setting.CONFIDENCE, number(cropping.path("minimumConfidence")));
    }

    private static String columns(JsonNode list) {
        List<String> columns = new ArrayList<>();
        list.forEach(column -> columns.add(column.asText()));
        return String.join(",", columns);
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? Numbers.plain(value.asDouble()) : "";
    }

    /** 0 stands for what the mode itself chooses. */
    private static String positive(JsonNode value) {
        return value.asInt() > 0 ? value.asText() : "";
    }

    private static String optional(JsonNode value, RunFolder run) throws IOException {
        String text = value.asText("");
        return value.isNull() || text.isEmpty() ? "" : path(text, run.run()).toString();
    }

    /** Paths in run.json are URIs. */
    private static Path path(String text, Path file) throws IOException {
        try {
            if (!text.isEmpty()) {
                return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " names '" + text + "', which is no path", e);
        }
        throw new IOException(file + " names no data set; expected the CSV of the run");
    }
}
