// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.imago.loop.LoopResult;
import org.imago.loop.LoopResult.Score;
import org.imago.training.IouSummary;
import org.imago.training.PairedComparison;

/** The figures of a run as a table for people. */
final class ResultTable {

    private ResultTable() {
    }

    static List<String> lines(LoopResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(text("%d samples in %d groups, %d excluded, %d unusable, %d hand-drawn boxes; %.0f s on %s",
                result.samples(), result.groups(), result.excluded(), result.unusable(), result.boxes(),
                result.seconds(), result.backend()));
        lines.add("");
        lines.add(text("%-24s %9s   %-15s %9s", "out of fold", "accuracy", "95 % interval", "macro-F1"));
        lines.add(score("whole images", result.whole()));
        result.crops().ifPresent(score -> lines.add(score("crops", score)));
        result.difference().ifPresent(difference -> lines.add(difference(difference)));
        result.truth().ifPresent(truth -> {
            lines.add("");
            lines.add("scored by the truth file on the " + truth.n() + " samples it keeps");
            lines.add(score("whole images", truth.whole()));
            truth.crops().ifPresent(score -> lines.add(score("crops", score)));
        });
        result.iou().ifPresent(iou -> {
            lines.add("");
            lines.add(boxes(iou));
        });
        if (result.fellBack() > 0) {
            lines.add(result.fellBack() + " crops are the whole image: their box was too uncertain");
        }
        lines.addAll(result.notes());
        return lines;
    }

    private static String score(String name, Score score) {
        return text("%-24s %9.3f   %.3f to %.3f  %9.3f", name, score.accuracy(), score.ci().low(), score.ci().high(),
                score.matrix().macroF1());
    }

    private static String difference(PairedComparison difference) {
        return text("%-24s %+9.3f   %+.3f to %+.3f (p = %s)", "difference", difference.difference(),
                difference.interval().low(), difference.interval().high(),
                difference.p() < 0.0001 ? "< 0.0001" : text("%.4f", difference.p()));
    }

    private static String boxes(IouSummary iou) {
        return text("boxes never trained on: mean IoU %.3f, %.1f %% at IoU >= 0.5, %.1f %% at >= 0.75 (n = %d)",
                iou.mean(), iou.at50() * 100, iou.at75() * 100, iou.n());
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
