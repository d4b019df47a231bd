// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.imago.dataset.CsvTable;
import org.imago.dataset.Dataset;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleCounts;

/**
 * What is in a data set, in numbers. Immutable.
 *
 * @param counts   of all samples
 * @param groups   samples by class, excluded, boxed and reviewed; those of a class together, in the order of
 *                 {@link Dataset#classes()}, those without a class last; empty groups are left out
 * @param boxes    boxes of samples that are not excluded
 * @param images   images of samples that are not excluded
 * @param progress counts at the end of each day on which the data set was saved, by day
 */
public record DatasetStatistics(SampleCounts counts, List<SampleGroup> groups, BoxStatistics boxes,
        ImageStatistics images, Map<LocalDate, SampleCounts> progress) {

    /** Copies the collections. */
    public DatasetStatistics {
        groups = List.copyOf(groups);
        progress = Collections.unmodifiableMap(new TreeMap<>(progress));
    }

    /**
     * Counts.
     *
     * @param dataset  the data set, with its edits
     * @param sizes    tells how large the images are; what it throws ends the counting
     * @param progress how far it had come on other days
     * @return the statistics
     */
    public static DatasetStatistics of(Dataset dataset, ImageSizes sizes, Map<LocalDate, SampleCounts> progress) {
        return new Counting(dataset, sizes).count(progress);
    }

    /** Returns the names of the classes that samples have, in the order of the groups; the empty name for none. */
    public List<String> labels() {
        return groups.stream().map(SampleGroup::label).distinct().toList();
    }

    /**
     * Counts samples of some of the groups.
     *
     * @param wanted which
     * @return their samples together
     */
    public int samples(Predicate<SampleGroup> wanted) {
        return groups.stream().filter(wanted).mapToInt(SampleGroup::samples).sum();
    }

    /**
     * Returns the groups as a CSV, to be used in other programs.
     *
     * @return columns class, excluded, boxed, reviewed (0 or 1) and samples; a row for each group
     */
    public String csv() {
        return CsvTable.text(List.of("class", "excluded", "boxed", "reviewed", "samples"), groups.stream()
                .map(group -> List.of(group.label(), flag(group.excluded()), flag(group.boxed()), flag(group.reviewed()),
                        String.valueOf(group.samples()))).toList());
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    private static final class Counting {

        private final Dataset dataset;
        private final ImageSizes sizes;
        private final Map<SampleGroup, Integer> groups = new HashMap<>();
        private final List<PlacedBox> boxes = new ArrayList<>();
        private final Map<Integer, Integer> perImage = new HashMap<>();
        private final Map<ImageSize, Integer> bySize = new HashMap<>();
        private int unknown;

        Counting(Dataset dataset, ImageSizes sizes) {
            this.dataset = dataset;
            this.sizes = sizes;
        }

        DatasetStatistics count(Map<LocalDate, SampleCounts> progress) {
            List<Integer> numbers = RecordedBox.numbers(dataset);
            List<Sample> samples = dataset.samples();
            int excluded = 0;
            int reviewed = 0;
            int boxed = 0;
            for (Sample sample : samples) {
                List<RecordedBox> some = RecordedBox.readable(sample, numbers);
                boolean out = sample.excluded();
                groups.merge(new SampleGroup(sample.label(), out, !some.isEmpty(), sample.reviewed(), 1), 1,
                        Integer::sum);
                excluded += out ? 1 : 0;
                reviewed += sample.reviewed() ? 1 : 0;
                boxed += out || some.isEmpty() ? 0 : 1;
                if (!out) {
                    look(sample, some);
                }
            }
            return new DatasetStatistics(new SampleCounts(samples.size(), excluded, boxed, boxes.size(), reviewed),
                    sorted(), new BoxStatistics(boxes, perImage), new ImageStatistics(bySize, unknown), progress);
        }

        private void look(Sample sample, List<RecordedBox> recorded) {
            Optional<ImageSize> size = sizes.of(sample);
            size.ifPresentOrElse(known -> bySize.merge(known, 1, Integer::sum), () -> unknown++);
            recorded.forEach(box -> boxes.add(PlacedBox.of(sample, box, size)));
            perImage.merge(recorded.size(), 1, Integer::sum);
        }

        private List<SampleGroup> sorted() {
            Map<String, Integer> places = new HashMap<>();
            dataset.classes().forEach(name -> places.put(name, places.size()));
            Comparator<SampleGroup> order = Comparator.comparing(
                    (SampleGroup group) -> places.getOrDefault(group.label(), Integer.MAX_VALUE));
            return groups.entrySet().stream()
                    .map(entry -> new SampleGroup(entry.getKey().label(), entry.getKey().excluded(),
                            entry.getKey().boxed(), entry.getKey().reviewed(), entry.getValue()))
                    .sorted(order.thenComparing(SampleGroup::excluded).thenComparing(SampleGroup::boxed)
                            .thenComparing(SampleGroup::reviewed))
                    .toList();
        }
    }
}
