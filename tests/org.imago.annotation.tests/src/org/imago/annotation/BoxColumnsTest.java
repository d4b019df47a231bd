// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes in the columns of a data set. */
class BoxColumnsTest {

    private static final String HEADER = "class,filename,x,y,w,h,orig_file_width,orig_file_height";

    @TempDir
    Path folder;

    @Test
    void aBoxIsReadAndNotClamped() throws IOException, DatasetException {
        assertEquals(Optional.of(new BoundingBox(90, -5, 30, 40)),
                BoxColumns.read(sample("90,-5,30,40,,"), 100, 80));
        assertTrue(BoxColumns.hasBox(sample("90,-5,30,40,,")));
    }

    @Test
    void aBoxOfAnotherSizeIsScaled() throws IOException, DatasetException {
        assertEquals(Optional.of(new BoundingBox(5, 20, 15, 40)),
                BoxColumns.read(sample("10,10,30,20,200,100"), 100, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = {",,,,,", "0,0,0,0,,", "0,0,0,0,640,480", ",,,,640,480"})
    void noBox(String cells) throws IOException, DatasetException {
        assertEquals(Optional.empty(), BoxColumns.read(sample(cells), 100, 80));
        assertFalse(BoxColumns.hasBox(sample(cells)));
    }

    @Test
    void whatIsNoBoxIsNoBoxButAMistake() throws IOException, DatasetException {
        Sample sample = sample("1,2,,4,,");
        assertFalse(BoxColumns.hasBox(sample));
        assertThrows(DatasetException.class, () -> BoxColumns.read(sample, 100, 80));
    }

    @Test
    void whatIsWrittenIsReadWhateverSizeIsRecorded() throws IOException, DatasetException {
        Random random = new Random(5);
        for (String size : List.of(",", "640,480", "100,80", "4000,3001")) {
            for (int i = 0; i < 50; i++) {
                Sample sample = sample("1,2,3,4," + size);
                BoundingBox box = new BoundingBox(random.nextDouble() * 50, random.nextDouble() * 40,
                        1 + random.nextDouble() * 40, 1 + random.nextDouble() * 30);
                BoxColumns.write(sample, box, 100, 80);
                sample.dataset().save();
                BoundingBox read = BoxColumns.read(Dataset.open(sample.dataset().file()).samples().getFirst(), 100, 80)
                        .orElseThrow();
                assertTrue(box.iou(read) > 0.98, box + " became " + read);
            }
        }
    }

    @Test
    void numbersAreWrittenShort() throws IOException, DatasetException {
        Sample sample = sample(",,,,,");
        BoxColumns.write(sample, new BoundingBox(1.005, 20.0, 1e6, 3.14159));
        assertEquals(Rows.text(HEADER, "peacock,a.jpg,1.01,20,1000000,3.14,,"), Rows.saved(sample.dataset()));
    }

    @Test
    void cellsThatSayTheSameStay() throws IOException, DatasetException {
        Sample sample = sample("01.0,2.50, 3 ,4e1,,");
        BoxColumns.write(sample, new BoundingBox(1, 2.5, 3, 40));
        assertFalse(sample.dataset().dirty());
        BoxColumns.write(sample, new BoundingBox(1, 2.5, 3, 41));
        assertEquals(Rows.text(HEADER, "peacock,a.jpg,01.0,2.50, 3 ,41,,"), Rows.saved(sample.dataset()));
    }

    @Test
    void takingABoxAwayWritesZerosButNotWhereNoneWas() throws IOException, DatasetException {
        BoundingBox none = new BoundingBox(5, 5, 0, 7);
        Sample blank = sample(",,,,,");
        BoxColumns.write(blank, none);
        assertFalse(blank.dataset().dirty());
        Sample sample = sample("1,2,3,4,640,480");
        BoxColumns.write(sample, none);
        assertEquals(Rows.text(HEADER, "peacock,a.jpg,0,0,0,0,640,480"), Rows.saved(sample.dataset()));
    }

    @Test
    void aBoxThinnerThanWhatIsWrittenIsNone() throws IOException, DatasetException {
        Sample sample = sample("1,2,3,4,,");
        BoxColumns.write(sample, new BoundingBox(1, 2, 0.001, 4));
        assertEquals(Optional.empty(), BoxColumns.read(sample, 100, 80));
    }

    @Test
    void missingColumnsAreAddedToEveryRow() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class;filename", "p;a.jpg", "p;b.jpg", "p;c.jpg");
        BoxColumns.write(dataset.samples().get(1), new BoundingBox(1, 2, 3, 4));
        assertEquals(Rows.text("class;filename;x;y;w;h", "p;a.jpg;;;;", "p;b.jpg;1;2;3;4", "p;c.jpg;;;;"),
                Rows.saved(dataset));
    }

    @Test
    void furtherBoxesGetColumnsOfTheirOwnAndStayInThem() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, "class,filename,x,y,w,h", "p,a.jpg,,,,", "p,b.jpg,1,2,3,4");
        Sample sample = dataset.samples().getFirst();
        BoundingBox none = new BoundingBox(0, 0, 0, 0);
        List<BoundingBox> slots = List.of(new BoundingBox(1, 1, 5, 5), new BoundingBox(3, 3, 6, 6));
        BoxColumns.writeAll(sample, slots, 100, 80);
        assertEquals(slots, BoxColumns.readAll(sample, 100, 80));
        assertEquals(Rows.text("class,filename,x,y,w,h,x_2,y_2,w_2,h_2", "p,a.jpg,1,1,5,5,3,3,6,6",
                "p,b.jpg,1,2,3,4,,,,"), Rows.saved(dataset));
        BoxColumns.writeAll(sample, List.of(none, slots.get(1)), 100, 80);
        assertEquals(List.of(none, slots.get(1)), BoxColumns.readAll(sample, 100, 80));
        assertEquals(Rows.text("class,filename,x,y,w,h,x_2,y_2,w_2,h_2", "p,a.jpg,0,0,0,0,3,3,6,6",
                "p,b.jpg,1,2,3,4,,,,"), Rows.saved(dataset));
        BoxColumns.writeAll(sample, List.of(slots.get(0)), 100, 80);
        assertEquals(List.of(slots.get(0)), BoxColumns.readAll(sample, 100, 80));
        assertEquals(Rows.text("class,filename,x,y,w,h,x_2,y_2,w_2,h_2", "p,a.jpg,1,1,5,5,0,0,0,0",
                "p,b.jpg,1,2,3,4,,,,"), Rows.saved(dataset));
    }

    @Test
    void furtherBoxesAreScaledToo() throws IOException, DatasetException {
        Dataset dataset = Rows.open(folder, HEADER, "p,a.jpg,,,,,200,160");
        List<BoundingBox> boxes = List.of(new BoundingBox(1, 1, 5, 5), new BoundingBox(3, 3, 6, 6));
        BoxColumns.writeAll(dataset.samples().get(0), boxes, 100, 80);
        assertEquals(boxes, BoxColumns.readAll(dataset.samples().get(0), 100, 80));
        assertEquals("6", dataset.samples().get(0).value("x_2").orElseThrow());
    }

    @Test
    void columnsNamedByHandAreUsed() throws IOException, DatasetException {
        Files.writeString(folder.resolve("data.imago.json"), "{\"columns\": {\"x\": \"left\", \"y\": \"top\"}}");
        Dataset dataset = Rows.open(folder, "class,filename,left,top,w,h,x", "p,a.jpg,1,2,3,4,other");
        BoxColumns.write(dataset.samples().getFirst(), new BoundingBox(9, 2, 3, 4));
        assertEquals(Rows.text("class,filename,left,top,w,h,x", "p,a.jpg,9,2,3,4,other"), Rows.saved(dataset));
    }

    private Sample sample(String cells) throws IOException, DatasetException {
        return Rows.open(folder, HEADER, "peacock,a.jpg," + cells).samples().getFirst();
    }
}
