// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.imago.dataset.DuplicateGroup.Kind;
import org.imago.image.ImageFacts;

/**
 * The pictures that stand in a data set more than once, and what is said of them in contradiction. Excluded samples
 * belong to groups as well: a copy that was excluded explains why its picture is not learnt from twice.
 *
 * <p>Which samples belong together is found once; conflicts are read from the rows whenever they are asked for, so that
 * an edit settles them at once.
 */
public final class Duplicates {

    /** Boxes that agree better than this are the same: files round them. */
    private static final double SAME = 0.9999;

    private final List<DuplicateGroup> groups;
    private final List<List<Sample>> photos;
    private final Function<Sample, Optional<ImageFacts>> facts;
    private final Columns columns;

    /**
     * Columns that say something about copies.
     *
     * @param groupBy whose equal values name a picture, such as the page it came from
     * @param split   whose values name parts of the data set that must not share a picture, such as train and test
     */
    public record Columns(Optional<String> groupBy, Optional<String> split) {

        /** No column says anything. */
        public static final Columns NONE = new Columns(Optional.empty(), Optional.empty());
    }

    private Duplicates(List<DuplicateGroup> groups, List<List<Sample>> photos,
            Function<Sample, Optional<ImageFacts>> facts, Columns columns) {
        this.groups = groups;
        this.photos = photos;
        this.facts = facts;
        this.columns = columns;
    }

    /**
     * Finds the copies among samples. Where an image is not known, its file name says which it is.
     *
     * @param samples the samples of a data set, excluded ones as well
     * @param facts   what is known of a sample's image; nothing if it is missing or cannot be decoded
     * @param columns columns that say something about copies
     * @return the groups
     * @throws DatasetException if the data set has no such column
     */
    public static Duplicates find(List<Sample> samples, Function<Sample, Optional<ImageFacts>> facts, Columns columns)
            throws DatasetException {
        for (Optional<String> column : List.of(columns.groupBy(), columns.split())) {
            if (column.isPresent()) {
                SampleGroups.requireColumn(samples, column.get());
            }
        }
        Function<Sample, Optional<String>> picture = sample -> picture(sample, facts.apply(sample));
        Function<Sample, Optional<String>> named = sample -> columns.groupBy().flatMap(sample::value)
                .map(String::strip).filter(SampleGroups::isGroup);
        Map<List<Sample>, Set<Kind>> found = new LinkedHashMap<>();
        add(found, Kind.EXACT, byKey(samples, picture));
        add(found, Kind.COLUMN, byKey(samples, named));
        add(found, Kind.NEAR, near(samples, facts, picture));
        List<List<Sample>> photos = together(samples, SampleGroups.of(samples, sample -> Optional.empty(),
                sample -> keys(picture.apply(sample), named.apply(sample))));
        return new Duplicates(ordered(found), photos, facts, columns);
    }

    private static Optional<String> picture(Sample sample, Optional<ImageFacts> known) {
        return known.map(ImageFacts::digest)
                .or(() -> Optional.of(sample.fileName()).filter(name -> !name.isEmpty()).map(name -> "file " + name));
    }

    private static List<String> keys(Optional<String> picture, Optional<String> value) {
        List<String> keys = new ArrayList<>();
        picture.ifPresent(key -> keys.add("picture " + key));
        value.ifPresent(key -> keys.add("value " + key));
        return keys;
    }

    private static Collection<List<Sample>> byKey(List<Sample> samples, Function<Sample, Optional<String>> key) {
        Map<String, List<Sample>> groups = new LinkedHashMap<>();
        for (Sample sample : samples) {
            key.apply(sample).ifPresent(value -> groups.computeIfAbsent(value, any -> new ArrayList<>()).add(sample));
        }
        return groups.values();
    }

    /** Copies of one picture are near, but that is known already. */
    private static List<List<Sample>> near(List<Sample> samples, Function<Sample, Optional<ImageFacts>> facts,
            Function<Sample, Optional<String>> picture) {
        return together(samples, SampleGroups.of(samples, facts, sample -> List.of())).stream()
                .filter(group -> group.stream().map(picture).distinct().count() > 1).toList();
    }

    private static List<List<Sample>> together(List<Sample> samples, SampleGroups groups) {
        List<List<Sample>> members = new ArrayList<>();
        for (int i = 0; i < groups.count(); i++) {
            members.add(new ArrayList<>());
        }
        samples.forEach(sample -> members.get(groups.group(sample)).add(sample));
        return members;
    }

    private static void add(Map<List<Sample>, Set<Kind>> found, Kind kind, Collection<List<Sample>> groups) {
        for (List<Sample> group : groups) {
            if (group.size() > 1) {
                found.computeIfAbsent(group, any -> EnumSet.noneOf(Kind.class)).add(kind);
            }
        }
    }

