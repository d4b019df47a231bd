// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Samples before and after cropping, those first on which it changed the outcome. */
record CropSection() implements Section {
    private static final int MOST = 6;
    private static final int MOST_UNCHANGED = 3;

    @Override
    public String id() {
        return "crops";
    }

    @Override
    public String title(ReportModel model) {
        return "Before and after cropping";
    }

    @Override
    public boolean applies(ReportModel model) {
        return model.samples().stream().anyMatch(s -> s.crop().isPresent());
    }

    @Override
    public void write(ReportModel model, HtmlWriter html, Pictures pictures) throws IOException {
        long fellBack = model.samples().stream().filter(SampleResult::fellBack).count();
        if (fellBack > 0) {
            html.element("p", "For " + Numbers.count(fellBack, "sample")
                    + " the box was too uncertain, and the whole image was taken.", "class", "hint");
        }
        Comparator<SampleResult> bySure = Comparator.comparingDouble(SampleResult::cropConfidence).reversed();
        group(model, html, pictures, "Put right by the crop", s -> !s.wholeRight() && s.cropRight(), bySure, MOST);
        group(model, html, pictures, "Lost by the crop",
                s -> s.wholeRight() && s.cropPredicted().isPresent() && !s.cropRight(), bySure, MOST);
        group(model, html, pictures, "Unchanged", s -> s.wholeRight() == s.cropRight(),
                Comparator.comparing(SampleResult::fileName), MOST_UNCHANGED);
    }

    private static void group(ReportModel model, HtmlWriter html, Pictures pictures, String title,
            Predicate<SampleResult> members, Comparator<SampleResult> order, int most) throws IOException {
        List<SampleResult> all = model.samples().stream().filter(s -> s.crop().isPresent()).filter(members)
                .sorted(order).toList();
        if (all.isEmpty()) {
            return;
        }
        html.element("h3", title + " (" + all.size() + ")").open("div", "class", "pairs");
        for (SampleResult sample : all.subList(0, Math.min(most, all.size()))) {
            pair(html, sample, pictures);
        }
        html.close();
    }

    private static void pair(HtmlWriter html, SampleResult s, Pictures pictures) throws IOException {
        html.open("figure", "class", "pair").open("div", "class", "both");
        SamplePicture.whole(html, s, pictures);
        SamplePicture.crop(html, s, pictures);
        html.close().open("figcaption");
        SamplePicture.name(html, s);
        html.open("span").text("labelled ").element("bdi", s.label()).close();
        guess(html, "whole", s.wholePredicted(), s.wholeConfidence(), s.wholeRight());
        guess(html, "crop", s.cropPredicted().orElse("–"), s.cropConfidence(), s.cropRight());
        html.close().close();
    }

    private static void guess(HtmlWriter html, String what, String predicted, double confidence, boolean right) {
        html.open("span").element("span", right ? "✓" : "✗", "class", right ? "tick" : "cross", "aria-label",
                right ? "right" : "wrong", "role", "img");
        html.text(" " + what + ": ").element("bdi", predicted).text(", " + Numbers.percent(confidence)).close();
    }
}
