// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.ui.charts.ThemedChart;
import org.imago.training.IouSummary;
import org.imago.training.evaluation.Score;

/** How well predicted boxes lie on those that were drawn. */
final class BoxesPane {

    private static final int BINS = 20;

    private final Composite area;
    private final Label summary;
    private final ThemedChart histogram;

    BoxesPane(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(area);
        summary = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
        histogram = new ThemedChart(area, Messages.BoxesPane_title, Messages.BoxesPane_iou, Messages.BoxesPane_boxes);
        histogram.control().getLegend().setVisible(false);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(histogram.control());
    }

    Control control() {
        return area;
    }

    void clear() {
        summary.setText(Messages.BoxesPane_none);
        histogram.clear();
        histogram.redraw();
    }

    void show(Score score) {
        clear();
        score.iou().ifPresent(iou -> show(iou, score.ious()));
        area.layout();
    }

    private void show(IouSummary iou, double[] ious) {
        summary.setText(NLS.bind(Messages.BoxesPane_summary, new Object[] {iou.n(),
            FiguresTable.with(iou.mean(), iou.meanInterval()), FiguresTable.number(iou.at50()),
            FiguresTable.number(iou.at75())}));
        String[] places = IntStream.range(0, BINS)
                .mapToObj(bin -> String.format(Locale.ROOT, "%.2f", (double) bin / BINS)).toArray(String[]::new);
        histogram.bars(Messages.BoxesPane_boxes,
                Arrays.stream(IouSummary.histogram(ious, BINS)).asDoubleStream().toArray(), places, 0);
        histogram.fit();
        histogram.redraw();
    }
}
