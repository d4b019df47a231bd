// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.imago.contributions.Declaration;
import org.imago.dataset.CsvTable;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Sample;
import org.imago.dataset.formats.ImportOptions.ClassFrom;
import org.imago.dataset.formats.Loss.Kind;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the formats make of files as other programs write them. */
class FormatsTest {

    @TempDir
    Path folder;

    private static AnnotationFormat format(String id) {
        return Formats.shipped().find(id).orElseThrow();
    }

    private static ImportPreview read(String format, String content) throws DatasetException {
        return Importer.examine(format(format), ImportSource.of(Path.of("file"), content.getBytes(
                StandardCharsets.UTF_8)), ImportOptions.DEFAULT, null);
    }

    private static AnnotatedImage only(ImportPreview preview) {
        assertEquals(List.of(), preview.problems());
        assertEquals(1, preview.samples());
        return preview.set().images().getFirst();
    }

    private static List<String> lost(List<Loss> losses) {
        return losses.stream().filter(loss -> loss.kind() == Kind.LOST).map(Loss::what).toList();
    }

    @Test
    void realVocIsWhatItsTableSays() throws DatasetException {
        Path data = Shared.data("bccd");
        ImportPreview voc = Importer.examine(format("voc"), ImportSource.of(data.resolve("BCCD"), Optional.of(
                data.resolve("images"))), ImportOptions.DEFAULT, null);
        assertEquals(List.of(), voc.problems());
        assertEquals(List.of(364, 4888, 3), List.of(voc.samples(), voc.boxes(), voc.classes().size()));
        Map<String, List<String>> expected = new HashMap<>();
        for (Map<String, String> row : CsvTable.read(data.resolve("all_boxes.csv"))) {
            // The table has xmax - xmin for the width; VOC counts from 1, and the last pixel belongs to the box.
            expected.computeIfAbsent(row.get("filename"), absent -> new ArrayList<>()).add(row.get("label") + " "
                    + (Double.parseDouble(row.get("x")) - 1) + " " + (Double.parseDouble(row.get("y")) - 1) + " "
                    + (Double.parseDouble(row.get("w")) + 1) + " " + (Double.parseDouble(row.get("h")) + 1));
        }
        for (AnnotatedImage image : voc.set().images()) {
            assertEquals(expected.get(image.fileName()).stream().sorted().toList(), image.boxes().stream()
                    .map(box -> image.labelOf(box) + " " + box.x() + " " + box.y() + " " + box.w() + " " + box.h())
                    .sorted().toList(), image.fileName());
        }
        ImportPreview table = Importer.examine(format("csv-long"), ImportSource.of(data.resolve("all_boxes.csv"),
                Optional.empty()), ImportOptions.DEFAULT, null);
        // Two boxes are one pixel wide, which the table has as none.
        assertEquals(List.of(364, 4886, 3), List.of(table.samples(), table.boxes(), table.classes().size()));
        assertEquals(2, table.problemCount(), table.problems().toString());
        assertEquals(data.resolve("images").toAbsolutePath().normalize(), table.set().folder().orElseThrow());
    }

