// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.imago.training.RunEvent.Epoch;
import org.imago.training.process.Curve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What is drawn of a fit, and what is written into files. */
class CurvesTest {

    private static final List<Curve> LOOP = List.of(curve("whole", 0, 0.5, 0.75), curve("whole", 1, 0.7),
            curve("boxes", 0, 0.2, 0.4, 0.6));

    private static Curve curve(String stage, int fold, double... scores) {
        List<Epoch> epochs = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            epochs.add(new Epoch(stage, fold, i + 1, 1.0 / (i + 1), Double.NaN, scores[i], 1e-3, 40));
        }
        return new Curve(stage, fold, epochs);
    }

    private static double[] scores(Pick pick) {
        return pick.of(LOOP).stream().mapToDouble(Epoch::validationScore).toArray();
    }

    private static double[] of(double... numbers) {
        return numbers;
    }

    @Test
    void theStageThatBeganLastIsShownUnlessAnotherIsChosen() {
        assertArray(of(0.2, 0.4, 0.6), scores(new Pick(Optional.empty(), Pick.MEAN)));
        assertArray(of(0.7), scores(new Pick(Optional.of("whole"), Pick.LATEST)));
        assertArray(of(0.5, 0.75), scores(new Pick(Optional.of("whole"), 0)));
        assertArray(of(), scores(new Pick(Optional.of("crops"), Pick.MEAN)));
    }

    @Test
    void theMeanIsOverTheFoldsThatGotThatFar() {
        assertArray(of(0.6, 0.75), scores(new Pick(Optional.of("whole"), Pick.MEAN)));
    }

    private static void assertArray(double[] expected, double[] actual) {
        assertEquals(Arrays.toString(expected), Arrays.toString(Arrays.stream(actual)
                .map(value -> Math.round(value * 1e9) / 1e9).toArray()));
    }

    @Test
    void figuresThatAreNotToldAreNotDrawn() {
        assertTrue(Line.of("a", 0, Measure.VALIDATION_LOSS, LOOP.getFirst().epochs()).isEmpty());
        assertEquals(2, Line.of("a", 0, Measure.TRAINING_LOSS, LOOP.getFirst().epochs()).epochs().length);
    }

    @Test
    void ofManyEpochsAPixelTheExtremesAreKept() {
        int peak = 6_543;
        double[] epochs = IntStream.rangeClosed(1, 10_000).asDoubleStream().toArray();
        double[] values = IntStream.rangeClosed(1, 10_000).mapToDouble(i -> i == peak ? 9 : i == 77 ? -9 : i % 3)
                .toArray();
        Line thin = new Line("a", 0, Measure.SCORE, epochs, values).thinned(1, 10_000, 300);

        assertTrue(thin.epochs().length <= 4 * 300, () -> thin.epochs().length + " points");
        assertTrue(contains(thin, peak, 9) && contains(thin, 77, -9) && contains(thin, 1, 1)
                && contains(thin, 10_000, 1), "a peak or an end is lost");
        assertArray(Arrays.stream(thin.epochs()).sorted().toArray(), thin.epochs());
    }

    private static boolean contains(Line line, double epoch, double value) {
        return IntStream.range(0, line.epochs().length)
                .anyMatch(i -> line.epochs()[i] == epoch && line.values()[i] == value);
    }

    @Test
    void zoomedInAllEpochsAreDrawn() {
        double[] numbers = IntStream.rangeClosed(1, 10_000).asDoubleStream().toArray();
        Line seen = new Line("a", 0, Measure.SCORE, numbers, numbers).thinned(500, 520, 300);
        assertTrue(seen.epochs()[0] <= 500 && seen.epochs()[seen.epochs().length - 1] >= 520);
        assertTrue(seen.epochs().length >= 21 && seen.epochs().length <= 23, () -> seen.epochs().length + " points");
    }

    @Test
    void theToolTipTellsTheFiguresOfTheNearestEpoch() {
        Line line = Line.of("run one", 0, Measure.SCORE, LOOP.getFirst().epochs());
        assertEquals("Epoch 2\nrun one, validation: 0.750", ChartZoom.words(new Panel("", List.of(line)), 1.7));
        assertEquals("", ChartZoom.words(new Panel("", List.of()), 1.7));
    }

    @Test
    void theDrawingIsXmlWithAPolylineALine() throws Exception {
        Line one = Line.of("a < b & \"c\"\u0007", 0, Measure.TRAINING_LOSS, LOOP.getFirst().epochs());
        Line other = Line.of("d", 7, Measure.SCORE, LOOP.get(1).epochs());
        String svg = ChartsSvg.of(List.of(new Panel("Loss", List.of(one)), new Panel("Score", List.of(other))),
                List.of("a < b", "d"), 1);

        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals(2, document.getElementsByTagName("polyline").getLength());
        assertTrue(document.getElementsByTagName("text").getLength() > 10, "axes and legend have words");
        assertEquals(1, document.getElementsByTagName("circle").getLength(), "a single epoch is seen");
    }

    @Test
    void theTableHoldsTheFiguresInFull(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("curves.csv");
        CurvesCsv.write(List.of(new CurvesCsv.Named("=1+1, \"x\"", LOOP)), file);
        List<String> rows = Files.readAllLines(file);

        assertEquals(CurvesCsv.HEADER, rows.getFirst());
        assertEquals(1 + 6, rows.size());
        assertEquals("\"'=1+1, \"\"x\"\"\",whole,0,2,0.5,,0.75,0.001,40.0", rows.get(2));
    }

    @Test
    void axesHaveRoomForOneValue() {
        Panel flat = new Panel("", List.of(new Line("a", 0, Measure.SCORE, of(1), of(0))));
        assertTrue(flat.values().length() > 0 && flat.epochs().length() > 0);
    }
}
