// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.imago.training.ConfusionMatrix;
import org.imago.training.PairedComparison;

/** Whole images against crops in figures. */
record ComparisonSection() implements Section {
    @Override
    public String id() {
        return "comparison";
    }

    @Override
    public String title(ReportModel model) {
        return model.crops().isPresent() ? "Whole images and crops" : "The classifier in figures";
    }

    @Override
    public boolean applies(ReportModel model) {
        return model.whole().isPresent() || model.crops().isPresent();
    }

    @Override
    public void write(ReportModel model, HtmlWriter html, Pictures pictures) {
        html.open("div", "class", "columns");
        html.open("div");
        summary(model, html);
        html.close();
        model.difference().ifPresent(difference -> paired(difference, html));
        html.close();
        classes(model, html);
    }

    private static void summary(ReportModel model, HtmlWriter html) {
        Table.open(html, "On samples that the model did not train on", head(model, "Measure", ""));
        Table.row(html, "Accuracy", cells(model, r -> Numbers.percent(r.matrix().accuracy())));
        Table.row(html, "95 % interval", cells(model, r -> Numbers.percent(r.ci())));
        Table.row(html, "Right / all", cells(model, r -> r.matrix().correct() + " / " + r.matrix().total()));
        Table.row(html, "Macro-F1", cells(model, r -> Numbers.fixed(r.matrix().macroF1(), 3)));
        Table.row(html, "Calibration error", cells(model, r -> Numbers.percent(r.calibration().expectedError())));
        Table.close(html);
    }

    private static void paired(PairedComparison c, HtmlWriter html) {
        html.open("div");
        Table.open(html, "The same " + Numbers.count(c.n(), "sample") + ", twice",
                List.of("", "Crop right", "Crop wrong"));
        html.open("tr").element("th", "Whole right", "scope", "row").element("td", "" + c.bothRight())
                .element("td", "" + c.onlyFirstRight(), "class", "bad").close();
        html.open("tr").element("th", "Whole wrong", "scope", "row")
                .element("td", "" + c.onlySecondRight(), "class", "good").element("td", "" + c.bothWrong()).close();
        Table.close(html);
        html.element("p", "Crops put " + c.onlySecondRight() + " right that the whole image got wrong, and lost "
                + c.onlyFirstRight() + ". McNemar’s exact test asks whether these two differ by more than chance ("
                + Numbers.p(c.p()) + "); the interval comes from a bootstrap over groups of near copies.", "class",
                "hint");
        html.close();
    }

    private static void classes(ReportModel model, HtmlWriter html) {
        List<String> head = new ArrayList<>(List.of("Class", "Samples"));
        for (String measure : List.of("Precision", "Recall", "F1")) {
            head.addAll(head(model, "", measure + ", ").subList(1, head(model, "", "").size()));
        }
        Table.open(html, "Class by class", head);
        for (int i = 0; i < model.classes().size(); i++) {
            int c = i;
            List<String> cells = new ArrayList<>();
            cells.add("" + samples(model, c));
            cells.addAll(List.of(share(model, m -> m.precision(c))));
            cells.addAll(List.of(share(model, m -> m.recall(c))));
            cells.addAll(List.of(share(model, m -> m.f1(c))));
            Table.row(html, model.classes().get(c), cells.toArray(String[]::new));
        }
        Table.close(html);
    }

    private static long samples(ReportModel model, int actual) {
        ConfusionMatrix matrix = model.whole().or(model::crops).orElseThrow().matrix();
        long sum = 0;
        for (int p = 0; p < model.classes().size(); p++) {
            sum += matrix.count(actual, p);
        }
        return sum;
    }

    private static String[] share(ReportModel model, ToDoubleFunction<ConfusionMatrix> measure) {
        return cells(model, r -> Numbers.percent(measure.applyAsDouble(r.matrix())));
    }

    private static List<String> head(ReportModel model, String first, String measure) {
        List<String> head = new ArrayList<>(List.of(first));
        model.whole().ifPresent(r -> head.add(measure.isEmpty() ? "Whole images" : measure + "whole"));
        model.crops().ifPresent(r -> head.add(measure.isEmpty() ? "Crops" : measure + "crops"));
        return head;
    }

    private static String[] cells(ReportModel model, Function<ClassifierResult, String> text) {
        return Stream.of(model.whole(), model.crops()).flatMap(Optional::stream).map(text)
                .toArray(String[]::new);
    }
}
