// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.formats.ExportOptions.Images;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;

/** Makes of an image what a format can hold of it, and notes the rest. */
final class Fitting {

    private final AnnotationFormat format;
    private final AnnotationSet set;
    private final boolean withImages;
    private final Notes notes;
    private final ImageDecoder decoder = new ImageDecoder();
    private final Set<String> names = new HashSet<>();

    Fitting(AnnotationFormat format, AnnotationSet set, Images images, Notes notes) {
        this.format = format;
        this.set = set;
        this.withImages = copies(format, images);
        this.notes = notes;
    }

    /** Tells whether images are copied or linked. */
    static boolean copies(AnnotationFormat format, Images images) {
        return images == Images.COPY || images == Images.LINK || images == Images.AS_NEEDED && format.needsImages();
    }

    private boolean can(Ability ability) {
        return format.abilities().contains(ability);
    }

    /** Returns what the format can hold of an image; nothing if it cannot hold the image at all. */
    Optional<AnnotatedImage> fit(AnnotatedImage image) {
        if (image.excluded() && !can(Ability.EXCLUDED)) {
            notes.lost("excluded images, which " + format.name() + " cannot mark: left out", image.fileName());
            return Optional.empty();
        }
        Optional<AnnotatedImage> sized = sized(image);
        return sized.map(this::withoutForeignBoxes).map(this::withoutForeignColumns).filter(this::isHeld);
    }

    private boolean isHeld(AnnotatedImage image) {
        String name = image.fileName();
        boolean labelled = !image.label().isEmpty();
        if (!can(Ability.IMAGE_CLASS)) {
            if (labelled && image.boxes().isEmpty()) {
                notes.lost("images with a class but no box: left out, for " + format.name() + " has classes of boxes"
                        + " only and would take them for empty", name);
                return false;
            }
            boolean boxed = !image.boxes().isEmpty();
            if (labelled && boxed && !image.labelOf(image.boxes().getFirst()).equals(image.label())) {
                notes.lost("classes of images that are not those of their first box", name);
            } else if (!labelled && boxed) {
                notes.changed("images without a class whose boxes have one: read again, they get that", name);
            }
        }
        if (!labelled && image.boxes().isEmpty() && !can(Ability.UNLABELLED)) {
            notes.lost("images without a class: left out", name);
            return false;
        }
        if (!can(Ability.DUPLICATES) && !names.add(name)) {
            notes.lost("images that stand there already: left out, for " + format.name() + " has each image once",
                    name);
            return false;
        }
        return true;
    }

    private AnnotatedImage withoutForeignBoxes(AnnotatedImage image) {
        List<AnnotatedBox> kept = new ArrayList<>();
        for (AnnotatedBox box : image.boxes()) {
            if (!can(Ability.BOXES)) {
                notes.lost("boxes, which " + format.name() + " does not hold", image.fileName());
            } else if (image.labelOf(box).isEmpty() && !can(Ability.BOX_WITHOUT_CLASS)) {
                notes.lost("boxes without a class: left out", image.fileName());
            } else {
                kept.add(withoutForeignLabel(image, box).withAttributes(held(box.attributes(),
                        can(Ability.BOX_ATTRIBUTES), format.boxAttributes(), "the attribute \"%s\" of boxes",
                        image.fileName())));
            }
        }
        return image.withBoxes(kept);
    }

    private AnnotatedBox withoutForeignLabel(AnnotatedImage image, AnnotatedBox box) {
        if (box.label().isEmpty() || can(Ability.BOX_CLASS)) {
            return box;
        }
        notes.lost("classes of boxes that are not that of their image", image.fileName());
        return box.withLabel("");
    }

    private AnnotatedImage withoutForeignColumns(AnnotatedImage image) {
        return image.withColumns(held(image.columns(), can(Ability.COLUMNS), format.columns(), "the column \"%s\"",
                image.fileName()));
    }

    private Map<String, String> held(Map<String, String> values, boolean all, Set<String> some, String what,
            String name) {
        if (all || values.isEmpty()) {
            return values;
        }
        Map<String, String> held = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (some.contains(key)) {
                held.put(key, value);
            } else {
                notes.lost("values of " + String.format(what, key), name);
            }
        });
        return held;
    }

    /** Returns the image with the size of its file, to which other programs relate boxes. */
    private Optional<AnnotatedImage> sized(AnnotatedImage image) {
        if (can(Ability.IMAGE_SIZE) && !withImages) {
            return Optional.of(image);
        }
        Optional<Path> file = set.folder().flatMap(folder -> ImageFolder.find(folder, image.fileName()));
        if (withImages && file.isEmpty()) {
            return refused(image, "its file is not there and cannot be copied" + set.folder()
                    .map(folder -> "; put it into " + folder).orElse("; name the folder of the images"));
        }
        AnnotatedImage sized = can(Ability.IMAGE_SIZE) || file.isEmpty() ? image : onFile(image, file.get());
        return sized.hasSize() || sized.boxes().isEmpty() || !format.needsSizes() ? Optional.of(sized)
                : refused(image, "the size of the image is not known, by which " + format.name() + " measures boxes;"
                        + " name the folder of the images, or record it in orig_file_width and orig_file_height");
    }

    private Optional<AnnotatedImage> refused(AnnotatedImage image, String why) {
        notes.problem(new DatasetProblem(Severity.ERROR, set.source().orElse(Path.of(image.fileName())), 0, "",
                image.fileName() + ": " + why));
        return Optional.empty();
    }

    private AnnotatedImage onFile(AnnotatedImage image, Path file) {
        try {
            ImageHeader header = decoder.readHeader(file);
            if (header.orientation() != 1) {
                notes.changed("images that are stored turned (EXIF orientation): boxes are in pixels of the image as"
                        + " shown, programs that ignore the turn show them elsewhere", image.fileName());
            }
            if (image.hasSize() && !image.boxes().isEmpty()
                    && (image.width() != header.width() || image.height() != header.height())) {
                notes.changed("images whose boxes were drawn on a copy of another size: they are scaled to the file",
                        image.fileName());
            }
            return image.on(header.width(), header.height());
        } catch (ImageProblemException e) {
            notes.problem(new DatasetProblem(Severity.WARNING, file, 0, "", e.detail() + "; its size is taken from the"
                    + " data set if that has it"));
            return image;
        } catch (IllegalArgumentException e) {
            notes.problem(new DatasetProblem(Severity.WARNING, file, 0, "", "its boxes are too small or too large on "
                    + "the file, and are kept as they were drawn"));
            return image;
        }
    }
}
