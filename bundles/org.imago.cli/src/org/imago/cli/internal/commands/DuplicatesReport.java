// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.imago.dataset.Dataset;
import org.imago.dataset.DuplicateConflict;
import org.imago.dataset.DuplicateConflict.Boxes;
import org.imago.dataset.DuplicateConflict.Classes;
import org.imago.dataset.DuplicateConflict.Parts;
import org.imago.dataset.DuplicateGroup;
import org.imago.dataset.DuplicateGroup.Kind;
import org.imago.dataset.Duplicates;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleFacts;

/** The duplicates of a data set in words and as JSON. */
final class DuplicatesReport {

    private final Dataset dataset;
    private final Duplicates found;
    private final SampleFacts facts;
    private final List<DuplicateConflict> conflicts;

    DuplicatesReport(Dataset dataset, Duplicates found, SampleFacts facts) {
        this.dataset = dataset;
        this.found = found;
        this.facts = facts;
        this.conflicts = found.conflicts();
    }

    /** Conflicts, groups, then figures. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        conflicts.forEach(conflict -> lines.add(at(conflict.samples().getFirst()) + "conflict: " + words(conflict)));
        found.groups().forEach(group -> lines.add(at(group.samples().getFirst()) + reasons(group) + ": "
                + group.samples().stream().map(DuplicatesReport::words).collect(Collectors.joining("; "))));
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(count(Kind.EXACT) + " groups of exact copies, " + count(Kind.NEAR) + " of near copies"
                + found.columns().groupBy().map(column -> ", " + count(Kind.COLUMN) + " with the same " + column)
                        .orElse("") + ", in " + dataset.samples().size() + " samples");
        lines.add(found.photosInSeveralClasses() + " photos in several classes; among samples that are not excluded, "
                + of(Classes.class).size() + " groups with several classes");
        meanIou().ifPresent(mean -> lines.add(of(Boxes.class).size() + String.format(Locale.ROOT,
                " photos boxed again with another box, mean IoU %.2f", mean)));
        found.columns().split().ifPresent(column -> lines.add(of(Parts.class).size()
                + " groups in several parts of " + column));
        return lines;
    }

    private String at(Sample sample) {
        return dataset.file() + ":" + sample.line() + ": ";
    }

    private String reasons(DuplicateGroup group) {
        return group.kinds().stream().map(kind -> switch (kind) {
            case EXACT -> "exact copies";
            case NEAR -> "near copies";
            case COLUMN -> "the same " + found.columns().groupBy().orElse("");
        }).collect(Collectors.joining(", "));
    }

    private static String words(Sample sample) {
        return sample.fileName() + " (line " + sample.line() + ", " + (sample.label().isEmpty() ? "no class"
                : sample.label()) + (sample.excluded() ? ", excluded" : "") + ")";
    }

    private String words(DuplicateConflict conflict) {
        String samples = conflict.samples().stream().map(DuplicatesReport::words).collect(Collectors.joining("; "));
        return switch (conflict) {
            case Classes classes -> "several classes: " + samples;
            case Parts parts -> "several parts (" + String.join(", ", parts.parts()) + "): " + samples;
            case Boxes boxes -> String.format(Locale.ROOT, "boxes with IoU %.2f: ", boxes.iou()) + samples;
        };
    }

    private long count(Kind kind) {
        return found.groups().stream().filter(group -> group.kinds().contains(kind)).count();
    }

    private <C extends DuplicateConflict> List<C> of(Class<C> kind) {
        return conflicts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private OptionalDouble meanIou() {
        return of(Boxes.class).stream().mapToDouble(Boxes::iou).average();
    }

    /** Everything for machines; groups are named by their place in the list, from 0. */
    Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("samples", dataset.samples().size());
        map.put("images_missing", facts.missing());
        map.put("images_unreadable", facts.unreadable().size());
        map.put("photos_in_several_classes", found.photosInSeveralClasses());
        map.put("class_conflicts", of(Classes.class).size());
        map.put("split_conflicts", of(Parts.class).size());
        map.put("box_conflicts", of(Boxes.class).size());
        meanIou().ifPresent(mean -> map.put("mean_iou", mean));
        map.put("conflicts", conflictMaps());
        map.put("groups", found.groups().stream().map(this::map).toList());
        return map;
    }

    private List<Map<String, Object>> conflictMaps() {
        Map<DuplicateGroup, Integer> places = new LinkedHashMap<>();
        found.groups().forEach(group -> places.put(group, places.size()));
        return conflicts.stream().map(conflict -> map(conflict, places.get(conflict.group()))).toList();
    }

    private static Map<String, Object> map(DuplicateConflict conflict, int group) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (conflict) {
            case Classes classes -> {
                map.put("kind", "classes");
                map.put("classes", classes.classes());
            }
            case Parts parts -> {
                map.put("kind", "split");
                map.put("parts", parts.parts());
            }
            case Boxes boxes -> {
                map.put("kind", "boxes");
                map.put("iou", boxes.iou());
            }
        }
        map.put("group", group);
        map.put("lines", conflict.samples().stream().map(Sample::line).toList());
        map.put("filenames", conflict.samples().stream().map(Sample::fileName).toList());
        return map;
    }

    private Map<String, Object> map(DuplicateGroup group) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kinds", group.kinds().stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList());
        found.columns().groupBy().filter(column -> group.kinds().contains(Kind.COLUMN))
                .ifPresent(column -> map.put("value", group.samples().getFirst().value(column).orElse("").strip()));
        map.put("samples", group.samples().stream().map(DuplicatesReport::map).toList());
        return map;
    }

    private static Map<String, Object> map(Sample sample) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", sample.line());
        map.put("filename", sample.fileName());
        map.put("class", sample.label());
        map.put("excluded", sample.excluded());
        return map;
    }
}