    @Test
    void realVocBecomesADataSetAndYoloOfTheSameBoxes() throws IOException, DatasetException {
        Path data = Shared.data("bccd");
        ImportPreview voc = Importer.examine(format("voc"), ImportSource.of(data.resolve("BCCD"), Optional.of(
                data.resolve("images"))), new ImportOptions(ClassFrom.LARGEST), null);
        Path csv = folder.resolve("bccd.csv");
        ExportPreview plan = Importer.plan(voc, csv, false, null);
        assertEquals(List.of(), plan.problems());
        assertEquals(csv, Exporter.write(plan, null).main());
        Dataset dataset = Dataset.open(csv);
        int boxes = 0;
        for (Sample sample : dataset.samples()) {
            for (int number : RecordedBox.numbers(dataset)) {
                boxes += RecordedBox.read(sample, number).isPresent() ? 1 : 0;
            }
        }
        assertEquals(4888, boxes);
        // Those who made the table took the largest box of each image for its class, too.
        Map<String, String> classes = CsvTable.read(data.resolve("annotations.csv")).stream().collect(
                Collectors.toMap(row -> row.get("filename"), row -> row.get("class")));
        long same = dataset.samples().stream().filter(sample -> sample.label().equals(classes.get(sample.fileName())))
                .count();
        assertTrue(same >= 350, same + " of 364 images have the class of the largest box");
        ImportPreview ours = Datasets.read(dataset, Optional.of(data.resolve("images")), null);
        ExportPreview yolo = Exporter.examine(ours.set(), format("yolo"), folder.resolve("yolo"), ExportOptions.of("b")
                .withImages(ExportOptions.Images.COPY), null);
        assertEquals(List.of(), yolo.problems());
        ImportPreview back = Importer.examine(format("yolo"), ImportSource.of(Exporter.write(yolo, null).main(),
                Optional.empty()), ImportOptions.DEFAULT, null);
        assertEquals(boxes(ours.set()), boxes(back.set()));
    }

    private static List<String> boxes(AnnotationSet set) {
        return set.images().stream().map(image -> image.fileName()
                + image.boxes().stream().map(box -> image.labelOf(box)
                + " " + box.x() + " " + box.y() + " " + box.w() + " " + box.h()).toList()).sorted().toList();
    }

    @Test
    void edgesThatBeginAtZeroAreTakenAsTheyAre() throws DatasetException {
        String voc = "<annotation><filename>a.jpg</filename><object><name>cat</name><bndbox><xmin>%s</xmin><ymin>2</ymin>"
                + "<xmax>10</xmax><ymax>20</ymax></bndbox></object></annotation>";
        assertEquals(new AnnotatedBox("", 0, 1, 10, 19), only(read("voc", voc.formatted("1"))).boxes().getFirst());
        ImportPreview zero = read("voc", voc.formatted("0"));
        assertEquals(new AnnotatedBox("", 0, 2, 10, 18), only(zero).boxes().getFirst());
        assertTrue(zero.losses().getFirst().what().contains("counts pixels from 0"), zero.losses().toString());
    }

    @Test
    void cocoMayComeInAnyOrderAndSaysWhatItLoses() throws DatasetException {
        ImportPreview coco = read("coco", """
                {"annotations": [
                  {"id": 9, "image_id": 7, "category_id": 18, "bbox": [1.5, 2, 3, 4], "iscrowd": 1, "score": 0.5,
                   "segmentation": [[1, 2, 3, 4, 5, 6]], "attributes": {"occluded": false, "rotation": 30,
                   "pose": "left"}},
                  {"id": 10, "image_id": 7, "category_id": 1, "bbox": [0, 0, 9, 9], "segmentation": [],
                   "keypoints": [1, 2, 2]},
                  {"id": 11, "image_id": 7, "caption": "a cat"}],
                 "licenses": [{"id": 1}],
                 "categories": [{"id": 18, "name": "dog", "supercategory": "animal"}, {"id": 1, "name": "cat"}],
                 "images": [{"id": 7, "file_name": "a.jpg", "width": 20, "height": 30, "date_captured": "2020"}]}""");
        AnnotatedImage image = only(coco);
        assertEquals(new AnnotatedImage("a.jpg", "dog", false, 20, 30, List.of(new AnnotatedBox("", 1.5, 2, 3, 4,
                Map.of("iscrowd", "1", "score", "0.5", "pose", "left")), new AnnotatedBox("cat", 0, 0, 9, 9)),
                Map.of("date_captured", "2020")), image);
        assertEquals(List.of(new ClassName("dog", OptionalInt.of(18), "animal"), new ClassName("cat", OptionalInt.of(1),
                "")), coco.set().classes());
        String lost = String.join("\n", lost(coco.losses()));
        for (String what : List.of("polygons", "keypoints", "rotations", "captions", "licences")) {
            assertTrue(lost.contains(what), what + " is not among\n" + lost);
        }
        assertEquals(5, lost(coco.losses()).size(), lost);
    }

