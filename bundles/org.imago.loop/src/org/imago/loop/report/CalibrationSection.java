// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.List;
import org.imago.loop.report.SvgChart.Point;
import org.imago.training.Calibration;

/** Whether a model that says 90 per cent is right nine times in ten. */
record CalibrationSection() implements Section {
    private static final List<Double> TICKS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

    @Override
    public String id() {
        return "calibration";
    }

    @Override
    public String title(ReportModel model) {
        return "Can its confidence be believed?";
    }

    @Override
    public boolean applies(ReportModel model) {
        return model.whole().isPresent() || model.crops().isPresent();
    }

    @Override
    public void write(ReportModel model, HtmlWriter html, Pictures pictures) {
        html.element("p", "A model on the diagonal is right as often as it says. Discs grow with the number of "
                + "samples; below the line the model is too sure of itself.", "class", "hint");
        html.open("div", "class", "columns");
        model.whole().ifPresent(r -> diagram(html, "Whole images", "whole", r.calibration()));
        model.crops().ifPresent(r -> diagram(html, "Crops", "crops", r.calibration()));
        html.close();
    }

    private static void diagram(HtmlWriter html, String name, String css, Calibration calibration) {
        html.open("figure");
        SvgChart chart = SvgChart.open(html, "Reliability of " + name, 0, 1, 0, 1);
        chart.gridY(TICKS, 2).ticksX(TICKS, 2).titleX("confidence");
        chart.line(List.of(new Point(0, 0), new Point(1, 1)), "diagonal");
        List<Calibration.Bin> bins = calibration.bins().stream().filter(b -> b.count() > 0).toList();
        double all = bins.stream().mapToDouble(Calibration.Bin::count).sum();
        chart.line(bins.stream().map(b -> new Point(b.confidence(), b.accuracy())).toList(), "line " + css);
        bins.forEach(b -> chart.dot(new Point(b.confidence(), b.accuracy()), 2.5 + 11 * Math.sqrt(b.count() / all),
                "disc " + css, Numbers.count(b.count(), "sample") + ": confidence " + Numbers.percent(b.confidence())
                        + ", right " + Numbers.percent(b.accuracy())));
        chart.close();
        html.element("figcaption", name + ": accuracy against confidence, expected error "
                + Numbers.percent(calibration.expectedError())).close();
    }
}
