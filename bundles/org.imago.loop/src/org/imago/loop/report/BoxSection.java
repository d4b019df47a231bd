// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.imago.training.IouSummary;

/** How well predicted boxes lie, and the worst of them. */
record BoxSection() implements Section {
    private static final int BINS = 20;
    private static final int WORST = 9;

    @Override
    public String id() {
        return "boxes";
    }

    @Override
    public String title(ReportModel model) {
        return "Predicted boxes";
    }

    @Override
    public boolean applies(ReportModel model) {
        return model.boxes().isPresent();
    }

    @Override
    public void write(ReportModel model, HtmlWriter html, Pictures pictures) throws IOException {
        IouSummary summary = model.boxes().orElseThrow();
        html.open("div", "class", "columns");
        html.open("div").open("figure");
        histogram(model.ious(), summary, html);
        html.element("figcaption", "Overlap of predicted and drawn boxes (intersection over union), "
                + summary.n() + (summary.n() == 1 ? " box" : " boxes") + " that the predictor never saw");
        html.close().close();
        html.open("div");
        Table.open(html, "Overlap", List.of("Measure", "Value"));
        Table.row(html, "Mean IoU", Numbers.fixed(summary.mean(), 3));
        Table.row(html, "95 % interval", Numbers.fixed(summary.meanInterval().low(), 3) + " to "
                + Numbers.fixed(summary.meanInterval().high(), 3));
        Table.row(html, "IoU of 0.5 or more", Numbers.percent(summary.at50()));
        Table.row(html, "IoU of 0.75 or more", Numbers.percent(summary.at75()));
        Table.close(html);
        html.element("p", "Two careful people who box the same animal reach about 0.92.", "class", "hint");
        html.close().close();
        worst(model, html, pictures);
    }

    private static void histogram(double[] ious, IouSummary summary, HtmlWriter html) {
        int[] counts = new int[BINS];
        int most = 1;
        for (double iou : ious) {
            int bin = Math.clamp((int) (iou * BINS), 0, BINS - 1);
            most = Math.max(most, ++counts[bin]);
        }
        double top = Ticks.ceiling(most, 4);
        SvgChart chart = SvgChart.open(html, "Histogram of the overlap; mean " + Numbers.fixed(summary.mean(), 2), 0, 1,
                0, top);
        chart.gridY(Ticks.of(0, top, 4), Ticks.decimals(top, 4));
        for (int i = 0; i < BINS; i++) {
            double from = (double) i / BINS;
            double to = (i + 1.0) / BINS;
            String css = from >= 0.75 - 1e-9 ? "bar best" : from >= 0.5 - 1e-9 ? "bar fair" : "bar poor";
            chart.bar(from, to, counts[i], css,
                    Numbers.fixed(from, 2) + " to " + Numbers.fixed(to, 2) + ": " + counts[i]);
        }
        chart.ticksX(List.of(0.0, 0.25, 0.5, 0.75, 1.0), 2).titleX("intersection over union");
        chart.mark(summary.mean(), "mean " + Numbers.fixed(summary.mean(), 2));
        chart.close();
    }

    private static void worst(ReportModel model, HtmlWriter html, Pictures pictures) throws IOException {
        List<SampleResult> worst = model.samples().stream().filter(s -> s.iou().isPresent())
                .sorted(Comparator.comparingDouble((SampleResult s) -> s.iou().orElseThrow())).limit(WORST).toList();
        if (worst.isEmpty()) {
            return;
        }
        html.element("h3", "The worst boxes");
        SamplePicture.legend(html);
        html.open("div", "class", "gallery");
        for (SampleResult sample : worst) {
            html.open("figure");
            SamplePicture.whole(html, sample, pictures);
            html.open("figcaption");
            SamplePicture.name(html, sample);
            html.element("span", "IoU " + Numbers.fixed(sample.iou().orElseThrow(), 2) + ", confidence "
                    + Numbers.percent(sample.boxConfidence()) + (sample.fellBack() ? ", whole image used" : ""));
            html.close().close();
        }
        html.close();
    }
}