    /** The polygons alone are more than the memory that is allowed; annotations come before images. */
    @Test
    void cocoOfAHundredThousandBoxesIsStreamed() throws IOException, DatasetException {
        Path file = folder.resolve("large.json");
        String polygon = "[[" + "1.25,".repeat(400) + "0]]";
        try (OutputStream out = Files.newOutputStream(file);
                PrintStream text = new PrintStream(new BufferedOutputStream(out), false, "UTF-8")) {
            text.print("{\"annotations\": [");
            for (int i = 0; i < 100_000; i++) {
                text.print((i == 0 ? "" : ",\n") + "{\"id\": " + i + ", \"segmentation\": " + polygon + ", "
                        + "\"image_id\": "
                        + i / 10 + ", \"category_id\": " + (1 + i % 3) + ", \"bbox\": [" + i % 50 + ", 2, 3, 4]}");
            }
            text.print("], \"categories\": [{\"id\": 1, \"name\": \"a\"}, {\"id\": 2, \"name\": \"b\"}, {\"id\": 3, "
                    + "\"name\": \"c\"}], \"images\": [");
            for (int i = 0; i < 10_000; i++) {
                text.print((i == 0 ? "" : ",") + "{\"id\": " + i + ", \"file_name\": \"" + i + ".jpg\"}");
            }
            text.print("]}");
        }
        ImportPreview coco = Importer.examine(format("coco"), ImportSource.of(file, Optional.empty()),
                ImportOptions.DEFAULT, null);
        assertEquals(List.of(10_000, 100_000), List.of(coco.samples(), coco.boxes()));
        assertEquals(100_000, coco.losses().getFirst().count());
        assertEquals(7.0, coco.set().images().get(5).boxes().get(7).x());
    }

    @Test
    void otherShapesThanBoxesAreSaid() throws DatasetException {
        String via = "{\"k\": {\"filename\": \"a.jpg\", \"size\": 1, \"file_attributes\": {\"page\": \"3\", "
                + "\"quality\": {\"good\": true, \"sharp\": false}}, \"regions\": {\"0\": {\"shape_attributes\": %s,"
                + " \"region_attributes\": {\"label\": \"cat\", \"sex\": \"f\"}}}}}";
        AnnotatedImage circle = only(read("via", via.formatted("{\"name\":\"circle\",\"cx\":10,\"cy\":10,\"r\":4}")));
        assertEquals(new AnnotatedBox("", 6, 6, 8, 8, Map.of("sex", "f")), circle.boxes().getFirst());
        assertEquals(Map.of("page", "3", "quality", "good"), circle.columns());
        assertEquals("cat", circle.label());
        ImportPreview polygon = read("via", via.formatted("{\"name\":\"polygon\",\"all_points_x\":[1,5,3],"
                + "\"all_points_y\":[2,2,9]}"));
        assertEquals(new AnnotatedBox("", 1, 2, 4, 7, Map.of("sex", "f")), only(polygon).boxes().getFirst());
        assertEquals(1, lost(polygon.losses()).size());
        ImportPreview point = read("via", via.formatted("{\"name\":\"point\",\"cx\":10,\"cy\":10}"));
        assertEquals(List.of(), only(point).boxes());
        assertEquals(1, lost(point.losses()).size());
    }

