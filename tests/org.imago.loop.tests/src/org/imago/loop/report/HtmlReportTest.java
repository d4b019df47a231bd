// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.imago.image.ImageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static final String HOSTILE = "\"><script>alert('x')</script>&amp;\u0007\u202e]]>.jpg";

    @TempDir
    Path folder;

    private String write(ReportModel model) throws Exception {
        Path html = folder.resolve("out/report.html");
        HtmlReport.write(model, new ImageDecoder(), html);
        return Files.readString(html);
    }

    private List<ExampleRun.Image> images(String name) throws Exception {
        return ExampleRun.images(folder, 24, name);
    }

    private ReportModel better() throws Exception {
        return new ExampleRun().model(images("butterfly.jpg"),
                Optional.of(AnswerTest.comparison(0.042, 0.019, 0.065, 0.0004)));
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
    }

    private static String text(String html) throws Exception {
        return parse(html).getDocumentElement().getTextContent();
    }

    @Test
    void saysThatCropsAreBetter() throws Exception {
        assertTrue(text(write(better())).contains("Crops are better by 4.2 points (95 % 1.9 to 6.5, p = 0.0004)."));
    }

    @Test
    void saysThatCropsAreNotBetter() throws Exception {
        ReportModel model = new ExampleRun().model(images("a.jpg"),
                Optional.of(AnswerTest.comparison(-0.03, -0.05, -0.01, 0.012)));
        assertTrue(text(write(model)).contains("Crops are not better but worse, by 3.0 points"));
    }

    @Test
    void saysThatItCannotBeTold() throws Exception {
        ReportModel model = new ExampleRun().model(images("a.jpg"),
                Optional.of(AnswerTest.comparison(0.02, -0.015, 0.055, 0.31)));
        assertTrue(text(write(model)).contains("Whether crops are better cannot be told"));
    }

    @Test
    void worksWithoutCropsBoxesAndDifference() throws Exception {
        String text = text(write(new ExampleRun().wholeOnly(images("a.jpg"))));
        assertTrue(text.contains("of the samples are classified right"));
        assertTrue(text.contains("Crops were not compared"));
        assertFalse(text.contains("Predicted boxes"));
    }

    @Test
    void hostileFileNamesStayText() throws Exception {
        String html = write(new ExampleRun().model(images(HOSTILE), Optional.empty()));
        assertEquals(0, parse(html).getElementsByTagName("script").getLength());
        assertFalse(html.contains("<script"));
        assertTrue(text(html).contains("\"><script>alert('x')</script>&amp;\uFFFD"));
    }

    @Test
    void nothingIsLoadedFromOutside() throws Exception {
        String html = write(better());
        NodeList all = parse(html).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            String source = element.getAttribute("src") + element.getAttribute("href");
            assertTrue(source.isEmpty() || source.startsWith("data:image/jpeg;base64,") || source.startsWith("#"),
                    source);
        }
        assertFalse(html.contains("http:") || html.contains("https:") || html.contains("url(")
                || html.contains("@import"));
    }

    @Test
    void everyPictureHasATextAndEveryLinkATarget() throws Exception {
        Document page = parse(write(better()));
        NodeList images = page.getElementsByTagName("img");
        assertTrue(images.getLength() > 9);
        for (int i = 0; i < images.getLength(); i++) {
            assertFalse(((Element) images.item(i)).getAttribute("alt").isBlank());
        }
        List<String> ids = ids(page);
        NodeList links = page.getElementsByTagName("a");
        for (int i = 0; i < links.getLength(); i++) {
            assertTrue(ids.contains(((Element) links.item(i)).getAttribute("href").substring(1)));
        }
    }

    private static List<String> ids(Document page) {
        NodeList all = page.getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> ((Element) all.item(i)).getAttribute("id")).filter(id -> !id.isEmpty()).toList();
    }

    @Test
    void predictedAndTrueBoxesAreDrawnInPixelsOfTheImage() throws Exception {
        String html = write(better());
        assertTrue(html.contains("viewBox=\"0 0 64 48\""));
        assertTrue(html.contains("<rect x=\"10.0\" y=\"12.0\" width=\"20.0\" height=\"15.0\" class=\"reference\">"));
        assertTrue(html.contains("class=\"predicted\""));
    }

    @Test
    void anImageThatIsGoneIsLeftOut() throws Exception {
        List<ExampleRun.Image> images = images("gone.jpg");
        for (ExampleRun.Image image : images) {
            Files.delete(image.file());
        }
        assertTrue(text(write(new ExampleRun().model(images, Optional.empty()))).contains("not shown"));
    }

    @Test
    void showsProblemsSettingsNotesAndTheCommand() throws Exception {
        String text = text(write(better()));
        assertTrue(text.contains("cleaned.csv, line 17"));
        assertTrue(text.contains("Crop margin"));
        assertTrue(text.contains("Scored against truth.csv"));
        assertTrue(text.contains("imago run cleaned.csv --folds 3 --seed 13"));
    }

    @Test
    void theSameModelGivesTheSamePage() throws Exception {
        assertEquals(write(better()), write(better()));
    }
}
