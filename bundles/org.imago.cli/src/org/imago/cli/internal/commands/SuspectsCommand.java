// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.imago.annotation.BoundingBox;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Json;
import org.imago.dataset.CsvTable;
import org.imago.training.suspects.Suspect;
import org.imago.training.suspects.Suspect.Suggestion;
import org.imago.training.suspects.Suspects;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code imago suspects}: samples whose class or box is probably wrong. */
@Command(name = "suspects", description = {"Lists samples whose class or box is probably wrong, the most suspicious "
        + "first.", "",
    "They are found from what the models of a run said of samples of which they saw neither the sample nor a copy: "
            + "classes by confident learning, boxes by those that the box predictor is sure of. Samples that were "
            + "corrected or excluded since the run, and those that somebody kept in the workbench, are not listed. "
            + "Nothing is changed: look at each before you believe it."},
    footer = {"", "Examples:", "  imago suspects runs/first",
        "  imago suspects runs/first --top 50 --csv >suspects.csv"})
public final class SuspectsCommand extends ImagoCommand {

    private static final List<String> COLUMNS = List.of("filename", "line", "kind", "score", "given", "suggestion", "x",
            "y", "w", "h", "reason");

    @Mixin
    private FinishedRun run;

    @Option(names = "--top", paramLabel = "N", description = "List only the N most suspicious. Default: all.")
    private Integer top;

    @ArgGroup
    private Form form = new Form();

    /** At most one of the forms for machines. */
    static final class Form {

        @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
        private boolean json;

        @Option(names = "--csv", description = "Print a CSV, with the suggested box in pixels of the image as shown.")
        private boolean csv;
    }

    @Override
    protected int execute() throws Exception {
        if (top != null && top < 1) {
            throw new ParameterException(spec().commandLine(), "--top must be at least 1, not " + top);
        }
        Suspects suspects = Suspects.find(run.folder(), run.dataset());
        List<Suspect> list = suspects.list().stream().limit(top == null ? Long.MAX_VALUE : top).toList();
        if (form.json) {
            out(Json.line(map(suspects, list)));
        } else if (form.csv) {
            CsvTable.text(COLUMNS, list.stream().map(SuspectsCommand::cells).toList()).lines().forEach(this::out);
        } else {
            table(suspects, list);
        }
        return ExitCode.DONE;
    }

    private void table(Suspects suspects, List<Suspect> list) {
        if (!list.isEmpty()) {
            out(String.format("%-5s  %-14s  %s", "score", "what", "sample"));
        }
        for (Suspect suspect : list) {
            out(String.format(Locale.ROOT, "%.3f  %-14s  %s:%d", suspect.score(), suspect.kind().words(),
                    suspect.sample().fileName(), suspect.sample().line()));
            out("       " + suspect.reason());
            suspect.suggestion().ifPresent(suggestion -> out("       suggested: " + suggestion.words() + " instead of "
                    + suspect.given()));
        }
        String listed = list.size() < suspects.list().size() ? " (" + list.size() + " listed)" : "";
        out(String.format(Locale.ROOT, "suspects: %d%s of %d samples; wrong classes by estimate when the run began: "
                + "%.0f", suspects.list().size(), listed, suspects.judged(), suspects.wrong()));
        if (!suspects.boxes()) {
            out("boxes were not judged: the run predicted none, or it is of a version that did not write down the "
                    + "sizes of the images");
        }
    }

    private static List<String> cells(Suspect suspect) {
        BoundingBox box = box(suspect);
        boolean none = box.isEmpty();
        return List.of(suspect.sample().fileName(), String.valueOf(suspect.sample().line()), suspect.kind().words(),
                String.format(Locale.ROOT, "%.4f", suspect.score()), suspect.given(),
                suspect.suggestion().map(Suggestion::words).orElse(""), none ? "" : pixels(box.x()),
                none ? "" : pixels(box.y()), none ? "" : pixels(box.w()), none ? "" : pixels(box.h()),
                suspect.reason());
    }

    private static BoundingBox box(Suspect suspect) {
        return suspect.suggestion().filter(Suggestion.Box.class::isInstance).map(Suggestion.Box.class::cast)
                .map(Suggestion.Box::box).orElse(new BoundingBox(0, 0, 0, 0));
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static Map<String, Object> map(Suspects suspects, List<Suspect> list) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("judged", suspects.judged());
        map.put("boxesJudged", suspects.boxes());
        map.put("estimatedWrongClasses", suspects.wrong());
        map.put("found", suspects.list().size());
        map.put("suspects", list.stream().map(SuspectsCommand::map).toList());
        return map;
    }

    private static Map<String, Object> map(Suspect suspect) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("filename", suspect.sample().fileName());
        map.put("line", suspect.sample().line());
        map.put("kind", suspect.kind().words());
        map.put("score", suspect.score());
        map.put("given", suspect.given());
        suspect.suggestion().ifPresent(suggestion -> {
            map.put("suggestion", suggestion.words());
            if (suggestion instanceof Suggestion.Box(BoundingBox box)) {
                map.put("box", List.of(box.x(), box.y(), box.w(), box.h()));
            }
        });
        map.put("reason", suspect.reason());
        return map;
    }
}
