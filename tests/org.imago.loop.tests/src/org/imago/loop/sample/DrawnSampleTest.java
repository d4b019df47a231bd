// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.dataset.Dataset;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.image.PerceptualHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnSampleTest {
    private static final SampleSettings SMALL = new SampleSettings(24, 5, 320, 240, 0.25, 0.2, 0.5, 8);

    @TempDir
    Path folder;

    private List<Sample> open(Path csv) throws Exception {
        return Dataset.open(csv).samples();
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        DrawnSample.create(folder.resolve("a"), SMALL);
        DrawnSample.create(folder.resolve("b"), SMALL);
        try (Stream<Path> files = Files.walk(folder.resolve("a"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path twin = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
                assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(twin), file.toString());
            }
        }
    }

    @Test
    void anotherSeedGivesOtherPictures() throws Exception {
        DrawnSample.Result a = DrawnSample.create(folder.resolve("a"), SMALL);
        DrawnSample.Result b = DrawnSample.create(folder.resolve("b"), SMALL.withSeed(6));
        assertNotEquals(Files.mismatch(a.images().resolve("IMG_0001.jpg"), b.images().resolve("IMG_0001.jpg")), -1L);
    }

    @Test
    void speciesAreBalancedAndStrangersAreExcludedInTheTruth() throws Exception {
        DrawnSample.Result result = DrawnSample.create(folder, SMALL);
        List<Sample> truth = open(result.truth());
        Map<String, Long> counts = truth.stream().filter(s -> !s.excluded())
                .collect(Collectors.groupingBy(Sample::label, Collectors.counting()));
        assertEquals(Map.of("eyed_brown", 9L, "banded_brown", 9L), counts);
        assertEquals(6, result.strangers());
        assertEquals(6, truth.stream().filter(Sample::excluded).count());
    }

    @Test
    void everyTrueBoxLiesInsideItsImageAndCoversTheShareThatWasAskedFor() throws Exception {
        for (Sample sample : open(DrawnSample.create(folder, SMALL).truth())) {
            Optional<BoundingBox> box = BoxColumns.read(sample, 320, 240);
            assertEquals(!sample.excluded(), box.isPresent());
            box.ifPresent(b -> {
                assertTrue(b.x() >= 0 && b.y() >= 0 && b.right() <= 320 && b.bottom() <= 240, b.toString());
                double cover = b.area() / (320 * 240);
                assertTrue(cover > Butterfly.LEAST_COVER * 0.95 && cover < Butterfly.MOST_COVER * 1.08, b.toString());
            });
        }
    }

    @Test
    void theStartIsUncleanedAndTheCleanUpLeavesAFewWrongClasses() throws Exception {
        DrawnSample.Result result = DrawnSample.create(folder, SMALL);
        List<Sample> start = open(result.start());
        List<Sample> cleaned = open(result.cleaned());
        List<Sample> truth = open(result.truth());
        assertTrue(start.stream().noneMatch(s -> s.excluded() || BoxColumns.hasBox(s)));
        assertEquals(8, cleaned.stream().filter(BoxColumns::hasBox).count());
        assertEquals(8, result.boxes());
        assertEquals(4, result.planted());
        assertEquals(4, differences(start, truth, Sample::label));
        assertEquals(2, differences(cleaned, truth, Sample::label));
        assertEquals(2, result.left());
        assertEquals(0, differences(cleaned, truth, Sample::excluded));
    }

    private static long differences(List<Sample> a, List<Sample> b, Function<Sample, Object> value) {
        long count = 0;
        for (int i = 0; i < a.size(); i++) {
            assertEquals(a.get(i).fileName(), b.get(i).fileName());
            count += value.apply(a.get(i)).equals(value.apply(b.get(i))) ? 0 : 1;
        }
        return count;
    }

    @Test
    void boxesByHandAreCloseToTheTruthButNotTheSame() throws Exception {
        DrawnSample.Result result = DrawnSample.create(folder, SMALL);
        List<Sample> cleaned = open(result.cleaned());
        List<Sample> truth = open(result.truth());
        double sum = 0;
        for (int i = 0; i < cleaned.size(); i++) {
            if (BoxColumns.hasBox(cleaned.get(i))) {
                double iou = BoxColumns.read(cleaned.get(i), 320, 240).orElseThrow()
                        .iou(BoxColumns.read(truth.get(i), 320, 240).orElseThrow());
                assertTrue(iou > 0.75, "IoU " + iou);
                sum += iou;
            }
        }
        assertTrue(sum / 8 < 0.99);
    }

    @Test
    void theImagesOpenAtTheSizeAskedFor() throws Exception {
        DrawnSample.Result result = DrawnSample.create(folder, SMALL);
        Dataset dataset = Dataset.open(result.start());
        ImageFolder images = ImageFolder.locate(dataset, Optional.empty());
        for (Sample sample : dataset.samples()) {
            assertEquals(320, new ImageDecoder().decode(images.resolve(sample)).getWidth());
        }
        assertFalse(dataset.dirty());
    }

    @Test
    void noTwoPicturesCountAsNearCopies() throws Exception {
        DrawnSample.Result result = DrawnSample.create(folder, SMALL);
        List<PerceptualHash> hashes = new ArrayList<>();
        for (Sample sample : open(result.start())) {
            PerceptualHash hash = PerceptualHash.of(
                    new ImageDecoder().decode(result.images().resolve(sample.fileName())));
            hashes.forEach(other -> assertTrue(hash.distance(other) > PerceptualHash.NEAR_COPY_DISTANCE));
            hashes.add(hash);
        }
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SMALL.withCount(3));
        assertThrows(IllegalArgumentException.class, () -> SMALL.withBoxes(-1));
    }
}
