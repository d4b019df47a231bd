// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.imago.dataset.formats.ImportOptions.ClassFrom;

/**
 * Gives an image a class where only its boxes have one. The box that gives it becomes the first, for that is cropped.
 */
final class Labelling {

    private Labelling() {
    }

    static AnnotatedImage of(AnnotatedImage image, ClassFrom from, Notes notes) {
        List<AnnotatedBox> labelled = image.boxes().stream().filter(box -> !box.label().isBlank()).toList();
        if (labelled.isEmpty()) {
            return image.withLabel("");
        }
        AnnotatedBox chosen = switch (from) {
            case FIRST -> labelled.getFirst();
            case LARGEST -> largest(labelled);
            case MOST -> largest(mostOf(labelled));
        };
        if (labelled.stream().map(AnnotatedBox::label).distinct().count() > 1) {
            notes.changed("images whose boxes have several classes: the class of the " + switch (from) {
                case FIRST -> "first";
                case LARGEST -> "largest";
                case MOST -> "most frequent";
            } + (from == ClassFrom.MOST ? "" : " box") + " becomes that of the image, the other boxes keep their own "
                    + "(in columns box_class, box_class_2, \u2026)", image.fileName());
        }
        if (labelled.size() < image.boxes().size()) {
            notes.lost("images in which some boxes have no class: they get that of the image", image.fileName());
        }
        return image.withLabel(chosen.label()).withBoxes(from == ClassFrom.FIRST ? image.boxes()
                : first(chosen, image.boxes()));
    }

    private static AnnotatedBox largest(List<AnnotatedBox> boxes) {
        return Collections.max(boxes.reversed(), Comparator.comparingDouble(box -> box.w() * box.h()));
    }

    private static List<AnnotatedBox> mostOf(List<AnnotatedBox> boxes) {
        Map<String, List<AnnotatedBox>> byLabel = new LinkedHashMap<>();
        boxes.forEach(box -> byLabel.computeIfAbsent(box.label(), absent -> new ArrayList<>()).add(box));
        return Collections.max(List.copyOf(byLabel.values()).reversed(), Comparator.comparingInt(List::size));
    }

    private static List<AnnotatedBox> first(AnnotatedBox chosen, List<AnnotatedBox> boxes) {
        List<AnnotatedBox> ordered = new ArrayList<>();
        ordered.add(chosen);
        boxes.stream().filter(box -> box != chosen).forEach(ordered::add);
        return ordered;
    }
}
