// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.internal.formats.BoxNames;

/**
 * Takes what a format reads: checks it, gives images their class, and keeps what is said on the way. For one thread.
 */
public final class ImportSink {

    /** Most images of a data set that is read. */
    public static final int MOST_IMAGES = 2_000_000;

    /** Most boxes of a data set that is read. */
    public static final int MOST_BOXES = 5_000_000;

    /** Most boxes of an image: the columns of our CSV are numbered up to this. */
    public static final int MOST_BOXES_OF_AN_IMAGE = 9999;

    /** Most different names of columns, and of attributes of boxes. */
    public static final int MOST_NAMES = 1000;

    private static final int TICKS = 1000;
    private static final Path ANY_FOLDER = Path.of("images").toAbsolutePath();

    private final ImportSource source;
    private final ImportOptions options;
    private final SubMonitor monitor;
    private final Notes notes = new Notes();
    private final List<AnnotatedImage> images = new ArrayList<>();
    private final List<ClassName> classes = new ArrayList<>();
    private final Set<String> classNames = new HashSet<>();
    /** Names as they were spelled first, by lower case. */
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> attributes = new HashMap<>();
    private Optional<Path> folder;
    private int boxes;

    /**
     * Creates an empty sink.
     *
     * @param source  what is read
     * @param options what a person decided
     * @param monitor may ask to stop
     */
    public ImportSink(ImportSource source, ImportOptions options, IProgressMonitor monitor) {
        this.source = source;
        this.options = options;
        this.folder = source.images();
        this.monitor = SubMonitor.convert(monitor, TICKS);
    }

    /**
     * Stops if that was asked for.
     *
     * @throws OperationCanceledException if it was
     */
    public void checkCanceled() {
        monitor.checkCanceled();
    }

    /**
     * Says that something in the source cannot be held.
     *
     * @param what    see {@link Loss#what()}; the same text is counted as the same loss
     * @param example where; may be empty
     */
    public void lost(String what, String example) {
        notes.lost(what, example);
    }

    /**
     * Says that something in the source is held in another form.
     *
     * @param what    see {@link Loss#what()}; the same text is counted as the same change
     * @param example where; may be empty
     */
    public void changed(String what, String example) {
        notes.changed(what, example);
    }

    /**
     * Says that something cannot be used and is left out: an image, a box, a value.
     *
     * @param file    the file in which it is
     * @param line    1-based line; 0 if not known
     * @param message what is wrong, what was expected and what to do
     */
    public void error(Path file, int line, String message) {
        notes.problem(new DatasetProblem(Severity.ERROR, file, line, "", message));
    }

    /**
     * Says that something cannot be used and is left out.
     *
     * @param e what was thrown
     */
    public void error(DatasetException e) {
        notes.problem(DatasetProblem.of(Severity.ERROR, e));
    }

    /**
     * Says that something was read but is probably not as meant.
     *
     * @param file    the file in which it is
     * @param line    1-based line; 0 if not known
     * @param message what is wrong and what to do
     */
    public void warning(Path file, int line, String message) {
        notes.problem(new DatasetProblem(Severity.WARNING, file, line, "", message));
    }

    /**
     * Names the folder of the images, unless somebody did that already.
     *
     * @param images a folder, to which the names of images are relative
     */
    public void imagesIn(Path images) {
        folder = Optional.of(folder.orElse(images));
    }

    /**
     * Lists the classes in the order by which the format numbers them. Others that images have come behind.
     *
     * @param listed the classes
     */
    public void classes(List<ClassName> listed) {
        listed.stream().filter(name -> classNames.add(name.name())).forEach(classes::add);
    }

    /**
     * Takes an image with the class that the format says it has.
     *
     * @param image the image; a box without a class of its own has that of the image
     * @param file  the file that says so, for messages
     * @param line  1-based line in it; 0 if not known
     * @throws DatasetException if there are more images or boxes than the limits allow
     */
    public void add(AnnotatedImage image, Path file, int line) throws DatasetException {
        monitor.checkCanceled();
        monitor.setWorkRemaining(TICKS).worked(1);
        Optional<String> name = name(image, file, line);
        if (name.isEmpty()) {
            return;
        }
        AnnotatedImage clean = clean(image, name.get(), file, line);
        boxes += clean.boxes().size();
        if (images.size() >= MOST_IMAGES || boxes > MOST_BOXES) {
            throw new DatasetException(source.path(), line, "", "has more than " + MOST_IMAGES + " images or "
                    + MOST_BOXES + " boxes; expected fewer; split it");
        }
        images.add(clean);
    }

