// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.Locale;
import org.imago.training.Interval;
import org.imago.training.PairedComparison;

/** The top of the report: what was asked, the answer, and the key figures. */
final class Head {
    private static final int WIDTH = 640;
    private static final int MARGIN = 24;

    private Head() {
    }

    static void write(ReportModel model, HtmlWriter html) {
        html.open("header");
        html.element("p", "Imago · report of a run", "class", "eyebrow");
        html.element("h1", model.title());
        html.open("p", "class", "meta").open("span").element("bdi", model.dataset()).close()
                .element("span", Numbers.time(model.started())).element("span", Numbers.duration(model.seconds()))
                .element("span", model.backend()).close();
        html.close().line();
        answer(model, html);
        cards(model, html);
        if (!model.notes().isEmpty()) {
            html.open("ul", "class", "notes");
            model.notes().forEach(note -> html.element("li", note));
            html.close();
        }
    }

    private static void answer(ReportModel model, HtmlWriter html) {
        Answer answer = Answer.of(model.difference());
        html.open("section", "class", "answer " + answer.verdict().name().toLowerCase(Locale.ROOT), "aria-label",
                "Question and answer");
        html.element("p", question(model), "class", "question");
        html.element("p", sentence(model, answer), "class", "sentence");
        model.difference().ifPresent(difference -> interval(difference, html));
        html.element("p", method(model), "class", "hint");
        html.close().line();
    }

    private static String question(ReportModel model) {
        return model.crops().isPresent()
                ? "Are the classes told apart better on crops around predicted boxes than on whole images?"
                : "How well are the classes told apart on whole images?";
    }

    private static String sentence(ReportModel model, Answer answer) {
        if (answer.verdict() != Answer.Verdict.NOT_COMPARED) {
            return answer.sentence();
        }
        return model.whole().or(model::crops).map(r -> Numbers.percent(r.matrix().accuracy()) + " of the samples are "
                + "classified right (95 % " + Numbers.percent(r.ci()) + ").").orElse(answer.sentence())
                + (model.whole().isPresent() && model.crops().isEmpty() ? " " + answer.sentence() : "");
    }

    private static String method(ReportModel model) {
        return Numbers.count(model.counts().samples(), "sample") + " of " + model.classes().size()
                + " classes. Every sample was judged by models that trained neither on it nor on a near copy of it"
                + (model.boxes().isPresent() ? "; its crop follows a box predicted in the same way." : ".");
    }

    private static void interval(PairedComparison c, HtmlWriter html) {
        Interval ci = c.interval();
        double low = Math.min(0, ci.low());
        double high = Math.max(0, ci.high());
        double pad = Math.max(0.01, 0.12 * (high - low));
        double from = low - pad;
        double to = high + pad;
        html.open("svg", "viewBox", "0 0 " + WIDTH + " 74", "role", "img", "class", "interval", "aria-label",
                "Difference " + Numbers.points(c.difference()) + " points, from " + Numbers.points(ci.low()) + " to "
                        + Numbers.points(ci.high()));
        html.empty("line", "x1", "" + MARGIN, "x2", "" + (WIDTH - MARGIN), "y1", "44", "y2", "44", "class", "axis");
        for (double tick : Ticks.of(from * 100, to * 100, 7)) {
            String x = SvgChart.number(x(tick / 100, from, to));
            html.empty("line", "x1", x, "x2", x, "y1", "44", "y2", "49", "class", "axis");
            html.element("text", (tick > 1e-9 ? "+" : "") + Numbers.fixed(tick, Ticks.decimals((to - from) * 100, 7)),
                    "x", x, "y", "64", "text-anchor", "middle");
        }
        String zero = SvgChart.number(x(0, from, to));
        html.empty("line", "x1", zero, "x2", zero, "y1", "6", "y2", "49", "class", "zero");
        html.empty("rect", "x", SvgChart.number(x(ci.low(), from, to)), "y", "17", "width",
                SvgChart.number(Math.max(1, x(ci.high(), from, to) - x(ci.low(), from, to))), "height", "12", "rx", "6",
                "class", "span");
        html.empty("circle", "cx", SvgChart.number(x(c.difference(), from, to)), "cy", "23", "r", "8.5", "class",
                "value");
        html.close();
        html.element("p", "← whole images better · accuracy of crops less that of whole images, in points · "
                + "crops better →", "class", "axis-title");
    }

    private static double x(double value, double from, double to) {
        return MARGIN + (value - from) / (to - from) * (WIDTH - 2 * MARGIN);
    }

    private static void cards(ReportModel model, HtmlWriter html) {
        html.open("dl", "class", "cards");
        model.whole().ifPresent(r -> card(html, "Whole images", Numbers.percent(r.matrix().accuracy()),
                "95 % " + Numbers.percent(r.ci()), "whole"));
        model.crops().ifPresent(r -> card(html, "Crops", Numbers.percent(r.matrix().accuracy()),
                "95 % " + Numbers.percent(r.ci()), "crops"));
        model.boxes().ifPresent(b -> card(html, "Mean IoU of boxes", Numbers.fixed(b.mean(), 2),
                Numbers.percent(b.at50()) + " at 0.5 or more", ""));
        SampleCounts counts = model.counts();
        card(html, "Samples", "" + counts.samples(), counts.excluded() + " excluded"
                + (counts.unusable() > 0 ? ", " + counts.unusable() + " unusable" : ""), "");
        card(html, "Drawn boxes", "" + counts.boxes(),
                Numbers.percent(counts.samples() == 0 ? Double.NaN : (double) counts.boxes() / counts.samples())
                        + " of the samples", "");
        card(html, "Took", Numbers.duration(model.seconds()), Numbers.count(model.problems().size(), "problem"), "");
        html.close().line();
    }

    private static void card(HtmlWriter html, String name, String value, String detail, String css) {
        html.open("div", "class", "card " + css).element("dt", name).element("dd", value, "class", "value")
                .element("dd", detail, "class", "detail").close();
    }
}
