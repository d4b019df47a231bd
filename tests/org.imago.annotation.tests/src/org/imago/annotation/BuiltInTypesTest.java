// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The types class, exclude and box, and one that a plug-in might bring. */
class BuiltInTypesTest {

    private static final String HEADER = "class,filename,exclude,x,y,w,h";

    @TempDir
    Path folder;

    @Test
    void classes() throws IOException, DatasetException {
        ClassType type = new ClassType();
        Dataset dataset = Rows.open(folder, "Class,filename", " peacock ,a.jpg", ",b.jpg");
        Sample first = dataset.samples().get(0);
        assertEquals(List.of("Class"), type.columns(dataset));
        assertEquals(Optional.of("peacock"), type.read(first, 100, 80));
        assertEquals(Optional.empty(), type.read(dataset.samples().get(1), 100, 80));
        assertEquals(1, type.problems(dataset.samples().get(1), Optional.empty()).size());
        type.write(first, Optional.of("peacock"), 100, 80);
        assertFalse(dataset.dirty(), "it is the same class");
        type.write(first, Optional.of(" admiral "), 100, 80);
        type.write(dataset.samples().get(1), Optional.empty(), 100, 80);
        assertEquals(Rows.text("Class,filename", "admiral,a.jpg", ",b.jpg"), Rows.saved(dataset));
        assertEquals(new Presentation("admiral", List.of()), type.present("admiral"));
        assertEquals(Optional.of(new LearningTarget.Category("admiral")), type.target("admiral"));
    }

    @Test
    void exclusions() throws IOException, DatasetException {
        ExcludeType type = new ExcludeType();
        Dataset dataset = Rows.open(folder, HEADER, "p,a.jpg,yes,,,,", "p,b.jpg,,,,,", "p,c.jpg,perhaps,,,,");
        List<Sample> samples = dataset.samples();
        assertEquals(List.of(true, false, true), samples.stream()
                .map(sample -> type.read(sample, 100, 80).orElseThrow()).toList());
        assertEquals(List.of(0, 0, 1), samples.stream()
                .map(sample -> type.problems(sample, Optional.empty()).size()).toList());
        type.write(samples.get(0), Optional.of(true), 100, 80);
        type.write(samples.get(1), Optional.empty(), 100, 80);
        assertFalse(dataset.dirty(), "they say so already");
        type.write(samples.get(0), Optional.of(false), 100, 80);
        type.write(samples.get(1), Optional.of(true), 100, 80);
        assertEquals(Rows.text(HEADER, "p,a.jpg,0,,,,", "p,b.jpg,1,,,,", "p,c.jpg,perhaps,,,,"), Rows.saved(dataset));
        assertEquals("excluded", type.present(true).text());
        assertEquals("", type.present(false).text());
        assertEquals(Optional.empty(), type.target(true));
    }

    @Test
    void boxes() throws IOException, DatasetException {
        BoxType type = new BoxType();
        Dataset dataset = Rows.open(folder, HEADER + ",x_2,y_2,w_2,h_2", "p,a.jpg,,1,2,30,40,5,6,7,8",
                "p,b.jpg,,0,0,0,0,,,,", "p,c.jpg,,1,2,3,,,,,");
        List<Sample> samples = dataset.samples();
        List<BoundingBox> boxes = List.of(new BoundingBox(1, 2, 30, 40), new BoundingBox(5, 6, 7, 8));
        assertEquals(List.of("x", "y", "w", "h", "x_2", "y_2", "w_2", "h_2"), type.columns(dataset));
        assertEquals(Optional.of(boxes), type.read(samples.get(0), 100, 80));
        assertEquals(Optional.empty(), type.read(samples.get(1), 100, 80));
        assertThrows(DatasetException.class, () -> type.read(samples.get(2), 100, 80));
        assertEquals(List.of("h"), type.problems(samples.get(2), Optional.empty()).stream()
                .map(DatasetProblem::column).toList());
        assertEquals(new Presentation("1, 2, 30 x 40; 5, 6, 7 x 8",
                List.of(new Mark.Outline(boxes.get(0)), new Mark.Outline(boxes.get(1)))), type.present(boxes));
        assertEquals(Optional.of(new LearningTarget.Region(boxes.get(0))), type.target(boxes));
        type.write(samples.get(0), Optional.of(boxes), 100, 80);
        type.write(samples.get(1), Optional.empty(), 100, 80);
        assertFalse(dataset.dirty(), "they say so already");
        type.write(samples.get(0), Optional.empty(), 100, 80);
        assertEquals(Optional.empty(), type.read(samples.get(0), 100, 80));
    }

    @Test
    void aTypeOfAPlugInKeepsItsValuesInColumnsOfItsOwn() throws IOException, DatasetException {
        PointType type = new PointType();
        Dataset dataset = Rows.open(folder, "class,filename", "p,a.jpg", "p,b.jpg");
        Sample sample = dataset.samples().get(1);
        assertEquals(Optional.empty(), type.read(sample, 100, 80));
        type.write(sample, Optional.of(new Mark.Dot(3, 4.5)), 100, 80);
        assertEquals(Optional.of(new Mark.Dot(3, 4.5)), type.read(sample, 100, 80));
        assertEquals(Rows.text("class,filename,point_x,point_y", "p,a.jpg,,", "p,b.jpg,3.0,4.5"), Rows.saved(dataset));
    }

    @Test
    void valuesThatAreNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Mark.Dot(Double.NaN, 0));
        Mark.Vertex corner = new Mark.Vertex(3, 4.5);
        assertThrows(IllegalArgumentException.class, () -> new Mark.Polyline(List.of(corner), true));
        assertThrows(IllegalArgumentException.class, () -> new Mark.Vertex(0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new LearningTarget.Category(" "));
        assertThrows(IllegalArgumentException.class, () -> new LearningTarget.Region(new BoundingBox(1, 1, 0, 1)));
    }

    @Test
    void aColumnThatTheUserTookAwayIsNotWritten() throws IOException, DatasetException {
        Files.writeString(folder.resolve("data.imago.json"), "{\"columns\": {\"exclude\": null}}");
        Dataset dataset = Rows.open(folder, HEADER, "p,a.jpg,1,,,,");
        Sample sample = dataset.samples().getFirst();
        assertEquals(Optional.of(false), new ExcludeType().read(sample, 100, 80));
        assertThrows(DatasetException.class, () -> new ExcludeType().write(sample, Optional.of(true), 100, 80));
    }
}
