// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.imago.testsupport.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes as the CSV has them. */
class RecordedBoxTest {

    private static final String HEADER =
            "class,filename,exclude,x,y,w,h,orig_file_width,orig_file_height,x_2,y_2,w_2,h_2";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", ",,,", "0,0,0,0", " 0 ,0.0,-0,0e5", ",,,,640,480", "0,0,0,0,640,480", " , , , "})
    void blankAndZeroMeanNone(String cells) throws IOException, DatasetException {
        assertEquals(Optional.empty(), RecordedBox.read(sample(cells)));
    }

    @Test
    void numbersAreReadWithOrWithoutPoint() throws IOException, DatasetException {
        assertEquals(Optional.of(new RecordedBox(0, -1.5, 20, 0.25, 0, 0)),
                RecordedBox.read(sample("0,-1.5,+2e1,.25")));
    }

    @ParameterizedTest
    @CsvSource({"'1,2,3,',h", "'1,,3,4',y", "',0,0,0',x", "'1,2,0,4',w", "'1,2,3,-4',h", "'0,0,5,0',h",
        "'1,2,3,4,640,',orig_file_height", "'1,2,3,4,0,480',orig_file_width", "'1,2,3,4,-5,480',orig_file_width",
        "'a,2,3,4',x", "'1,2,3,4,six,480',orig_file_width"})
    void halfABoxIsAMistakeInItsColumn(String cells, String column) throws IOException, DatasetException {
        Sample sample = sample(cells);
        DatasetException e = assertThrows(DatasetException.class, () -> RecordedBox.read(sample));
        assertEquals(List.of(2, column), List.of(e.line(), e.column()), e.getMessage());
        assertTrue(e.getMessage().contains("expected"), e.getMessage());
    }

    @Test
    void scaledToTheImageAsItIs() throws IOException, DatasetException {
        RecordedBox box = RecordedBox.read(sample("100,50,200,80,1000,400")).orElseThrow();
        assertEquals(new RecordedBox(50, 25, 100, 40, 500, 200), box.on(500, 200));
        assertEquals(new RecordedBox(25.6, 32, 51.2, 51.2, 256, 256), box.on(256, 256));
        assertEquals(box, box.on(1000, 400));
        RecordedBox unrecorded = RecordedBox.read(sample("100,50,200,80")).orElseThrow();
        assertEquals(new RecordedBox(100, 50, 200, 80, 500, 200), unrecorded.on(500, 200));
    }

    @Test
    void aBoxUpToTheEdgeDoesNotLeaveTheImageHoweverItIsScaled() {
        for (int width = 1; width < 900; width++) {
            for (int other = 3; other < 900; other += 97) {
                RecordedBox box = new RecordedBox(width * 0.3, 0, width - width * 0.3, 7, width, 7);
                assertFalse(box.on(other, other).leavesImage(), width + " to " + other);
            }
        }
        assertFalse(new RecordedBox(10.01, 0, 10.005, 5, 20, 5).leavesImage(), "rounded to hundredths");
        assertTrue(new RecordedBox(10, 0, 11, 5, 20, 5).leavesImage());
        assertTrue(new RecordedBox(-1, 0, 5, 5, 20, 5).leavesImage());
    }

    @Test
    void furtherBoxesStandInNumberedColumns() throws IOException, DatasetException {
        Sample sample = sample("1,2,3,4,100,50,5,6,7,8");
        assertEquals(List.of(1, 2), RecordedBox.numbers(sample.dataset()));
        assertEquals(new RecordedBox(5, 6, 7, 8, 100, 50), RecordedBox.read(sample, 2).orElseThrow());
        assertEquals(Optional.empty(), RecordedBox.read(sample, 3));
        Dataset dataset = Tables.open(folder, "class,filename,X_10,h_3,x_1,y_02,z_4,x_5b", "a,b,,,,,,");
        assertEquals(List.of(1, 3, 10), RecordedBox.numbers(dataset));
    }

    @Test
    void theButterfliesHaveTheBoxesThatAreKnownOfThem() throws DatasetException {
        Dataset dataset = Dataset.open(Shared.data("butterflies-csv").resolve("butterflies_bboxes.csv"));
        int boxes = 0;
        int leaving = 0;
        int onExcluded = 0;
        for (Sample sample : dataset.samples()) {
            Optional<RecordedBox> box = RecordedBox.read(sample);
            boxes += box.isPresent() ? 1 : 0;
            leaving += box.isPresent() && box.get().leavesImage() ? 1 : 0;
            onExcluded += box.isPresent() && sample.excluded() ? 1 : 0;
        }
        assertEquals(List.of(951, 410L, 223, 1, 1), List.of(dataset.samples().size(),
                dataset.samples().stream().filter(Sample::excluded).count(), boxes, leaving, onExcluded));
    }

    private Sample sample(String cells) throws IOException, DatasetException {
        return Tables.open(folder, HEADER, "peacock,a.jpg,," + cells).samples().getFirst();
    }
}
