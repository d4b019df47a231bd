// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.imago.loop.report.SvgChart.Point;
import org.imago.training.RunEvent;

/** How the trainings went: per stage the loss and the score, folds over one another. */
record CurveSection() implements Section {
    private static final int COLOURS = 6;
    /** What the loop's stages are called in a sentence. */
    private static final Map<String, String> NAMES = Map.of("whole", "Classifier on whole images", "boxes",
            "Box predictor", "crops", "Classifier on crops");

    @Override
    public String id() {
        return "curves";
    }

    @Override
    public String title(ReportModel model) {
        return "How the training went";
    }

    @Override
    public boolean applies(ReportModel model) {
        return model.curves().stream().anyMatch(c -> !c.epochs().isEmpty());
    }

    @Override
    public void write(ReportModel model, HtmlWriter html, Pictures pictures) {
        legend(model.curves(), html);
        Map<String, List<TrainingCurve>> stages = model.curves().stream().filter(c -> !c.epochs().isEmpty())
                .collect(Collectors.groupingBy(TrainingCurve::stage, LinkedHashMap::new, Collectors.toList()));
        stages.forEach((stage, curves) -> stage(stage, curves, html));
    }

    private static void legend(List<TrainingCurve> curves, HtmlWriter html) {
        html.open("p", "class", "legend");
        curves.stream().map(TrainingCurve::fold).distinct().sorted().forEach(fold -> html.open("span")
                .empty("span", "class", "key solid " + colour(fold))
                .text(fold < 0 ? "all samples" : "fold " + (fold + 1)).close());
        html.open("span").empty("span", "class", "key solid").text("validation").close();
        html.open("span").empty("span", "class", "key dotted").text("training").close();
        html.close();
    }

    private static void stage(String stage, List<TrainingCurve> curves, HtmlWriter html) {
        html.element("h3", NAMES.getOrDefault(stage, stage)).open("div", "class", "columns");
        int last = curves.stream().mapToInt(c -> c.epochs().getLast().epoch()).max().orElse(1);
        loss(stage, curves, last, html);
        score(stage, curves, last, html);
        html.close();
    }

    private static void loss(String stage, List<TrainingCurve> curves, int last, HtmlWriter html) {
        double top = Ticks.ceiling(Math.max(most(curves, RunEvent.Epoch::trainingLoss),
                most(curves, RunEvent.Epoch::validationLoss)), 4);
        html.open("figure");
        SvgChart chart = SvgChart.open(html, "Loss by epoch, " + stage, 1, last, 0, top);
        chart.gridY(Ticks.of(0, top, 4), Ticks.decimals(top, 4));
        for (TrainingCurve curve : curves) {
            chart.line(points(curve, RunEvent.Epoch::trainingLoss), "line dotted " + colour(curve.fold()));
            chart.line(points(curve, RunEvent.Epoch::validationLoss), "line " + colour(curve.fold()));
        }
        epochs(chart, last);
        html.element("figcaption", "Loss").close();
    }

    private static void score(String stage, List<TrainingCurve> curves, int last, HtmlWriter html) {
        html.open("figure");
        SvgChart chart = SvgChart.open(html, "Score on the validation samples by epoch, " + stage, 1, last, 0, 1);
        chart.gridY(List.of(0.0, 0.25, 0.5, 0.75, 1.0), 2);
        for (TrainingCurve curve : curves) {
            chart.line(points(curve, RunEvent.Epoch::validationScore), "line " + colour(curve.fold()));
        }
        epochs(chart, last);
        html.element("figcaption", "Score on the validation samples, best "
                + Numbers.fixed(most(curves, RunEvent.Epoch::validationScore), 3)).close();
    }

    private static void epochs(SvgChart chart, int last) {
        List<Double> ticks = Ticks.of(1, Math.max(2, last), 6).stream().filter(t -> t == Math.rint(t)).toList();
        chart.ticksX(ticks, 0).titleX("epoch").close();
    }

    private static List<Point> points(TrainingCurve curve, ToDoubleFunction<RunEvent.Epoch> value) {
        return curve.epochs().stream().map(e -> new Point(e.epoch(), value.applyAsDouble(e))).toList();
    }

    /** The highest value that the chart shall show: a first epoch far above the rest would flatten all others. */
    private static double most(List<TrainingCurve> curves, ToDoubleFunction<RunEvent.Epoch> value) {
        double[] sorted = curves.stream().flatMap(c -> c.epochs().stream()).mapToDouble(value)
                .filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return 1;
        }
        double usual = sorted[(int) (0.95 * (sorted.length - 1))];
        double highest = sorted[sorted.length - 1];
        return highest > 3 * usual && usual > 0 ? usual * 1.5 : highest;
    }

    private static String colour(int fold) {
        return "fold" + Math.floorMod(fold, COLOURS);
    }
}
