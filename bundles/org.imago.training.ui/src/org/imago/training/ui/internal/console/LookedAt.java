// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.training.RunFolder;
import org.imago.training.process.Run;
import org.imago.training.process.RunQueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the folder of a run tells beside its events. Looked at outside the UI thread.
 *
 * @param result      the figure that says how well it did; nothing before its end
 * @param described   whether the run has begun, so that its folder will tell no more before its end
 * @param resumable   whether it can be gone on with
 * @param report      whether there is a report
 * @param predictions whether there are predictions
 * @param backend     what computed, as the run's files have it; empty if they do not tell
 */
record LookedAt(Optional<Result> result, boolean described, boolean resumable, boolean report,
        boolean predictions, String backend) {

    /** Of a folder that nobody has looked at yet. */
    static final LookedAt NOTHING = new LookedAt(Optional.empty(), false, false, false, false, "");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * How well a run did.
     *
     * @param value accuracy or mean IoU
     * @param text  the same in words
     */
    record Result(double value, String text) {
    }

    /**
     * Looks at a run's folder.
     *
     * @param run any run
     * @return what is there; files that cannot be read are as if they were not there
     */
    static LookedAt at(Run run) {
        RunFolder files = run.folder();
        JsonNode description = json(files.run());
        JsonNode metrics = json(files.metrics());
        return new LookedAt(result(metrics), Files.isRegularFile(files.run()),
                RunQueue.canResume(run), Files.isRegularFile(files.report()), Files.isRegularFile(files.predictions()),
                metrics.path("backend").asText(description.path("backend").asText("")));
    }

    private static JsonNode json(Path file) {
        try {
            return Files.isRegularFile(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
        } catch (IOException e) {
            // Torn or of another program: what it would tell is not known.
            return JSON.createObjectNode();
        }
    }

    private static Optional<Result> result(JsonNode metrics) {
        return figure(metrics.path("crops").path("accuracy"), Messages.Result_crops)
                .or(() -> figure(metrics.path("whole").path("accuracy"), Messages.Result_whole))
                .or(() -> figure(metrics.path("accuracy"), Messages.Result_accuracy))
                .or(() -> figure(metrics.path("meanIou"), Messages.Result_iou));
    }

    private static Optional<Result> figure(JsonNode node, String words) {
        return node.isNumber() ? Optional.of(new Result(node.asDouble(), NLS.bind(words,
                Texts.number(node.asDouble())))) : Optional.empty();
    }
}
