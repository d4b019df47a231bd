// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.annotation.Binding;
import org.imago.annotation.Form;
import org.imago.annotation.LearningTarget;
import org.imago.annotation.Mark;
import org.imago.cli.BadInputException;
import org.imago.cli.ImagoCommand;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.Sample;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ClassName;
import org.imago.dataset.formats.ExportOptions;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.Notes;
import org.imago.image.ImageFacts;
import org.imago.image.PerceptualHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import picocli.CommandLine;

/** Key points, read and written in the columns of a data set. */
class KeyPointsTest {

    private static final String ROWS = """
            class,filename,exclude,eye_x,eye_y,eye_v,beak_x,beak_y,beak_v,note,x
            a,a.png,0,12.0,34,2,,,,"kept, as it is",1
            b,b.png,0,5,6,1,7.5,8,2,,2
            c,c.png,0,,,0,,,,,3
            d,d.png,0,1,,2,9,9,3,,4
            """;

    @TempDir
    Path folder;

    private final KeyPointsType type = new KeyPointsType();
    private Path csv;
    private Dataset dataset;

    @BeforeEach
    void open() throws Exception {
        csv = Files.writeString(folder.resolve("data.csv"), ROWS);
        dataset = Dataset.open(csv);
    }

    private Sample sample(int row) {
        return dataset.samples().get(row);
    }

    @Test
    void pointsAreFoundByTheirThreeColumns() throws DatasetException {
        assertEquals(List.of("eye", "beak"), type.names(dataset));
        assertEquals(List.of("eye_x", "eye_y", "eye_v", "beak_x", "beak_y", "beak_v"), type.columns(dataset));
        assertEquals(Optional.of(List.of(new KeyPoint("eye", 12, 34, true))), type.read(sample(0), 100, 100));
        assertEquals(Optional.of(List.of(new KeyPoint("eye", 5, 6, false), new KeyPoint("beak", 7.5, 8, true))),
                type.read(sample(1), 100, 100));
        assertEquals(Optional.empty(), type.read(sample(2), 100, 100));
    }

    @Test
    void onlyWhatIsOtherIsWritten() throws Exception {
        type.write(sample(0), Optional.of(List.of(new KeyPoint("eye", 12, 34, true), new KeyPoint("beak", 1.234, 50,
                false))), 100, 100);
        type.write(sample(1), Optional.empty(), 100, 100);
        dataset.save();
        assertEquals(ROWS.replace("12.0,34,2,,,,\"kept", "12.0,34,2,1.23,50,1,\"kept")
                .replace("5,6,1,7.5,8,2", ",,,,,"),
                Files.readString(csv));
    }

    @Test
    void aBindingGivesADataSetItsFirstPoints() throws Exception {
        KeyPointsType bound = (KeyPointsType) type.bound(new Binding(KeyPointsType.ID, "Wings", List.of(),
                List.of("tip"), Map.of()));
        assertEquals("Wings", bound.name());
        bound.write(sample(2), Optional.of(List.of(new KeyPoint("tip", 3, 4, true))), 100, 100);
        assertEquals(List.of("tip_x", "tip_y", "tip_v"), bound.columns(dataset));
        assertEquals("3", sample(2).value("tip_x").orElseThrow());
        assertEquals(Optional.empty(), bound.read(sample(0), 100, 100));
    }

    @Test
    void cellsThatHoldNoPointAreProblems() {
        assertTrue(assertThrows(DatasetException.class, () -> type.read(sample(3), 100, 100)).getMessage()
                .contains("eye_y: blank although eye_v says"));
        assertEquals(1, type.problems(sample(3), Optional.empty()).size());
        List<DatasetProblem> outside = type.problems(sample(0), Optional.of(new ImageFacts("0".repeat(64), 10, 50,
                PerceptualHash.of(new BufferedImage(10, 50, BufferedImage.TYPE_INT_RGB)))));
        assertEquals(1, outside.size());
        assertTrue(outside.getFirst().toString().contains("lies outside the image"), outside.toString());
    }

    @Test
    void whatIsTypedIsWhatIsShown() throws DatasetException {
        Form.Written<List<KeyPoint>> form = (Form.Written<List<KeyPoint>>) type.form(dataset);
        List<KeyPoint> points = type.read(sample(1), 100, 100).orElseThrow();
        assertEquals("eye 5, 6 hidden\nbeak 7.5, 8", form.text().apply(points));
        assertEquals(points, form.reader().read(" eye 5,6 hidden \n\n beak 7.5 , 8", sample(1)));
        assertEquals("(eye), beak", type.present(points).text());
        assertEquals(List.of(new Mark.Dot(5, 6, "eye", true), new Mark.Dot(7.5, 8, "beak", false)),
                type.present(points).marks());
    }

