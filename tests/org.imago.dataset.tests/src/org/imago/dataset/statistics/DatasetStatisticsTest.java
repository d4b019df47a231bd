// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.SampleCounts;
import org.imago.image.ImageDecoder;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers are those that a person gets by counting. */
class DatasetStatisticsTest {

    private static final String HEADER = "class,filename,exclude,reviewed,x,y,w,h,orig_file_width,orig_file_height,"
            + "x_2,y_2,w_2,h_2";

    @TempDir
    Path folder;

    private DatasetStatistics count(ImageSizes sizes, String... rows) throws IOException, DatasetException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        Path csv = Files.writeString(folder.resolve("data.csv"), String.join("\n", lines) + "\n");
        return DatasetStatistics.of(Dataset.open(csv), sizes, Map.of());
    }

    private static ImageSizes all(int width, int height) {
        return sample -> Optional.of(new ImageSize(width, height));
    }

    @Test
    void samplesAreCountedByClassExcludedBoxedAndReviewed() throws IOException, DatasetException {
        DatasetStatistics some = count(ImageSizes.NONE, "q,a,,1,1,1,4,4,,,,,,", "p,b,,,1,1,4,4,,,5,5,2,2",
                "p,c,1,yes,,,,,,,,,,", "q,d,,1,1,1,4,4,,,,,,", "p,e,1,,1,1,4,4,,,,,,", ",f,,,0,0,0,0,,,,,,",
                "p,g,,,half,1,4,4,,,,,,");
        assertEquals(new SampleCounts(7, 2, 3, 4, 3), some.counts());
        assertEquals(List.of(new SampleGroup("p", false, false, false, 1), new SampleGroup("p", false, true, false, 1),
                new SampleGroup("p", true, false, true, 1), new SampleGroup("p", true, true, false, 1),
                new SampleGroup("q", false, true, true, 2), new SampleGroup("", false, false, false, 1)), some.groups());
        assertEquals(List.of("p", "q", ""), some.labels());
        assertEquals(Map.of(0, 2, 1, 2, 2, 1), some.boxes().perImage());
        assertEquals(4, some.boxes().unplaced(), "nobody says how large the images are");
        assertEquals(5, some.images().unknown());
    }

    @Test
    void boxesAreMeasuredInPixelsOfTheImageAndAsPartsOfIt() throws IOException, DatasetException {
        BoxStatistics boxes = count(all(100, 50), "p,a,,,0,0,10,10,,,90,40,10,10", "p,b,,,20,20,40,20,200,100,,,,",
                "p,c,,,0,0,100,50,,,,,,", "p,d,1,,0,0,1,1,,,,,,").boxes();
        assertEquals(4, boxes.boxes().size());
        assertEquals(Optional.of(new Spread(10, 10, 15, 40, 100, 35)), boxes.widths());
        assertEquals(Optional.of(new Spread(10, 10, 10, 20, 50, 20)), boxes.heights());
        Spread share = boxes.share().orElseThrow();
        assertEquals(0.02, share.least(), 1e-12);
        assertEquals(0.28, share.upper(), 1e-12);
        assertEquals(0.27, share.mean(), 1e-12);
        assertEquals(List.of(0, 0, 0, 0, 2, 1, 0, 0, 0, 1), boxes.shares());
        assertEquals(0, boxes.unplaced());
    }

    @Test
    void boxesAreCountedWhereTheirCentreIs() throws IOException, DatasetException {
        BoxStatistics boxes = count(all(160, 160), "p,a,,,0,0,10,10,,,150,150,10,10", "p,b,,,15,25,10,10,,,,,,",
                "p,c,,,200,-90,10,10,,,,,,").boxes();
        List<List<Integer>> positions = boxes.positions();
        assertEquals(16, positions.size());
        assertEquals(1, positions.get(0).get(0));
        assertEquals(1, positions.get(15).get(15));
        assertEquals(1, positions.get(3).get(2), "third row, second column: 20, 30");
        assertEquals(1, positions.get(0).get(15), "outside, at the edge");
        assertEquals(4, positions.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum());
    }

    @Test
    void theRecordedSizeDoesWhereTheImageIsNotThere() throws IOException, DatasetException {
        BoxStatistics boxes = count(ImageSizes.NONE, "p,a,,,0,0,100,100,200,200,,,,", "p,b,,,0,0,10,10,,,,,,").boxes();
        assertEquals(1, boxes.unplaced());
        assertEquals(Optional.of(new Spread(0.25, 0.25, 0.25, 0.25, 0.25, 0.25)), boxes.share());
    }

    @Test
    void imagesAreCountedBySizeAndRatio() throws IOException, DatasetException {
        Map<String, ImageSize> sizes = Map.of("a", new ImageSize(800, 450), "b", new ImageSize(400, 225),
                "c", new ImageSize(800, 450), "d", new ImageSize(450, 800));
        ImageStatistics images = count(sample -> Optional.ofNullable(sizes.get(sample.fileName())), "p,b,,,,,,,,,,,,",
                "p,a,,,,,,,,,,,,", "p,c,,,,,,,,,,,,", "p,d,1,,,,,,,,,,,", "p,e,,,,,,,,,,,,").images();
        assertEquals(List.of(new ImageSize(800, 450), new ImageSize(400, 225)), List.copyOf(images.sizes().keySet()));
        assertEquals(List.of(2, 1), List.copyOf(images.sizes().values()));
        assertEquals(3, images.known());
        assertEquals(1, images.unknown());
        assertEquals(Map.of(1.78, 3), images.ratios());
        assertEquals(Optional.of(new Spread(400, 600, 800, 800, 800, 2000 / 3.0)), images.widths());
        assertEquals(Optional.of(new Spread(225, 337.5, 450, 450, 450, 375)), images.heights());
    }

    @Test
    void nothingIsCountedOfNothing() throws IOException, DatasetException {
        DatasetStatistics none = count(ImageSizes.NONE);
        assertEquals(new SampleCounts(0, 0, 0, 0, 0), none.counts());
        assertEquals(Optional.empty(), none.boxes().share());
        assertEquals(List.of(), none.groups());
        assertTrue(none.boxes().shares().stream().allMatch(count -> count == 0));
    }

    @Test
    void headersTellTheSizesOfRealImages() throws DatasetException {
        Path tanagers = Shared.data("tanagers");
        Dataset dataset = Dataset.open(tanagers.resolve("cleaned_200boxes.csv"));
        DatasetStatistics some = DatasetStatistics.of(dataset, ImageSizes.ofHeaders(
                ImageFolder.locate(dataset, Optional.of(tanagers.resolve("images"))), new ImageDecoder()), Map.of());
        assertEquals(new SampleCounts(940, 397, 203, 203, 0), some.counts());
        assertEquals(275, some.samples(group -> group.label().equals("blue_gray_tanager") && !group.excluded()));
        assertEquals(268, some.samples(group -> group.label().equals("palm_tanager") && !group.excluded()));
        assertEquals(Map.of(new ImageSize(800, 450), 543), some.images().sizes());
        assertEquals(0, some.images().unknown());
        assertEquals(Map.of(0, 340, 1, 203), some.boxes().perImage());
        assertEquals(203, some.boxes().shares().stream().mapToInt(Integer::intValue).sum());
        assertEquals(203, some.boxes().positions().stream().flatMap(List::stream).mapToInt(Integer::intValue).sum());
    }

    @Test
    void theCountsAreACsvForOtherPrograms() throws IOException, DatasetException {
        DatasetStatistics some = count(ImageSizes.NONE, "\"q, \"\"x\"\"\",a,,1,1,1,4,4,,,,,,", "p,b,1,,,,,,,,,,,",
                "p,c,1,,,,,,,,,,,");
        assertEquals("class,excluded,boxed,reviewed,samples\r\np,1,0,0,2\r\n\"q, \"\"x\"\"\",0,1,1,1\r\n", some.csv());
    }

    @Test
    void anImageIsReadAgainOnlyWhileItsSizeIsNotKnown() throws IOException, DatasetException {
        List<String> asked = new ArrayList<>();
        ImageSizes sizes = ImageSizes.remembered(sample -> {
            asked.add(sample.fileName());
            return sample.fileName().equals("a") ? Optional.of(new ImageSize(8, 6)) : Optional.empty();
        });
        for (int i = 0; i < 2; i++) {
            ImageStatistics images = count(sizes, "p,a,,,,,,,,,,,,", "p,b,,,,,,,,,,,,").images();
            assertEquals(Map.of(new ImageSize(8, 6), 1), images.sizes());
            assertEquals(1, images.unknown());
        }
        assertEquals(List.of("a", "b", "b"), asked);
    }
}
