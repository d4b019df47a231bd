// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A data set as it goes from one format to another.
 *
 * @param images  its images in order
 * @param classes all classes, also those that no image has, in the order by which formats number them; never reordered
 *                on the way, or numbers would mean other classes
 * @param folder  where the images lie, as far as that is known
 * @param source  the file or folder from which it was read; never written over
 */
public record AnnotationSet(List<AnnotatedImage> images, List<ClassName> classes, Optional<Path> folder,
        Optional<Path> source) {

    /** Copies the lists. */
    public AnnotationSet {
        images = List.copyOf(images);
        classes = List.copyOf(classes);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(source);
    }

    /**
     * Returns the set with other images.
     *
     * @param others the images
     * @return the set
     */
    public AnnotationSet withImages(List<AnnotatedImage> others) {
        return new AnnotationSet(others, classes, folder, source);
    }

    /**
     * Returns the set with its classes in another order, or with others.
     *
     * @param others the classes
     * @return the set
     */
    public AnnotationSet withClasses(List<ClassName> others) {
        return new AnnotationSet(images, others, folder, source);
    }

    /**
     * Counts the boxes.
     *
     * @return boxes of all images
     */
    public int boxes() {
        return images.stream().mapToInt(image -> image.boxes().size()).sum();
    }

    /**
     * Returns the names of the classes.
     *
     * @return in the order of {@link #classes()}
     */
    public List<String> classNames() {
        return classes.stream().map(ClassName::name).toList();
    }
}
