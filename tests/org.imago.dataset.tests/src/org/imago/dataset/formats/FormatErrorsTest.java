// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.ExportOptions.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad files end with a message that says what to do, and nothing of what is there is touched. */
class FormatErrorsTest {

    private static final String COCO = """
            {"images": [{"id": 1, "file_name": "a.jpg", "width": 10, "height": 10}],
            "annotations": [{"id": 1, "image_id": 1, "category_id": 3, "bbox": [1, 2, 3, 4]}],
            "categories": [{"id": 3, "name": "cat"}]}
            """;
    private static final String VOC = "<annotation><filename>a.jpg</filename><object><name>cat</name><bndbox>"
            + "<xmin>1</xmin><ymin>1</ymin><xmax>4</xmax><ymax>6</ymax></bndbox></object></annotation>";
    private static final String VIA = "{\"a.jpg1\": {\"filename\": \"a.jpg\", \"size\": 1, \"regions\": "
            + "[{\"shape_attributes\":"
            + "{\"name\": \"rect\", \"x\": 1, \"y\": 2, \"width\": 3, \"height\": 4}, \"region_attributes\": "
            + "{\"class\": \"cat\"}}], \"file_attributes\": {}}}";
    private static final String CREATE_ML = "[{\"image\": \"a.jpg\", \"annotations\": [{\"label\": \"cat\", "
            + "\"coordinates\": {\"x\": 5, \"y\": 5, \"width\": 2, \"height\": 2}}]}]";

    @TempDir
    Path folder;

