// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.imago.annotation.BoundingBox;

/** A sample as a picture, with its boxes drawn over it, and its name. */
final class SamplePicture {
    private static final int LONGEST = 340;
    private static final int CROP_LONGEST = 200;

    private SamplePicture() {
    }

    static void legend(HtmlWriter html) {
        html.open("p", "class", "legend");
        html.open("span").empty("span", "class", "key predicted").text("predicted").close();
        html.open("span").empty("span", "class", "key reference").text("drawn or true").close();
        html.close();
    }

    /** The whole image with the boxes that there are. */
    static void whole(HtmlWriter html, SampleResult sample, Pictures pictures) throws IOException {
        Optional<Pictures.Picture> found = pictures.of(sample.image(), LONGEST);
        if (found.isEmpty()) {
            html.element("div", "not shown", "class", "picture missing");
            return;
        }
        Pictures.Picture picture = found.get();
        html.open("div", "class", "picture");
        html.empty("img", "src", picture.uri(), "alt", alternative(sample), "loading", "lazy");
        html.open("svg", "viewBox", "0 0 " + picture.width() + " " + picture.height(), "aria-hidden", "true",
                "preserveAspectRatio", "none");
        sample.referenceBox().ifPresent(box -> box(html, box, "reference"));
        sample.predictedBox().ifPresent(box -> box(html, box, "predicted"));
        html.close().close();
    }

    /** The crop, if there is one. */
    static void crop(HtmlWriter html, SampleResult sample, Pictures pictures) throws IOException {
        Optional<Path> file = sample.crop();
        Optional<Pictures.Picture> found = file.isPresent() ? pictures.of(file.get(), CROP_LONGEST) : Optional.empty();
        if (found.isEmpty()) {
            html.element("div", "not shown", "class", "picture missing");
            return;
        }
        html.open("div", "class", "picture");
        html.empty("img", "src", found.get().uri(), "alt", "Crop of " + sample.fileName(), "loading", "lazy");
        html.close();
    }

    static void name(HtmlWriter html, SampleResult sample) {
        html.open("span", "class", "name").element("bdi", sample.fileName());
        html.element("small", " line " + sample.line()).close();
    }

    private static void box(HtmlWriter html, BoundingBox box, String kind) {
        String[] place = {"x", SvgChart.number(box.x()), "y", SvgChart.number(box.y()), "width",
            SvgChart.number(Math.max(0, box.w())), "height", SvgChart.number(Math.max(0, box.h())), "class", ""};
        // A dark line below the coloured one keeps it visible on any picture.
        place[9] = "casing";
        html.empty("rect", place);
        place[9] = kind;
        html.empty("rect", place);
    }

    private static String alternative(SampleResult sample) {
        return sample.fileName() + ", class " + sample.label()
                + sample.predictedBox().map(b -> ", predicted box " + describe(b)).orElse("")
                + sample.referenceBox().map(b -> ", true box " + describe(b)).orElse("");
    }

    private static String describe(BoundingBox box) {
        return Math.round(box.w()) + " by " + Math.round(box.h()) + " pixels at " + Math.round(box.x()) + ", "
                + Math.round(box.y());
    }
}
