// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The mistakes that the model was surest of: often it is the label that is wrong. */
record MistakeSection() implements Section {
    private static final int MOST = 9;

    @Override
    public String id() {
        return "mistakes";
    }

    @Override
    public String title(ReportModel model) {
        return "The most confident mistakes";
    }

    @Override
    public boolean applies(ReportModel model) {
        return !model.samples().isEmpty();
    }

    @Override
    public void write(ReportModel model, HtmlWriter html, Pictures pictures) throws IOException {
        boolean crops = model.crops().isPresent();
        List<SampleResult> mistakes = model.samples().stream()
                .filter(s -> crops ? s.cropPredicted().isPresent() && !s.cropRight() : !s.wholeRight())
                .sorted(Comparator.comparingDouble((SampleResult s) -> confidence(s, crops)).reversed()).limit(MOST)
                .toList();
        if (mistakes.isEmpty()) {
            html.element("p", "There are none: every sample was classified right.");
            return;
        }
        html.element("p", "Of the classifier on " + (crops ? "crops" : "whole images")
                + ". Look here first for wrong labels and for images that do not belong.", "class", "hint");
        if (model.boxes().isPresent()) {
            SamplePicture.legend(html);
        }
        html.open("div", "class", "gallery");
        for (SampleResult mistake : mistakes) {
            one(html, mistake, crops, pictures);
        }
        html.close();
    }

    private static void one(HtmlWriter html, SampleResult s, boolean crops, Pictures pictures) throws IOException {
        html.open("figure");
        SamplePicture.whole(html, s, pictures);
        html.open("figcaption");
        SamplePicture.name(html, s);
        html.open("span").text("labelled ").element("bdi", s.label()).close();
        html.open("span").text("taken for ").open("strong")
                .element("bdi", crops ? s.cropPredicted().orElseThrow() : s.wholePredicted()).close()
                .text(", " + Numbers.percent(confidence(s, crops)) + " sure").close();
        html.close().close();
    }

    private static double confidence(SampleResult sample, boolean crops) {
        return crops ? sample.cropConfidence() : sample.wholeConfidence();
    }
}
