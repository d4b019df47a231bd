// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.contributions.Declaration;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a data set is annotated with, in which columns. */
class AnnotationBindingsTest {

    private static final AnnotationTypes INSTALLED = AnnotationTypes.of(
            List.of(new Declaration("org.first", "org.example.point", "Point", AnnotationTypes.API, PointType::new)));

    @TempDir
    Path folder;

    private static List<String> names(AnnotationBindings bindings) {
        return bindings.types().stream().<String>map(AnnotationType::name).toList();
    }

    @SuppressWarnings("unchecked") // the types' forms say so
    private static AnnotationType<String> text(AnnotationBindings bindings, int index) {
        return (AnnotationType<String>) bindings.types().get(index);
    }

    @Test
    void theUsualOnesAndThoseOfPlugInsThatTheDataSetHasColumnsOf() throws IOException, DatasetException {
        assertEquals(List.of("Class", "Excluded", "Box", "Reviewed"),
                names(AnnotationBindings.of(Rows.open(folder, "class,filename", "p,a.jpg"), INSTALLED)));
        assertEquals(List.of("Class", "Excluded", "Box", "Reviewed", "Point"), names(AnnotationBindings.of(
                Rows.open(folder, "class,filename,point_x,point_y", "p,a.jpg,,"), INSTALLED)));
    }