    private static List<DuplicateGroup> ordered(Map<List<Sample>, Set<Kind>> found) {
        return found.entrySet().stream().map(entry -> new DuplicateGroup(entry.getValue(), entry.getKey()))
                .sorted(Comparator.comparing(DuplicateGroup::kind)
                        .thenComparing(group -> group.samples().getFirst().index()))
                .toList();
    }

    /**
     * Returns the groups. A sample may be in several: in one of exact copies and in one of near copies around it.
     *
     * @return exact copies first, then those of the column, then near copies; within each in the order of the rows
     */
    public List<DuplicateGroup> groups() {
        return groups;
    }

    /**
     * Returns the columns that say something about copies.
     *
     * @return as they were asked for
     */
    public Columns columns() {
        return columns;
    }

    /**
     * Returns what is known of a sample's image.
     *
     * @param sample one of the samples
     * @return nothing if the image is missing or cannot be decoded
     */
    public Optional<ImageFacts> facts(Sample sample) {
        return facts.apply(sample);
    }

    /**
     * Counts the photos that stand in several classes, whether excluded or not. Near copies are other photos.
     *
     * @return how many pictures have samples of different classes
     */
    public int photosInSeveralClasses() {
        return (int) photos.stream().filter(photo -> photo.size() > 1 && labels(photo).size() > 1).count();
    }

    private static Set<String> labels(List<Sample> samples) {
        return samples.stream().map(Sample::label).filter(label -> !label.isEmpty()).collect(Collectors.toSet());
    }

    /**
     * Lists what is said in contradiction.
     *
     * @return different classes first, then different parts, then different boxes; within each in the order of the
     *         groups
     */
    public List<DuplicateConflict> conflicts() {
        return groups.stream().flatMap(group -> conflicts(group).stream())
                .sorted(Comparator.comparing(Duplicates::rank)).toList();
    }

    private static int rank(DuplicateConflict conflict) {
        return switch (conflict) {
            case DuplicateConflict.Classes classes -> 0;
            case DuplicateConflict.Parts parts -> 1;
            case DuplicateConflict.Boxes boxes -> 2;
        };
    }

    /**
     * Lists what is said in contradiction within a group.
     *
     * @param group one of the groups
     * @return different classes, different parts, then different boxes; empty if all agree
     */
    public List<DuplicateConflict> conflicts(DuplicateGroup group) {
        List<Sample> kept = group.kept();
        List<DuplicateConflict> conflicts = new ArrayList<>();
        List<Sample> labelled = with(kept, Sample::label);
        List<String> labels = labelled.stream().map(Sample::label).distinct().toList();
        if (labels.size() > 1) {
            conflicts.add(new DuplicateConflict.Classes(group, labelled, labels));
        }
        List<Sample> assigned = with(kept, this::part);
        List<String> parts = assigned.stream().map(this::part).distinct().toList();
        if (parts.size() > 1) {
            conflicts.add(new DuplicateConflict.Parts(group, assigned, parts));
        }
        if (group.samePicture()) {
            agreement(group).forEach((sample, iou) -> {
                if (iou < SAME) {
                    conflicts.add(new DuplicateConflict.Boxes(group, reference(group).orElseThrow(), sample, iou));
                }
            });
        }
        return conflicts;
    }

    private static List<Sample> with(List<Sample> samples, Function<Sample, String> value) {
        return samples.stream().filter(sample -> !value.apply(sample).isEmpty()).toList();
    }

    private String part(Sample sample) {
        return columns.split().flatMap(sample::value).map(String::strip).orElse("");
    }

    /**
     * Returns the sample with whose boxes those of the others are compared.
     *
     * @param group one of the groups
     * @return the first one with boxes that is not excluded; nothing if there is none
     */
    public Optional<Sample> reference(DuplicateGroup group) {
        return group.samples().stream().filter(sample -> !sample.excluded() && !boxes(sample).isEmpty()).findFirst();
    }

    /**
     * Tells how well boxes of a group agree with those of its {@linkplain #reference reference}.
     *
     * @param group one of the groups
     * @return mean IoU, 0 to 1, of each other sample with boxes that is not excluded, in the order of the rows
     */
    public Map<Sample, Double> agreement(DuplicateGroup group) {
        Map<Sample, Double> agreement = new LinkedHashMap<>();
        Optional<DrawnBoxes> first = Optional.empty();
        for (Sample sample : group.kept()) {
            DrawnBoxes drawn = boxes(sample);
            if (!drawn.isEmpty() && first.isPresent()) {
                agreement.put(sample, first.get().agreement(drawn));
            }
            first = first.isEmpty() && !drawn.isEmpty() ? Optional.of(drawn) : first;
        }
        return agreement;
    }

    private DrawnBoxes boxes(Sample sample) {
        return DrawnBoxes.of(sample, facts.apply(sample));
    }
}