    @Test
    void hiddenPointsAreLearntAsWell() throws DatasetException {
        assertEquals(Optional.of(new LearningTarget.Places(List.of(new LearningTarget.Place("eye", 5, 6),
                new LearningTarget.Place("beak", 7.5, 8)))), type.target(type.read(sample(1), 100, 100).orElseThrow()));
        assertEquals(Optional.empty(), type.target(List.of()));
    }

    @Test
    void aSetWithoutPointsCannotBeLearntAndItsFileIsAsItWas() throws Exception {
        Path none = Files.writeString(folder.resolve("none.csv"), "class,filename,exclude\na,a.png,0\n");
        Exception failure = assertThrows(BadInputException.class, () -> run("learn", none));
        assertTrue(failure.getMessage().contains("expected columns such as eye_x"), failure.getMessage());
        assertEquals("class,filename,exclude\na,a.png,0\n", Files.readString(none));
    }

    @Test
    void predictionsNeverReplaceAFile() throws Exception {
        Exception failure = assertThrows(BadInputException.class, () -> run("learn", csv, "--predictions", csv));
        assertTrue(failure.getMessage().contains("is there already"), failure.getMessage());
        assertEquals(ROWS, Files.readString(csv));
    }

    /** Throws what the command throws. */
    private static void run(Object... arguments) throws Exception {
        CommandLine line = new CommandLine(new PointsCommand());
        line.parseArgs(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        ((ImagoCommand) line.getParseResult().subcommand().commandSpec().userObject()).call();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eye", "eye 1", "eye 1,2,3", "eye 1..2, 3", "nose 1, 2", "1, 2"})
    void whatIsNoPointIsRefusedWithAnExample(String typed) {
        Form.Written<List<KeyPoint>> form = (Form.Written<List<KeyPoint>>) type.form(dataset);
        assertThrows(DatasetException.class, () -> form.reader().read(typed, sample(0)));
    }

    @Test
    void cocoHasThemBehindOneAnother() throws Exception {
        AnnotationSet set = new AnnotationSet(List.of(
                new AnnotatedImage("a.png", "bird", false, 100, 80, List.of(new AnnotatedBox("", 1, 2, 30, 40)),
                        Map.of("eye_x", "12.5", "eye_y", "34", "eye_v", "2", "note", "lost")),
                new AnnotatedImage("b.png", "bird", false, 100, 80, List.of(), Map.of("beak_x", "1", "beak_y", "2",
                        "beak_v", "1", "eye_x", "9", "eye_y", "9", "eye_v", "0")),
                new AnnotatedImage("c.png", "")), List.of(new ClassName("bird")), Optional.empty(), Optional.empty());
        Notes notes = new Notes();
        CocoKeyPoints format = new CocoKeyPoints();
        format.examine(set, ExportOptions.of("points"), notes);
        assertEquals(1, notes.losses().size(), notes.losses().toString());
        assertTrue(notes.losses().getFirst().text().contains("cells in the column note"));

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        format.write(set, new ExportTarget() {

            @Override
            public ExportOptions options() {
                return ExportOptions.of("points");
            }

            @Override
            public OutputStream file(String path) {
                assertEquals("annotations.json", path);
                return written;
            }

            @Override
            public void worked() {
                // Nobody watches.
            }
        });
        JsonNode json = new ObjectMapper().readTree(written.toByteArray());
        assertEquals(3, json.path("images").size());
        assertEquals(2, json.path("annotations").size());
        List<String> names = json.path("categories").get(0).path("keypoints").valueStream().map(JsonNode::asText)
                .toList();
        JsonNode first = json.path("annotations").get(0);
        int eye = 3 * names.indexOf("eye");
        assertEquals("12.5 34 2", first.path("keypoints").get(eye).asText() + " " + first.path("keypoints").get(eye + 1)
                .asText() + " " + first.path("keypoints").get(eye + 2).asText());
        assertEquals(1, first.path("num_keypoints").asInt());
        assertEquals("[1,2,30,40]", first.path("bbox").toString());
        JsonNode second = json.path("annotations").get(1);
        assertEquals(1, second.path("num_keypoints").asInt());
        assertEquals(0, second.path("keypoints").get(eye).asInt(), "a point that is not there is three zeros");
    }
}