    @Test
    void formsSayHowValuesAreGiven() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename,exclude", "p,a.jpg,", "a,b.jpg,");
        List<AnnotationType<?>> types = AnnotationBindings.of(dataset, INSTALLED).types();
        Form.Choice choice = assertInstanceOf(Form.Choice.class, types.get(0).form(dataset));
        assertEquals(List.of("a", "p"), choice.names());
        assertTrue(choice.open());
        assertEquals(new Form.Toggle(), types.get(1).form(dataset));
        assertEquals(new Form.Boxes(false), types.get(2).form(dataset));
        dataset.addColumn("x_2");
        assertEquals(new Form.Boxes(true), types.get(2).form(dataset));
        assertEquals(new Form.Boxes(true), new BoxType().bound(new Binding("box", "", List.of(), List.of(),
                Map.of("several", "true"))).form(Rows.open(folder, "class,filename", "p,a.jpg")));
        assertEquals(new Form.Display<>(), new PointType().form(dataset), "a plug-in that says nothing");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename,side,note", "p,a.jpg,1,blurred");
        Files.writeString(folder.resolve("data.imago.json"), "{\"other\": {\"kept\": 1}}");
        List<Binding> bindings = List.of(
                new Binding("class", "Species", List.of(), List.of(), Map.of("list", "true")),
                new Binding("choice", "Side", List.of("side"), List.of("dorsal", "ventral"),
                        Map.of("storage", "index")),
                new Binding("text", "", List.of("note"), List.of(), Map.of("multiline", "true")),
                new Binding("org.example.gone", "Wing", List.of("side"), List.of(), Map.of()));
        assertEquals(bindings, AnnotationBindings.write(dataset, INSTALLED, bindings).bindings());
        AnnotationBindings read = AnnotationBindings.of(dataset, INSTALLED);
        assertEquals(bindings, read.bindings());
        assertEquals(List.of("Species", "Side", "note", "Wing"), names(read));
        assertTrue(Files.readString(folder.resolve("data.imago.json")).contains("kept"), "others' entries stay");
        Sample sample = dataset.samples().getFirst();
        assertEquals(Optional.of("ventral"), text(read, 1).read(sample, 1, 1));
        assertEquals(new Form.Text(true), read.types().get(2).form(dataset));
        assertEquals(Optional.of("1"), text(read, 3).read(sample, 1, 1), "shown though its plug-in is not installed");
        assertThrows(DatasetException.class, () -> text(read, 3).write(sample, Optional.of("2"), 1, 1));
        assertFalse(dataset.dirty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"annotations\": 3}", "{\"annotations\": [{}]}",
        "{\"annotations\": [{\"type\": \"choice\", \"columns\": \"side\"}]}"})
    void whatCannotBeReadIsAnError(String sidecar) throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename", "p,a.jpg");
        Files.writeString(folder.resolve("data.imago.json"), sidecar);
        DatasetException e = assertThrows(DatasetException.class, () -> AnnotationBindings.of(dataset, INSTALLED));
        assertTrue(e.getMessage().contains("data.imago.json") && e.getMessage().contains("annotations"),
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "index", "one-hot"})
    void choicesStandInTheCellsInThreeWays(String storage) throws IOException, DatasetException {
        boolean oneHot = storage.equals("one-hot");
        List<String> columns = oneHot ? List.of("is_dorsal", "is_ventral") : List.of("side");
        AnnotationType<String> side = new ChoiceType().bound(new Binding("choice", "Side", columns,
                List.of("dorsal", "ventral"), Map.of("storage", storage)));
        Dataset dataset = Rows.open(folder, "class,filename", "p,a.jpg", "p,b.jpg");
        Sample sample = dataset.samples().getFirst();
        assertEquals(Optional.empty(), side.read(sample, 1, 1));
        side.write(sample, Optional.empty(), 1, 1);
        assertFalse(dataset.dirty(), "no column is added to say nothing");
        side.write(sample, Optional.of("ventral"), 1, 1);
        assertEquals(Optional.of("ventral"), side.read(sample, 1, 1));
        assertEquals(switch (storage) {
            case "name" -> Rows.text("class,filename,side", "p,a.jpg,ventral", "p,b.jpg,");
            case "index" -> Rows.text("class,filename,side", "p,a.jpg,1", "p,b.jpg,");
            default -> Rows.text("class,filename,is_dorsal,is_ventral", "p,a.jpg,,1", "p,b.jpg,,");
        }, Rows.saved(dataset));
        side.write(sample, Optional.of("ventral"), 1, 1);
        assertFalse(dataset.dirty(), "it says so already");
        if (!storage.equals("name")) {
            assertThrows(DatasetException.class, () -> side.write(sample, Optional.of("lateral"), 1, 1));
        }
        side.write(sample, Optional.empty(), 1, 1);
        assertEquals(Optional.empty(), side.read(sample, 1, 1));
    }

    @Test
    void aChoiceThatIsNoneIsAProblem() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename,side", "p,a.jpg,7", "p,b.jpg,0");
        AnnotationType<String> side = new ChoiceType().bound(new Binding("choice", "", List.of("side"),
                List.of("dorsal", "ventral"), Map.of("storage", "index")));
        assertEquals(List.of(1, 0), dataset.samples().stream()
                .map(sample -> side.problems(sample, Optional.empty()).size()).toList());
        assertEquals("side", side.name());
    }

    @Test
    void aChoiceWithoutNamesOffersThoseOfTheColumn() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename,side", "p,a.jpg,v", "p,b.jpg,d", "p,c.jpg,", "p,d.jpg,v");
        AnnotationType<String> side = new ChoiceType()
                .bound(new Binding("choice", "", List.of("side"), List.of(), Map.of()));
        Form.Choice form = assertInstanceOf(Form.Choice.class, side.form(dataset));
        assertEquals(List.of("d", "v"), form.names());
        assertTrue(form.open());
        AnnotationType<String> unusable = new ChoiceType().bound(new Binding("choice", "", List.of("side"),
                List.of(), Map.of("storage", "one-hot")));
        assertEquals(new Form.Display<>(), unusable.form(dataset));
        assertEquals(Optional.empty(), unusable.read(dataset.samples().getFirst(), 1, 1));
    }

    @Test
    void binaryValues() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename,sharp", "p,a.jpg,yes", "p,b.jpg,", "p,c.jpg,perhaps");
        AnnotationType<Boolean> sharp = new BinaryType()
                .bound(new Binding("binary", "Sharp", List.of("sharp"), List.of(), Map.of()));
        List<Sample> samples = dataset.samples();
        assertEquals(Optional.of(true), sharp.read(samples.get(0), 1, 1));
        assertEquals(Optional.of(false), sharp.read(samples.get(1), 1, 1));
        assertThrows(DatasetException.class, () -> sharp.read(samples.get(2), 1, 1));
        assertEquals(1, sharp.problems(samples.get(2), Optional.empty()).size());
        sharp.write(samples.get(0), Optional.of(true), 1, 1);
        sharp.write(samples.get(1), Optional.of(false), 1, 1);
        assertFalse(dataset.dirty(), "they say so already");
        sharp.write(samples.get(1), Optional.of(true), 1, 1);
        sharp.write(samples.get(2), Optional.of(false), 1, 1);
        assertEquals(Rows.text("class,filename,sharp", "p,a.jpg,yes", "p,b.jpg,1", "p,c.jpg,0"), Rows.saved(dataset));
        assertEquals("yes", sharp.present(true).text());
    }

    @Test
    void textAndDisplay() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename,note,owner", "p,a.jpg,,Ann");
        Sample sample = dataset.samples().getFirst();
        AnnotationType<String> note = new TextType()
                .bound(new Binding("text", "", List.of("note"), List.of(), Map.of()));
        note.write(sample, Optional.of("two\nlines, \"quoted\""), 1, 1);
        assertEquals(Optional.of("two\nlines, \"quoted\""), note.read(sample, 1, 1));
        assertEquals("two lines, \"quoted\"", note.present("two\nlines, \"quoted\"").text());
        AnnotationType<String> shown = new DisplayType()
                .bound(new Binding("display", "", List.of("owner", "note"), List.of(), Map.of()));
        assertEquals("owner, note", shown.name());
        assertEquals(Optional.of("Ann, two\nlines, \"quoted\""), shown.read(sample, 1, 1));
        assertEquals(Rows.text("class,filename,note,owner", "p,a.jpg,\"two\nlines, \"\"quoted\"\"\",Ann"),
                Rows.saved(dataset));
    }

    @Test
    void reviewedAddsItsColumnWithTheFirstYes() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename", "p,a.jpg", "p,b.jpg");
        ReviewedType reviewed = new ReviewedType();
        Sample sample = dataset.samples().getLast();
        reviewed.write(sample, Optional.of(false), 1, 1);
        assertFalse(dataset.dirty());
        reviewed.write(sample, Optional.of(true), 1, 1);
        assertEquals(Optional.of(true), reviewed.read(sample, 1, 1));
        assertEquals(Rows.text("class,filename,reviewed", "p,a.jpg,", "p,b.jpg,1"), Rows.saved(dataset));
    }
}
