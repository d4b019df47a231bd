// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Path;

import org.imago.image.ImageDecoder;
import org.imago.loop.report.HtmlReport;
import org.imago.training.RunFolder;

/** Writes what a run found out into its folder: figures, predictions, report. */
final class LoopOutput {

    private final RunFolder run;
    private final Outcome outcome;
    private final ImageDecoder decoder;

    LoopOutput(Path folder, Outcome outcome, ImageDecoder decoder) {
        this.run = RunFolder.at(folder);
        this.outcome = outcome;
        this.decoder = decoder;
    }

    /** Writes everything and returns the figures. */
    LoopResult write(double seconds, String backend) throws IOException {
        LoopResult result = outcome.result(seconds, backend);
        RunDescription.writeJson(run.metrics(), MetricsJson.of(result));
        new PredictionsTable(outcome).write(run.predictions());
        HtmlReport.write(new LoopReport(outcome, result, run).model(), decoder, run.report());
        return result;
    }
}