    /**
     * Takes an image of which the format says no class: it gets one of its boxes.
     *
     * @param image the image, whose label is ignored
     * @param file  the file that says so, for messages
     * @param line  1-based line in it; 0 if not known
     * @throws DatasetException if there are more images or boxes than the limits allow
     */
    public void addLabelledByBoxes(AnnotatedImage image, Path file, int line) throws DatasetException {
        add(Labelling.of(image, options.classFrom(), notes), file, line);
    }

    /** Returns the name relative to the image folder, or reports why there is none. */
    private Optional<String> name(AnnotatedImage image, Path file, int line) {
        String name = image.fileName().strip();
        if (folder.isPresent()) {
            name = relative(name, folder.get());
        }
        Optional<String> refusal = isText(name) ? ImageFolder.refusal(folder.orElse(ANY_FOLDER), name)
                : Optional.of("the name of an image holds characters that no file can hold; correct it");
        refusal.ifPresent(why -> error(file, line, why));
        return refusal.isPresent() ? Optional.empty() : Optional.of(name);
    }

    private static String relative(String name, Path folder) {
        try {
            Path path = Path.of(name);
            Path from = folder.toAbsolutePath().normalize();
            Path to = path.normalize();
            return path.isAbsolute() && to.startsWith(from) && !to.equals(from)
                    ? from.relativize(to).toString().replace('\\', '/') : name;
        } catch (InvalidPathException e) {
            return name;
        }
    }

    private AnnotatedImage clean(AnnotatedImage image, String name, Path file, int line) {
        String label = text(image.label(), "class", file, line).strip();
        List<AnnotatedBox> kept = new ArrayList<>();
        for (AnnotatedBox box : image.boxes()) {
            if (kept.size() == MOST_BOXES_OF_AN_IMAGE) {
                error(file, line, "\"" + name + "\" has more than " + MOST_BOXES_OF_AN_IMAGE + " boxes; expected fewer;"
                        + " remove some");
                break;
            }
            String own = text(box.label(), "class", file, line).strip();
            kept.add(new AnnotatedBox(own.equals(label) ? "" : own, box.x(), box.y(), box.w(), box.h(),
                    values(box.attributes(), attributes, BoxNames::attribute, name, file, line)));
        }
        Map<String, String> further = values(image.columns(), columns, column -> BoxNames.imageColumn(column,
                kept.size()), name, file, line);
        return new AnnotatedImage(name, label, image.excluded(), image.width(), image.height(), kept, further);
    }

    /** Keeps values under names that our CSV can have as columns, which it finds in any case. */
    private Map<String, String> values(Map<String, String> values, Map<String, String> known,
            UnaryOperator<String> naming, String image, Path file, int line) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, String> kept = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String wanted = key.strip();
            String name = naming.apply(wanted);
            String lower = name.toLowerCase(Locale.ROOT);
            boolean full = !known.containsKey(lower) && known.size() >= MOST_NAMES;
            if (value.isBlank()) {
                return;
            }
            if (wanted.isEmpty() || !isText(name) || full || kept.containsKey(known.get(lower))) {
                lost("values whose name cannot be that of a column: blank, differing in case only, or more than "
                        + MOST_NAMES, image);
                return;
            }
            if (!name.equals(wanted)) {
                changed("values of \"" + wanted + "\" are called \"" + name + "\", since that name has another meaning",
                        image);
            }
            kept.put(known.computeIfAbsent(lower, absent -> name), text(value, name, file, line));
        });
        return kept;
    }

    private String text(String value, String what, Path file, int line) {
        if (isText(value)) {
            return value;
        }
        error(file, line, "the value of " + what + " holds characters that no file can hold; remove them");
        return "";
    }

    private static boolean isText(String value) {
        return value.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    /** Returns all that was taken. */
    AnnotationSet set() {
        Set<String> used = new TreeSet<>();
        for (AnnotatedImage image : images) {
            used.add(image.label());
            image.boxes().forEach(box -> used.add(box.label()));
        }
        used.remove("");
        classes(used.stream().map(ClassName::new).toList());
        return new AnnotationSet(images, classes, folder, Optional.of(source.path()));
    }

    /** Returns what was said on the way. */
    Notes notes() {
        return notes;
    }
}
