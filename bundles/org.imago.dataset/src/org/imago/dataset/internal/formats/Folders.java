// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.formats.Ability;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ExportOptions;
import org.imago.dataset.formats.ExportOptions.Images;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.formats.Notes;

/** A folder for each class, with its images in it. Images that lie beside these folders have no class. */
public final class Folders implements AnnotationFormat {

    /**
     * What Windows does not take for a name, or changes; other systems would give such a folder to nobody on Windows.
     */
    private static final Pattern UNSUITABLE = Pattern.compile("[.].*|.*[. ]|.*[<>:\"/\\\\|?*\\x00-\\x1f].*|"
            + "(?i:con|prn|aux|nul|com\\d|lpt\\d)([.].*)?", Pattern.DOTALL);
    private static final int LONGEST_NAME = 200;

    /** Creates the format. */
    public Folders() {
    }

    @Override
    public String id() {
        return "folders";
    }

    @Override
    public String name() {
        return "Folder per class";
    }

    @Override
    public String description() {
        return "a folder that holds a folder of images for each class";
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.IMAGE_CLASS, Ability.DUPLICATES);
    }

    @Override
    public boolean needsImages() {
        return true;
    }

    @Override
    public boolean detect(ImportSource source) {
        if (!source.isFolder()) {
            return false;
        }
        try (var entries = Files.list(source.path())) {
            return entries.limit(1000).anyMatch(entry -> Files.isDirectory(entry)
                    && !entry.getFileName().toString().startsWith("."));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public void read(ImportSource source, ImportSink sink) throws DatasetException {
        Path folder = source.path();
        if (!source.isFolder()) {
            throw new DatasetException(folder, 0, "", "is no folder; expected one that holds a folder for each class");
        }
        List<Path> images = Trees.files(folder, Trees::isImage, sink);
        if (images.isEmpty()) {
            throw new DatasetException(folder, 0, "", "holds no image; expected a folder of images for each class");
        }
        sink.imagesIn(folder);
        for (Path image : images) {
            String name = Trees.name(folder, image);
            int slash = name.indexOf('/');
            sink.add(new AnnotatedImage(name, slash < 0 ? "" : name.substring(0, slash)), image, 0);
        }
    }

    @Override
    public String imagePath(AnnotatedImage image) {
        String name = image.fileName().replace('\\', '/');
        return name.startsWith(image.label() + "/") ? name : image.label() + "/" + name;
    }

    @Override
    public void examine(AnnotationSet set, ExportOptions options, Notes notes) {
        for (AnnotatedImage image : set.images()) {
            if (!imagePath(image).equals(image.fileName())) {
                notes.changed("images get the folder of their class in front of their name", image.fileName());
            }
        }
        problem(set).ifPresent(why -> notes.problem(new DatasetProblem(Severity.ERROR, set.source().orElse(Path.of(
                options.name())), 0, "", why)));
    }

    /** Returns what is wrong with the names of the classes, if they cannot all be names of folders. */
    private static Optional<String> problem(AnnotationSet set) {
        Map<String, String> spellings = new HashMap<>();
        for (AnnotatedImage image : set.images()) {
            String label = image.label();
            if (label.length() > LONGEST_NAME || UNSUITABLE.matcher(label).matches()) {
                return Optional.of("the class \"" + label + "\" cannot be the name of a folder on every system; rename"
                        + " it");
            }
            String other = spellings.putIfAbsent(label.toLowerCase(Locale.ROOT), label);
            if (other != null && !other.equals(label)) {
                return Optional.of("the classes \"" + other + "\" and \"" + label + "\" differ in case only and "
                        + "would be the same folder on some systems; rename one");
            }
        }
        return Optional.empty();
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException {
        Optional<String> problem = problem(set);
        if (problem.isPresent()) {
            throw new DatasetException(set.source().orElse(Path.of(target.options().name())), 0, "", problem.get());
        }
        if (target.options().images() == Images.NONE) {
            throw new DatasetException(set.source().orElse(Path.of(target.options().name())), 0, "", "cannot be written"
                    + " as a folder per class without its images; have them copied or linked");
        }
        set.images().forEach(image -> target.worked());
    }
}
