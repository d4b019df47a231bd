// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.imago.training.Interval;
import org.imago.training.PairedComparison;
import org.imago.training.evaluation.Score;

/** The figures of one or two classifiers, row by row. */
final class FiguresTable {

    private final Table table;

    FiguresTable(Composite parent) {
        table = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        for (int i = 0; i < 3; i++) {
            new TableColumn(table, SWT.LEFT);
        }
        table.getColumn(0).setText(Messages.FiguresTable_figure);
    }

    Control control() {
        return table;
    }

    void clear() {
        table.removeAll();
    }

    void show(Evaluation evaluation) {
        table.setRedraw(false);
        try {
            table.removeAll();
            table.getColumn(1).setText(evaluation.first().choice().label());
            table.getColumn(2).setText(evaluation.second().map(second -> second.choice().label()).orElse(""));
            fill(evaluation);
            for (TableColumn column : table.getColumns()) {
                column.pack();
            }
        } finally {
            table.setRedraw(true);
        }
    }

    private void fill(Evaluation evaluation) {
        add(evaluation, Messages.FiguresTable_accuracy, score -> with(score.matrix().accuracy(), score.interval()));
        add(evaluation, Messages.FiguresTable_macro_f1, score -> number(score.matrix().macroF1()));
        add(evaluation, Messages.FiguresTable_calibration, score -> number(score.calibration().expectedError()));
        add(evaluation, Messages.FiguresTable_samples, score -> String.valueOf(score.matrix().total()));
        for (String name : evaluation.first().score().judgements().classes()) {
            add(evaluation, NLS.bind(Messages.FiguresTable_class, name), score -> ofClass(score, name));
        }
        if (evaluation.first().score().iou().isPresent()) {
            add(evaluation, Messages.FiguresTable_iou, score -> score.iou()
                    .map(iou -> with(iou.mean(), iou.meanInterval())).orElse(""));
        }
        evaluation.difference().ifPresent(this::addDifference);
    }

    private void addDifference(PairedComparison difference) {
        row(Messages.FiguresTable_difference, "", signed(difference.difference()) + " ("
                + signed(difference.interval().low()) + " " + Messages.FiguresTable_to + " "
                + signed(difference.interval().high()) + ")");
        row(Messages.FiguresTable_p, "", p(difference.p()));
        row(Messages.FiguresTable_only_right, String.valueOf(difference.onlyFirstRight()),
                String.valueOf(difference.onlySecondRight()));
        row(Messages.FiguresTable_common, String.valueOf(difference.n()), String.valueOf(difference.n()));
    }

    private static String ofClass(Score score, String name) {
        int index = score.judgements().classes().indexOf(name);
        return index < 0 ? "" : number(score.matrix().precision(index)) + " / " + number(score.matrix().recall(index))
                + " / " + number(score.matrix().f1(index));
    }

    private void add(Evaluation evaluation, String name, Function<Score, String> text) {
        row(name, text.apply(evaluation.first().score()),
                Optional.of(evaluation).flatMap(Evaluation::second).map(second -> text.apply(second.score())).orElse(""));
    }

    private void row(String name, String first, String second) {
        new TableItem(table, SWT.NONE).setText(new String[] {name, first, second});
    }

    /** Returns a figure as it is shown everywhere in the view. */
    static String number(double value) {
        return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** Returns a figure with its interval. */
    static String with(double value, Interval interval) {
        return number(value) + " (" + number(interval.low()) + " " + Messages.FiguresTable_to + " "
                + number(interval.high()) + ")";
    }

    /** Returns a difference with its sign. */
    static String signed(double value) {
        return String.format(Locale.ROOT, "%+.3f", value);
    }

    /** Returns a p value, short. */
    static String p(double value) {
        return value < 0.001 ? String.format(Locale.ROOT, "%.0e", value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