    @Test
    void yoloOfOthersIsRead() throws IOException, DatasetException {
        Path images = RandomSets.images(folder.resolve("train/images"));
        Files.writeString(folder.resolve("data.yaml"), "train: ../train/images\nval: ../valid/images\nnc: 2\n"
                + "names: [cat, 'a: dog']\n");
        Files.createDirectories(folder.resolve("train/labels"));
        Files.writeString(folder.resolve("train/labels/a.txt"), "1 0.5 0.5 0.25 0.5\n0 0.1 0.1 0.9 0.1 0.9 0.9\n");
        ImportPreview yolo = Importer.examine(format("yolo"), ImportSource.of(folder, Optional.empty()),
                ImportOptions.DEFAULT, null);
        assertEquals(1, yolo.problemCount(), yolo.problems().toString());
        assertTrue(yolo.problems().getFirst().message().contains("valid/images"), yolo.problems().toString());
        AnnotatedImage first = yolo.set().images().stream().filter(image -> image.fileName().equals(
                "train/images/a.png")).findFirst().orElseThrow();
        assertEquals(List.of(new AnnotatedBox("", 24, 12, 16, 24), new AnnotatedBox("cat", 6.4, 4.8, 51.2, 38.4)),
                first.boxes());
        assertEquals("a: dog", first.label());
        assertEquals(1, lost(yolo.losses()).size());
        assertTrue(Files.isSameFile(folder, yolo.set().folder().orElseThrow()), images.toString());
    }

