// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.imago.image.ImageDecoder;

/**
 * Writes a report as one HTML file: no script, nothing loaded from outside, pictures inside, readable in light and
 * dark, on paper and by a screen reader.
 */
public final class HtmlReport {
    private static final List<Section> SECTIONS = List.of(new ComparisonSection(), new ConfusionSection(),
            new BoxSection(), new CropSection(), new MistakeSection(), new CurveSection(), new CalibrationSection(),
            new ProblemSection(), new RunSection());
    /** Whatever slipped through would still not be loaded. */
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private HtmlReport() {
    }

    /**
     * Writes the report. Images that cannot be decoded are left out of it.
     *
     * @param model what to say
     * @param decoder reads the images that are shown
     * @param html the file; its folder is made if missing, and a file of that name is replaced as a whole
     * @throws IOException if the file cannot be written
     */
    public static void write(ReportModel model, ImageDecoder decoder, Path html) throws IOException {
        Path file = html.toAbsolutePath();
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(draft, page(model, new Pictures(decoder)));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String page(ReportModel model, Pictures pictures) throws IOException {
        List<Section> sections = SECTIONS.stream().filter(s -> s.applies(model)).toList();
        HtmlWriter html = new HtmlWriter();
        html.open("html", "lang", "en").line().open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.element("title", model.title()).line();
        html.style(css()).close().line().open("body").line();
        html.element("a", "Skip to the figures", "class", "skip", "href", "#main");
        Head.write(model, html);
        contents(model, sections, html);
        html.open("main", "id", "main").line();
        for (Section section : sections) {
            html.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
            html.element("h2", section.title(model), "id", section.id() + "-title").line();
            section.write(model, html, pictures);
            html.close().line();
        }
        html.close();
        html.open("footer").element("p", "Written by Imago. This file needs nothing but itself.").close();
        return html.close().close().document();
    }

    private static void contents(ReportModel model, List<Section> sections, HtmlWriter html) {
        html.open("nav", "aria-label", "Contents").open("ul");
        sections.forEach(s -> html.open("li").element("a", s.title(model), "href", "#" + s.id()).close());
        html.close().close().line();
    }

    private static String css() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new FileNotFoundException("report.css is missing beside " + HtmlReport.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
