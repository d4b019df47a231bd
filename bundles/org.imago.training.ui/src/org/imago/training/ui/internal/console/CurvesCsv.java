// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.imago.training.RunEvent;
import org.imago.training.process.Curve;

/** All epochs of runs as a table: a row an epoch, numbers in full, empty where a figure is not known. */
final class CurvesCsv {

    /** Columns in their order; folds are numbered from 0 as in events.jsonl, -1 without folds. */
    static final String HEADER = "run,stage,fold,epoch,training_loss,validation_loss,validation_score,learning_rate,"
            + "images_per_second";

    private static final String FORMULA = "=+-@\t\r";

    private CurvesCsv() {
    }

    /**
     * A run and its fits.
     *
     * @param name   of the run
     * @param curves its fits
     */
    record Named(String name, List<Curve> curves) {
    }

    /**
     * Writes the table.
     *
     * @param runs what is written
     * @param file replaced
     * @throws IOException if it cannot be written
     */
    static void write(List<Named> runs, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER + "\n");
            for (Named run : runs) {
                for (Curve curve : run.curves()) {
                    for (RunEvent.Epoch epoch : curve.epochs()) {
                        out.write(row(run.name(), curve, epoch) + "\n");
                    }
                }
            }
        }
    }

    private static String row(String run, Curve curve, RunEvent.Epoch epoch) {
        return Stream.of(text(run), text(curve.stage()), String.valueOf(curve.fold()), String.valueOf(epoch.epoch()),
                number(epoch.trainingLoss()), number(epoch.validationLoss()), number(epoch.validationScore()),
                number(epoch.learningRate()), number(epoch.imagesPerSecond())).collect(Collectors.joining(","));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.valueOf(value) : "";
    }

    /** A spreadsheet must not take a name for a formula. */
    private static String text(String name) {
        String safe = !name.isEmpty() && FORMULA.indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
        return safe.matches("[^,\"\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
