// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.ExportOptions.Images;
import org.imago.dataset.formats.Loss.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an export promises is what an import reads: random data sets go through each format. */
class RoundTripTest {

    private static final int SETS = 12;
    /** Formats that refer to classes by number, and ours, which must not shift them. */
    private static final List<String> NUMBERING = List.of("csv", "coco", "yolo");

    @TempDir
    Path folder;

    static Stream<String> formats() {
        return Formats.shipped().all().stream().map(AnnotationFormat::id);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsPromisedIsRead(String id) throws IOException, DatasetException {
        AnnotationFormat format = Formats.shipped().find(id).orElseThrow();
        Path images = RandomSets.images(folder.resolve("originals"));
        int kept = 0;
        for (int seed = 0; seed < SETS; seed++) {
            AnnotationSet set = new RandomSets(seed, id.equals("folders")).next(images);
            Path out = folder.resolve("out" + seed);
            ExportPreview plan = Exporter.examine(set, format, out, ExportOptions.of("data").withImages(Images.COPY),
                    null);
            assertEquals(List.of(), plan.problems(), "seed " + seed);
            if (plan.set().images().isEmpty()) {
                continue;
            }
            ExportResult result = Exporter.write(plan, null);
            ImportPreview read = Importer.examine(format, ImportSource.of(result.main(), Optional.empty()),
                    ImportOptions.DEFAULT, null);
            assertEquals(List.of(), read.problems(), "seed " + seed);
            assertTrue(read.losses().stream().noneMatch(loss -> loss.kind() == Kind.LOST), read.losses().toString());
            assertEquals(text(format, plan.set()), text(format, read.set()), "seed " + seed);
            if (NUMBERING.contains(id)) {
                assertEquals(plan.set().classNames(), read.set().classNames(), "seed " + seed);
            }
            kept += plan.set().images().size();
        }
        assertTrue(kept > 2 * SETS, kept + " images");
    }

    /** Lists images by name with what is said of them; sizes apart, which some formats take from the file. */
    private static String text(AnnotationFormat format, AnnotationSet set) {
        List<AnnotatedImage> images = new ArrayList<>(set.images());
        List<String> lines = new ArrayList<>();
        for (AnnotatedImage image : images) {
            boolean labelled = format.abilities().contains(Ability.IMAGE_CLASS);
            String label = labelled || image.boxes().isEmpty() ? image.label()
                    : image.labelOf(image.boxes().getFirst());
            StringBuilder line = new StringBuilder(format.id().equals("folders") ? format.imagePath(image)
                    : image.fileName()).append(" is ").append(label).append(image.excluded() ? " excluded" : "");
            line.append(' ').append(new TreeMap<>(image.columns()));
            image.boxes().forEach(box -> line.append(" [").append(image.labelOf(box)).append(' ').append(box.x())
                    .append(' ').append(box.y()).append(' ').append(box.w()).append(' ').append(box.h()).append(' ')
                    .append(new TreeMap<>(box.attributes())).append(']'));
            lines.add(line.toString());
        }
        lines.sort(Comparator.naturalOrder());
        return String.join("\n", lines);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void nothingIsLostOfWhatAFormatCanHold(String id) throws IOException, DatasetException {
        AnnotationFormat format = Formats.shipped().find(id).orElseThrow();
        boolean boxes = format.abilities().contains(Ability.BOXES);
        Path images = RandomSets.images(folder.resolve("originals"));
        List<AnnotatedBox> two = List.of(new AnnotatedBox("", 3, 4, 10, 5), new AnnotatedBox("", 0, 0.5, 64, 47.5));
        AnnotationSet set = new AnnotationSet(List.of(new AnnotatedImage("a.png", "cat", false, 0, 0,
                boxes ? two : List.of(), Map.of())), List.of(new ClassName("cat")), Optional.of(images),
                Optional.empty());
        ExportPreview plan = Exporter.examine(set, format, folder.resolve("out"), ExportOptions.of("data"), null);
        assertTrue(plan.losses().stream().noneMatch(loss -> loss.kind() == Kind.LOST), plan.losses().toString());
        Exporter.write(plan, null);
    }
}