    private static ImportPreview read(String format, String content) throws DatasetException {
        return read(format, content.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportPreview read(String format, byte[] content) throws DatasetException {
        return Importer.examine(Formats.shipped().find(format).orElseThrow(), ImportSource.of(Path.of("data.file"),
                content), ImportOptions.DEFAULT, null);
    }

    @Test
    void entitiesThatGrowWithoutEndAreRefused() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE a [\n<!ENTITY l0 \"lol\">\n");
        for (int i = 1; i < 30; i++) {
            xml.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">\n");
        }
        String bomb = xml + "]>\n<annotation><filename>&l29;</filename></annotation>";
        DatasetException e = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThrows(
                DatasetException.class, () -> read("voc", bomb)));
        assertTrue(e.getMessage().contains("document type declaration"), e.getMessage());
    }

    @Test
    void noOtherFileIsRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret.jpg");
        for (String declaration : List.of("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE a SYSTEM \"" + secret.toUri() + "\">")) {
            DatasetException e = assertThrows(DatasetException.class, () -> read("voc", declaration
                    + "<annotation><filename>&x;</filename></annotation>"));
            assertTrue(e.getMessage().contains("document type declaration"), e.getMessage());
            assertFalse(e.getMessage().contains("secret.jpg"), e.getMessage());
        }
        assertThrows(DatasetException.class, () -> read("voc", "<annotation><filename>&x;</filename></annotation>"));
    }

    @ParameterizedTest
    @CsvSource({"voc,<a/>,<annotation>", "coco,[],object", "createml,{},list", "via,[],columns", "coco,{},neither",
        "yolo,names: 5,names of classes", "yolo,'names: {a: 1}',numbers from 0", "csv,a,no such column",
        "csv-long,'a,b',columns of boxes", "via-csv,'a,b',expected filename"})
    void whatIsNotTheFormatIsSaid(String format, String content, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve(format.equals("yolo") ? "data.yaml" : "file"), content);
        DatasetException e = assertThrows(DatasetException.class, () -> Importer.examine(Formats.shipped().find(format)
                .orElseThrow(), ImportSource.of(file, Optional.empty()), ImportOptions.DEFAULT, null));
        assertEquals(file, e.file());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void yamlThatHoldsItselfIsRefusedOrPassedOver() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1).append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        RandomSets.images(folder.resolve("images"));
        Path config = folder.resolve("data.yaml");
        for (String yaml : List.of("names: [cat]\ntrain: &a [&b [*a, *b]]\n", "names: &a [&b [*a]]\n",
                bomb + "names: [*a39]\ntrain: *a39\n", "names: {? {? &k {? *k : 1} : 2} : 3}",
                "names: [2000-99-99, 1e999, 0x, !!java.util.Date x]")) {
            Files.writeString(config, yaml);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                try {
                    Importer.examine(Formats.shipped().find("yolo").orElseThrow(), ImportSource.of(config,
                            Optional.empty()), ImportOptions.DEFAULT, null);
                } catch (DatasetException e) {
                    assertTrue(e.getMessage().contains("expected"), e.getMessage());
                }
            });
        }
    }

    @Test
    void nestingIsLimited() {
        assertThrows(DatasetException.class, () -> read("voc", "<annotation>" + "<a>".repeat(100_000)));
        assertThrows(DatasetException.class, () -> read("coco", "{\"images\": " + "[".repeat(100_000)));
        assertThrows(DatasetException.class, () -> read("coco", "{\"annotations\": [{\"segmentation\": "
                + "[".repeat(100_000)));
        assertThrows(DatasetException.class, () -> read("createml", "[{\"image\": " + "[".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.jpg", "/etc/a.jpg", "C:\\\\a.jpg", "a/../../b.jpg", "", "..", "\\u0000.jpg"})
    void namesThatLeaveTheFolderAreLeftOutAndSaid(String name) throws DatasetException {
        for (String format : List.of("coco", "createml", "via")) {
            String content = switch (format) {
                case "coco" -> COCO;
                case "via" -> VIA;
                default -> CREATE_ML;
            };
            ImportPreview preview = read(format, content.replace("\"a.jpg\"", "\"" + name + "\""));
            assertTrue(preview.hasErrors() && preview.samples() == 0, format + " took " + name);
            assertTrue(preview.problems().getFirst().message().contains("expected")
                    || preview.problems().getFirst().message().contains("correct"), preview.problems().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2, 0, 4]", "[1, 2, -3, 4]", "[1, 2, 3]", "[1, 2, 1e300, 4]", "[\"a\", 2, 3, 4]",
        "[1, 2, 3, 4, 5, 6]", "{\"x\": 1}", "[[1], 2, 3, 4]"})
    void boxesThatAreNoneAreLeftOutAndSaid(String box) throws DatasetException {
        ImportPreview preview = read("coco", COCO.replace("[1, 2, 3, 4]", box));
        assertEquals(List.of(1, 0), List.of(preview.samples(), preview.boxes()));
        assertTrue(!preview.problems().isEmpty() || !preview.losses().isEmpty(), "nothing said");
    }

    /** Whatever is damaged, the documented exception is all that is thrown, and soon. */
    @ParameterizedTest
    @ValueSource(strings = {"coco", "voc", "via", "createml", "csv-long", "via-csv", "csv"})
    void anyBytesAreADataSetOrANamedMistake(String format) {
        String text = switch (format) {
            case "coco" -> COCO;
            case "voc" -> VOC;
            case "via" -> VIA;
            case "createml" -> CREATE_ML;
            case "via-csv" -> "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,"
                    + "region_attributes\na.jpg,1,{},1,0,\"{\"\"name\"\":\"\"rect\"\",\"\"x\"\":1,\"\"y\"\":2,"
                    + "\"\"width\"\":3,\"\"height\"\":4}\",\"{\"\"class\"\":\"\"cat\"\"}\"\n";
            case "csv" -> "class,filename,x,y,w,h,box_class,x_2,y_2,w_2,h_2\ncat,a.jpg,1,2,3,4,dog,5,6,7,8\n";
            default -> "filename,class,x,y,w,h,image_class\na.jpg,cat,1,2,3,4,cat\n";
        };
        byte[] good = text.getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            int read = 0;
            for (int seed = 0; seed < 600; seed++) {
                byte[] damaged = damaged(good, new Random(seed));
                try {
                    read += read(format, damaged).samples();
                } catch (DatasetException e) {
                    assertFalse(e.getCause() instanceof RuntimeException, "seed " + seed + ": " + e.getMessage());
                }
            }
            assertTrue(read > 3, read + " read");
        });
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] damaged = good.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(3)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged[at] = (byte) "0123456789-eE{}[],:\"<>/& \n".charAt(random.nextInt(26));
                default -> damaged = Arrays.copyOf(damaged, at + 1);
            }
        }
        return damaged;
    }

    private static final List<AnnotatedImage> ONE = List.of(new AnnotatedImage("a.png", "cat", false, 64, 48,
            List.of(new AnnotatedBox("", 1, 2, 3, 4)), Map.of()));

    private ExportPreview plan(String format, Path out, boolean replace, Images images, Optional<Path> source)
            throws IOException, DatasetException {
        Path originals = RandomSets.images(folder.resolve("originals"));
        AnnotationSet set = new AnnotationSet(ONE, List.of(new ClassName("cat")), Optional.of(originals), source);
        return Exporter.examine(set, Formats.shipped().find(format).orElseThrow(), out, ExportOptions.of("data")
                .withReplace(replace).withImages(images), null);
    }

    @Test
    void nothingIsReplacedWithoutBeingTold() throws IOException, DatasetException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Path mine = Files.writeString(out.resolve("coco.json"), "{\"categories\": []}");
        ExportPreview plan = plan("coco", out, false, Images.COPY, Optional.empty());
        DatasetException e = assertThrows(DatasetException.class, () -> Exporter.write(plan, null));
        assertEquals(mine, e.file());
        assertEquals("{\"categories\": []}", Files.readString(mine));
        try (var left = Files.list(out)) {
            assertEquals(List.of(mine), left.toList(), "something was left");
        }
        Exporter.write(plan("coco", out, true, Images.AS_NEEDED, Optional.empty()), null);
        assertTrue(Files.readString(mine).contains("\"cat\""));
    }

    @Test
    void whatIsConvertedIsNeverReplaced() throws IOException, DatasetException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Path csv = Files.writeString(out.resolve("data.csv"), "mine");
        ExportPreview plan = plan("csv", out, true, Images.AS_NEEDED, Optional.of(csv));
        assertThrows(DatasetException.class, () -> Exporter.write(plan, null));
        assertEquals("mine", Files.readString(csv));
    }

    @Test
    void imagesAreNeverReplaced() throws IOException, DatasetException {
        Path other = folder.resolve("out/images/a.png");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "another image");
        ExportPreview plan = plan("yolo", folder.resolve("out"), true, Images.AS_NEEDED, Optional.empty());
        assertThrows(DatasetException.class, () -> Exporter.write(plan, null));
        assertEquals("another image", Files.readString(other));
        assertFalse(Files.exists(folder.resolve("out/data.yaml")));
    }

    @Test
    void imagesThatAreInPlaceStayThere() throws IOException, DatasetException {
        Path originals = RandomSets.images(folder.resolve("originals"));
        byte[] before = Files.readAllBytes(originals.resolve("a.png"));
        Exporter.write(plan("createml", originals, false, Images.LINK, Optional.empty()), null);
        assertFalse(Files.isSymbolicLink(originals.resolve("a.png")));
        assertArrayEquals(before, Files.readAllBytes(originals.resolve("a.png")));
    }

    @Test
    void linksLeadToTheImages() throws IOException, DatasetException {
        Exporter.write(plan("yolo", folder.resolve("out"), false, Images.LINK, Optional.empty()), null);
        Path link = folder.resolve("out/images/a.png");
        assertTrue(Files.isSymbolicLink(link) && Files.isSameFile(link, folder.resolve("originals/a.png")));
    }

    @Test
    void whatIsStoppedLeavesNothing() throws IOException, DatasetException {
        ExportPreview plan = plan("yolo", folder.resolve("new/out"), false, Images.AS_NEEDED, Optional.empty());
        NullProgressMonitor stopping = new NullProgressMonitor();
        stopping.setCanceled(true);
        assertThrows(OperationCanceledException.class, () -> Exporter.write(plan, stopping));
        assertFalse(Files.exists(folder.resolve("new")));
        assertThrows(OperationCanceledException.class, () -> Importer.examine(Formats.shipped().find("coco")
                .orElseThrow(), ImportSource.of(Path.of("a.json"), COCO.getBytes(StandardCharsets.UTF_8)),
                ImportOptions.DEFAULT, stopping));
    }
}
