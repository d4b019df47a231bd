// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.imago.dataset.ui.charts.ThemedChart;
import org.imago.training.Calibration;
import org.imago.training.evaluation.Decided;
import org.imago.training.evaluation.PrecisionRecall;
import org.imago.training.evaluation.Score;
import org.imago.training.ui.internal.evaluation.Evaluation.Evaluated;

/** Precision by recall, frequency by confidence, and what a threshold leaves undecided. */
final class CurvesPane {

    private static final int PER_CENT = 100;
    /** More lines than colours nobody tells apart. */
    private static final int MOST_CLASSES = 6;

    private final Composite area;
    private final ThemedChart precision;
    private final ThemedChart calibration;
    private final Scale threshold;
    private final Label decided;
    private Optional<Evaluation> shown = Optional.empty();

    CurvesPane(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).equalWidth(true).applyTo(area);
        precision = new ThemedChart(area, Messages.CurvesPane_precision_recall, Messages.CurvesPane_recall,
                Messages.CurvesPane_precision);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(precision.control());
        calibration = new ThemedChart(area, Messages.CurvesPane_calibration, Messages.CurvesPane_confidence,
                Messages.CurvesPane_accuracy);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(calibration.control());
        // The view is wide and low.
        precision.control().getLegend().setPosition(SWT.RIGHT);
        calibration.control().getLegend().setPosition(SWT.RIGHT);
        Composite line = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(line);
        new Label(line, SWT.NONE).setText(Messages.CurvesPane_threshold);
        threshold = new Scale(line, SWT.HORIZONTAL);
        threshold.setMaximum(PER_CENT);
        threshold.setPageIncrement(PER_CENT / 10);
        threshold.addListener(SWT.Selection, event -> decide());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(threshold);
        decided = new Label(line, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(decided);
    }

    Control control() {
        return area;
    }

    void clear() {
        shown = Optional.empty();
        precision.clear();
        calibration.clear();
        decided.setText("");
        precision.redraw();
        calibration.redraw();
    }

    void show(Evaluation evaluation) {
        clear();
        shown = Optional.of(evaluation);
        boolean sameRun = evaluation.second().filter(second -> !second.choice().run()
                .equals(evaluation.first().choice().run())).isEmpty();
        add(evaluation.first(), sameRun, false);
        evaluation.second().ifPresent(second -> add(second, sameRun, true));
        calibration.line(Messages.CurvesPane_ideal, new double[] {0, 1}, new double[] {0, 1}, 4, true);
        precision.unit();
        calibration.unit();
        precision.redraw();
        calibration.redraw();
        decide();
    }

    /** The second classifier's lines are dashed. */
    private void add(Evaluated evaluated, boolean sameRun, boolean second) {
        Score score = evaluated.score();
        String name = sameRun ? evaluated.choice().stageLabel() : evaluated.choice().label();
        List<String> classes = score.judgements().classes();
        for (int i = 0; i < Math.min(classes.size(), MOST_CLASSES); i++) {
            PrecisionRecall curve = score.judgements().precisionRecall(i);
            precision.line(NLS.bind(Messages.CurvesPane_line, new Object[] {classes.get(i), name,
                FiguresTable.number(curve.averagePrecision())}),
                    curve.points().stream().mapToDouble(PrecisionRecall.Point::recall).toArray(),
                    curve.points().stream().mapToDouble(PrecisionRecall.Point::precision).toArray(), i, second);
        }
        List<Calibration.Bin> bins = score.calibration().bins().stream().filter(bin -> bin.count() > 0).toList();
        calibration.line(name, bins.stream().mapToDouble(Calibration.Bin::confidence).toArray(),
                bins.stream().mapToDouble(Calibration.Bin::accuracy).toArray(), second ? 1 : 0, second);
    }

    private void decide() {
        double least = threshold.getSelection() / (double) PER_CENT;
        decided.setText(shown.map(evaluation -> words(evaluation.first(), least)
                + evaluation.second().map(second -> "\n" + words(second, least)).orElse("")).orElse("")
                .replace("&", "&&"));
        area.layout(true, true);
    }

    private static String words(Evaluated evaluated, double least) {
        Decided result = evaluated.score().judgements().decided(least);
        return NLS.bind(Messages.CurvesPane_decided, new Object[] {evaluated.choice().label(),
            FiguresTable.number(least), result.decided(), result.n(),
            FiguresTable.with(result.accuracy(), result.interval())});
    }
}
