// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.imago.cli.ExitCode;
import org.imago.dataset.Dataset;
import org.imago.dataset.Progress;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** What is in a data set is told in numbers. */
class StatisticsCommandTest {

    private static final String CSV = "class,filename,exclude,x,y,w,h,orig_file_width,orig_file_height,reviewed\n"
            + "blue,a.jpg,,0,0,100,50,200,100,1\nblue,b.jpg,1,,,,,,,\nred,c.jpg,,,,,,,,\n";

    @TempDir
    private Path folder;
    private Path csv;
    private Imago imago;

    @BeforeEach
    void write() throws IOException {
        csv = Files.writeString(folder.resolve("data.csv"), CSV);
        imago = new Imago(folder.resolve("home"));
    }

    @Test
    void aDataSetWithoutImagesIsCounted() throws Exception {
        Imago.Result told = imago.run("dataset", "statistics", csv);
        assertEquals(ExitCode.DONE, told.code(), told.out());
        assertTrue(told.out().contains("samples     3, 1 excluded, 1 reviewed"), told.out());
        assertTrue(told.out().contains("class       blue: 1 kept, of them 1 with a box; 1 excluded"), told.out());
        JsonNode json = imago.run("dataset", "statistics", csv, "--json").json();
        assertEquals(1, json.get("boxed").asInt());
        assertEquals(3, json.get("groups").size());
        assertEquals(0.25, json.get("boxStatistics").get("shareOfImage").get("median").asDouble());
        assertEquals(1, json.get("boxStatistics").get("positions").get(4).get(4).asInt(), "the middle of a quarter");
        assertEquals(2, json.get("imageSizes").get("unknown").asInt());
        assertEquals(CSV, Files.readString(csv));
    }

    @Test
    void progressIsTold() throws Exception {
        Progress.note(Dataset.open(csv));
        JsonNode json = imago.run("dataset", "statistics", csv, "--json").json();
        assertEquals(1, json.get("progress").size());
        assertEquals(1, json.get("progress").elements().next().get("reviewed").asInt());
    }

    @Test
    void aFolderOfImagesThatIsNamedMustBeThere() throws Exception {
        assertEquals(ExitCode.BAD_INPUT,
                imago.run("dataset", "statistics", csv, "--images", folder.resolve("gone")).code());
        assertEquals(ExitCode.BAD_INPUT, imago.run("dataset", "statistics", folder.resolve("gone.csv")).code());
    }

    @Test
    void photographs() throws Exception {
        Path birds = Shared.data("tanagers").resolve("cleaned_200boxes.csv");
        JsonNode json = imago.run("dataset", "statistics", birds, "--json").json();
        assertEquals(940, json.get("samples").asInt());
        assertEquals(397, json.get("excluded").asInt());
        assertEquals(203, json.get("boxed").asInt());
        assertEquals(543, json.get("imageSizes").get("sizes").get("800x450").asInt());
    }
}