    @Test
    void classNumbersOfAnExportStayWhenItIsDoneAgain() throws IOException, DatasetException {
        Path images = RandomSets.images(folder.resolve("originals"));
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("data.yaml"), "names: {0: zebra, 1: cat}\n");
        AnnotationSet set = new AnnotationSet(List.of(new AnnotatedImage("a.png", "bird", false, 64, 48, List.of(
                new AnnotatedBox("", 1, 2, 3, 4), new AnnotatedBox("cat", 1, 2, 3, 4)), Map.of())),
                List.of(new ClassName("bird"), new ClassName("cat")), Optional.of(images), Optional.empty());
        ExportPreview plan = Exporter.examine(set, format("yolo"), out, ExportOptions.of("x").withReplace(true), null);
        assertEquals(List.of("zebra", "cat", "bird"), plan.set().classNames());
        assertTrue(plan.losses().stream().anyMatch(loss -> loss.kind() == Kind.CHANGED && loss.what().contains(
                "keep the numbers")), plan.losses().toString());
        Exporter.write(plan, null);
        assertTrue(Files.readString(out.resolve("labels/a.txt")).startsWith("2 "));
        assertEquals("zebra\ncat\nbird\n", Files.readString(out.resolve("classes.txt")));
    }

    @Test
    void classNumbersOfCocoSurviveOurCsv() throws IOException, DatasetException {
        ImportPreview coco = read("coco", "{\"images\": [{\"id\": 1, \"file_name\": \"a.jpg\"}], \"annotations\":"
                + " [{\"image_id\": 1, \"category_id\": 17, \"bbox\": [1, 2, 3, 4]}], \"categories\": [{\"id\": 90, "
                + "\"name\": \"toothbrush\"}, {\"id\": 17, \"name\": \"cat\", \"supercategory\": \"animal\"}]}");
        Path csv = folder.resolve("data.csv");
        Exporter.write(Importer.plan(coco, csv, false, null), null);
        AnnotationSet ours = Datasets.read(Dataset.open(csv), Optional.empty(), null).set();
        assertEquals(coco.set().classes(), ours.classes());
        Exporter.write(Exporter.examine(ours, format("coco"), folder.resolve("out"), ExportOptions.of("x"), null),
                null);
        AnnotationSet back = Importer.examine(format("coco"), ImportSource.of(folder.resolve("out/coco.json"),
                Optional.empty()), ImportOptions.DEFAULT, null).set();
        assertEquals(coco.set().classes(), back.classes());
    }

    @ParameterizedTest
    @CsvSource({"FIRST,a", "LARGEST,b", "MOST,c"})
    void aPersonDecidesWhichBoxGivesTheClass(ClassFrom from, String expected) throws DatasetException {
        String csv = "filename,class,x,y,w,h\n1.jpg,a,1,1,5,5\n1.jpg,b,1,1,9,9\n1.jpg,c,1,1,2,2\n1.jpg,c,1,1,3,3\n";
        ImportPreview preview = Importer.examine(format("csv-long"), ImportSource.of(Path.of("file"), csv.getBytes(
                StandardCharsets.UTF_8)), new ImportOptions(from), null);
        AnnotatedImage image = only(preview);
        assertEquals(expected, image.label());
        assertEquals(expected, image.labelOf(image.boxes().getFirst()), "the first box is what is cropped");
        assertEquals(4, image.boxes().size());
        assertEquals(List.of(), lost(preview.losses()));
    }

    @Test
    void formulasAreEscapedWhereOthersOpenTheTable() throws IOException, DatasetException {
        AnnotationSet set = new AnnotationSet(List.of(new AnnotatedImage("a.png", "=1+1", false, 0, 0, List.of(),
                Map.of("note", "-5", "link", "@x"))), List.of(new ClassName("=1+1")), Optional.empty(),
                        Optional.empty());
        Exporter.write(Exporter.examine(set, format("csv-long"), folder, ExportOptions.of("long"), null), null);
        String text = Files.readString(folder.resolve("long.csv"));
        assertTrue(text.contains(",'=1+1,") && text.contains(",-5") && text.contains(",'@x"), () -> text);
        ExportPreview own = Exporter.examine(set, format("csv"), folder, ExportOptions.of("own"), null);
        Exporter.write(own, null);
        assertTrue(Files.readString(folder.resolve("own.csv")).contains("\r\n=1+1,a.png,"));
        assertTrue(own.losses().toString().contains("spreadsheet"), own.losses().toString());
    }

    @Test
    void foldersAreClasses() throws IOException, DatasetException {
        RandomSets.images(folder.resolve("images"));
        ImportPreview read = Importer.examine(format("folders"), ImportSource.of(folder.resolve("images"),
                Optional.empty()), ImportOptions.DEFAULT, null);
        assertEquals(Map.of("deep", 2), read.classes());
        assertEquals(10, read.samples());
    }

    @Test
    void whatLooksLikeAFormatIsTriedFirst() throws IOException {
        for (String[] file : new String[][] {{"csv", "class,filename\n"}, {"csv-long",
                "image,xmin,ymin,xmax,ymax,label\n"},
            {"voc", "<annotation>"}, {"coco", "{\"images\": []"}, {"createml", "[{\"image\": 1"},
            {"via", "{\"_via_settings\": {}"}, {"via-csv", "#filename,region_shape_attributes\n"}}) {
            List<AnnotationFormat> found = Formats.shipped().detect(ImportSource.of(Path.of("file"),
                    file[1].getBytes(StandardCharsets.UTF_8)));
            assertEquals(file[0], found.getFirst().id());
        }
        Files.writeString(folder.resolve("classes.txt"), "a");
        assertEquals("yolo", Formats.shipped().detect(ImportSource.of(folder, Optional.empty())).getFirst().id());
    }

    @Test
    void theFormatsThatShipAreThere() {
        assertEquals(Formats.shipped().all().stream().map(AnnotationFormat::id).toList(),
                Formats.installed().all().stream().map(AnnotationFormat::id).toList());
    }

    @Test
    void aFormatThatMisbehavesKnowsNothingAndTheOthersAreThere() throws IOException {
        Formats formats = Formats.with(List.of(new Declaration("p", "csv", "CSV", Formats.API, () -> format("csv")),
                new Declaration("p", "broken", "Broken", Formats.API, () -> {
                    throw new IllegalStateException("broken");
                })));
        assertEquals(Formats.shipped().all().size() + 1, formats.all().size());
        assertFalse(formats.detect(ImportSource.of(folder, Optional.empty())).stream()
                .anyMatch(format -> format.id().equals("broken")));
        AnnotationFormat broken = formats.find("broken").orElseThrow();
        DatasetException refused = assertThrows(DatasetException.class,
                () -> broken.read(ImportSource.of(folder, Optional.empty()), null));
        assertTrue(refused.getMessage().contains("plug-in p"), refused.getMessage());
    }
}
