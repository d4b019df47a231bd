// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.imago.cli.ExitCode;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Pictures that are in a data set more than once are listed, whether there are images or not. */
class DuplicatesCommandTest {

    private static final String ROWS = """
            class,filename,exclude,x,y,w,h,page,split
            red,r1.png,0,10,20,40,30,one,train
            red,copy of r1.png,0,10,20,40,15,one,test
            blue,r2.jpg,0,,,,,,train
            red,r2.png,0,,,,,,train
            blue,b1.png,1,,,,,two,train
            red,b2.png,0,,,,,two,train
            """;

    @TempDir
    private Path folder;
    private Path csv;
    private Imago imago;

    @BeforeEach
    void create() throws IOException {
        SmallDataset.create(folder);
        Path images = folder.resolve("images");
        Files.copy(images.resolve("r1.png"), images.resolve("copy of r1.png"));
        ImageIO.write(ImageIO.read(images.resolve("r2.png").toFile()), "jpg", images.resolve("r2.jpg").toFile());
        csv = Files.writeString(folder.resolve("copies.csv"), ROWS);
        imago = new Imago(folder.resolve("home"));
    }

    private JsonNode found(Object... arguments) throws Exception {
        Imago.Result result = imago.run(arguments);
        assertEquals(ExitCode.DONE, result.code(), result.err());
        assertEquals(1, result.lines().size());
        return result.json();
    }

    @Test
    void copiesAndContradictionsAreInTheJson() throws Exception {
        JsonNode found = found("dataset", "duplicates", csv, "--group-by", "page", "--split", "split", "--json");
        assertEquals(List.of("[\"exact\",\"column\"]", "[\"column\"]", "[\"near\"]"), found.get("groups")
                .valueStream().map(group -> group.get("kinds").toString()).toList());
        JsonNode exact = found.get("groups").get(0);
        assertEquals("one", exact.get("value").asText());
        assertEquals("{\"line\":3,\"filename\":\"copy of r1.png\",\"class\":\"red\",\"excluded\":false}",
                exact.get("samples").get(1).toString());
        assertEquals(List.of("classes", "split", "boxes"), found.get("conflicts").valueStream()
                .map(conflict -> conflict.get("kind").asText()).toList());
        JsonNode classes = found.get("conflicts").get(0);
        assertEquals(2, classes.get("group").asInt());
        assertEquals("[4,5]", classes.get("lines").toString());
        assertEquals("[\"blue\",\"red\"]", classes.get("classes").toString());
        assertEquals("[\"train\",\"test\"]", found.get("conflicts").get(1).get("parts").toString());
        assertEquals(0.5, found.get("conflicts").get(2).get("iou").asDouble(), 1e-9);
        assertEquals(1, found.get("photos_in_several_classes").asInt(), "b1 and b2: near copies are other photos");
        assertEquals(0, found.get("images_missing").asInt());
        assertEquals(ROWS, Files.readString(csv));
    }

    @Test
    void conflictsComeFirstWithFileAndLine() {
        List<String> lines = imago.run("dataset", "duplicates", csv, "--group-by", "page").lines();
        assertEquals(csv + ":4: conflict: several classes: r2.jpg (line 4, blue); r2.png (line 5, red)", lines.get(0));
        assertTrue(lines.get(1).startsWith(csv + ":2: conflict: boxes with IoU 0.50: r1.png"), lines.get(1));
        assertTrue(lines.get(2).startsWith(csv + ":2: exact copies, the same page: r1.png"), lines.get(2));
        assertTrue(lines.contains(csv + ":6: the same page: b1.png (line 6, blue, excluded); b2.png (line 7, red)"),
                lines.toString());
        assertTrue(lines.contains("1 groups of exact copies, 1 of near copies, 2 with the same page, in 6 samples"),
                lines.toString());
    }

    @Test
    void imagesThatAreMissingAreCountedAndSaid() throws Exception {
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Path copy = Files.copy(csv, alone.resolve("copies.csv"));
        Imago.Result result = imago.run("dataset", "duplicates", copy, "--group-by", "page", "--json");
        assertEquals(ExitCode.DONE, result.code(), result.err());
        assertEquals(6, result.json().get("images_missing").asInt());
        assertEquals(2, result.json().get("groups").size());
        assertTrue(result.err().contains("6 of 6 images are missing; name their folder with --images"), result.err());
        Files.writeString(folder.resolve("images/r1.png"), "broken");
        Files.delete(folder.resolve("images/b1.png"));
        result = imago.run("dataset", "duplicates", csv, "--json");
        assertEquals(1, result.json().get("images_missing").asInt());
        assertEquals(1, result.json().get("images_unreadable").asInt());
        assertTrue(result.err().contains("not compared: " + csv + ", line 2"), result.err());
        assertEquals(1, result.json().get("groups").size());
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertEquals(ExitCode.BAD_INPUT, imago.run("dataset", "duplicates", csv, "--group-by", "flickr").code());
        assertEquals(ExitCode.BAD_INPUT, imago.run("dataset", "duplicates", csv, "--images", "nowhere").code());
    }

    @Test
    void theArticlesDataSetNeedsNoImages() throws Exception {
        Path article = Shared.data("butterflies-csv");
        JsonNode original = found("dataset", "duplicates", article.resolve("butterflies_original.csv"), "--group-by",
                "flickr_page", "--json");
        assertEquals(197, original.get("photos_in_several_classes").asInt());
        assertEquals(951, original.get("images_missing").asInt());
        JsonNode cleaned = found("dataset", "duplicates", article.resolve("butterflies_bboxes.csv"), "--group-by",
                "flickr_page", "--json");
        assertEquals(197, cleaned.get("photos_in_several_classes").asInt());
        assertEquals(20, cleaned.get("class_conflicts").asInt());
        assertEquals(10, cleaned.get("box_conflicts").asInt());
        assertEquals(0.92, cleaned.get("mean_iou").asDouble(), 0.005);
    }
}
