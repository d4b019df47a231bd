// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.formats.ExportOptions.Images;

/**
 * Writes data sets for other programs. First {@link #examine} says what the format cannot hold; nothing is written.
 * Then {@link #write} writes all of it, or nothing:
 *
 * <pre>
 * AnnotationSet set = Datasets.read(dataset, Optional.of(imageFolder), monitor).set();
 * ExportPreview preview = Exporter.examine(set, format, folder, ExportOptions.of("birds"), monitor);
 * // show preview.losses(), preview.problems()
 * Exporter.write(preview, monitor);
 * </pre>
 */
public final class Exporter {

    private Exporter() {
    }

    /**
     * Says what a format cannot hold of a data set. Looks into the images' headers for their sizes, so it takes its
     * time; not for the thread of a user interface.
     *
     * @param set     the data set
     * @param format  the format
     * @param folder  the folder into which it is to be written; need not exist
     * @param options what a person decided
     * @param monitor shows progress and may ask to stop; may be {@code null}
     * @return what will be written
     * @throws DatasetException           if classes that are listed in the folder or the options cannot be read
     * @throws OperationCanceledException if the monitor asked to stop
     */
    public static ExportPreview examine(AnnotationSet set, AnnotationFormat format, Path folder, ExportOptions options,
            IProgressMonitor monitor) throws DatasetException {
        SubMonitor progress = SubMonitor.convert(monitor, set.images().size());
        Notes notes = new Notes();
        Fitting fitting = new Fitting(format, set, options.images(), notes);
        List<AnnotatedImage> fitted = new ArrayList<>();
        for (AnnotatedImage image : set.images()) {
            progress.split(1);
            fitting.fit(image).ifPresent(fitted::add);
        }
        if (options.images() == Images.NONE && format.needsImages()) {
            notes.lost("folder of images: not copied, though " + format.name() + " expects them in it", "");
        }
        AnnotationSet written = set.withImages(fitted).withClasses(numbered(set, format, folder, options, notes));
        format.examine(written, options, notes);
        return new ExportPreview(format, written, folder, options, notes.losses(), notes.problems(),
                notes.problemCount());
    }

    /** Classes that have a number already keep it; others come behind. */
    private static List<ClassName> numbered(AnnotationSet set, AnnotationFormat format, Path folder,
            ExportOptions options, Notes notes) throws DatasetException {
        Path place = options.names().orElse(folder);
        List<ClassName> before = format.numbered(place);
        if (options.names().isPresent() && before.isEmpty()) {
            throw new DatasetException(place, 0, "", "lists no classes that " + format.name() + " could number; "
                    + "expected names of classes, one a line, or a data set in that format");
        }
        if (before.isEmpty()) {
            return set.classes();
        }
        Map<String, ClassName> merged = new LinkedHashMap<>();
        before.forEach(known -> merged.put(known.name(), known));
        set.classes().forEach(known -> merged.merge(known.name(), new ClassName(known.name(), OptionalInt.empty(),
                known.group()), (first, second) -> new ClassName(first.name(), first.number(),
                        first.group().isEmpty() ? second.group() : first.group())));
        List<ClassName> classes = List.copyOf(merged.values());
        if (!sameNumbers(classes, set.classes())) {
            notes.changed("list of classes: they keep the numbers that " + place + " gives them, new ones come behind",
                    String.join(" ", classes.stream().map(ClassName::name).toList()));
        }
        return classes;
    }

    private static boolean sameNumbers(List<ClassName> classes, List<ClassName> others) {
        return classes.stream().map(ClassName::name).toList().equals(others.stream().map(ClassName::name).toList())
                && classes.stream().map(ClassName::number).toList().equals(others.stream().map(ClassName::number)
                        .toList());
    }

    /**
     * Writes what was examined. Everything is made beside its place first; when all is there, it is moved. If it fails
     * or is stopped before, nothing has changed.
     *
     * @param preview what {@link #examine} returned
     * @param monitor shows progress and may ask to stop; may be {@code null}
     * @return what was written
     * @throws DatasetException           if a file exists and may not be replaced, or something cannot be written
     * @throws OperationCanceledException if the monitor asked to stop
     */
    public static ExportResult write(ExportPreview preview, IProgressMonitor monitor) throws DatasetException {
        List<AnnotatedImage> images = preview.set().images();
        boolean copies = Fitting.copies(preview.format(), preview.options().images());
        SubMonitor progress = SubMonitor.convert(monitor, images.size() * (copies ? 2 : 1));
        try (Staging staging = new Staging(preview, progress)) {
            preview.format().write(preview.set(), staging);
            for (AnnotatedImage image : copies ? images : List.<AnnotatedImage>of()) {
                staging.worked();
                copy(preview, image, staging);
            }
            return staging.commit();
        } catch (IOException e) {
            throw new DatasetException(preview.folder(), 0, "", "cannot be written (" + e + "); expected a folder that"
                    + " is open to changes, and free space; nothing was changed", e);
        }
    }

    private static void copy(ExportPreview preview, AnnotatedImage image, Staging staging)
            throws IOException, DatasetException {
        Path folder = preview.set().folder().orElseThrow();
        Optional<Path> file = ImageFolder.find(folder, image.fileName());
        if (file.isEmpty()) {
            throw new DatasetException(folder.resolve(image.fileName()), 0, "", "was there before and is gone; nothing"
                    + " was written; start again");
        }
        staging.image(file.get(), preview.format().imagePath(image), preview.options().images() == Images.LINK);
    }
}
