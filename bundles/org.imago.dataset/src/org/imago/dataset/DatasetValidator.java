// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.imago.dataset.DatasetProblem.Severity;
import org.imago.image.ImageFacts;
import org.imago.image.ImageProblem;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;

/** Looks through a data set and its images for everything that a person should see before learning from them. */
public final class DatasetValidator {

    /** Name of the column with other classes of the same image, as whoever collected the images has found. */
    public static final String CONFLICT = "conflict";

    private final Dataset dataset;
    private final Optional<ImageFolder> folder;
    private final Look look;
    private final List<SampleCheck> checks;
    private final List<DatasetProblem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** How closely an image is looked at. */
    private interface Look {

        /** Returns what is learnt of the image. */
        Optional<ImageFacts> at(Path image) throws ImageProblemException;
    }

    private DatasetValidator(Dataset dataset, Optional<ImageFolder> folder, Look look, List<SampleCheck> checks) {
        this.dataset = dataset;
        this.folder = folder;
        this.look = look;
        this.checks = checks;
    }

    /**
     * Lists the problems of a data set: cells that cannot be read, rows of another width, missing and unreadable
     * images, boxes that leave their image, were drawn on one of another size or lie on an excluded sample, classes
     * that occur once or differ in case or blanks only, file names and columns that occur twice, and images of several
     * classes. Images of excluded samples are not opened.
     *
     * @param dataset the data set
     * @param folder  where its images lie
     * @param pixels  decodes the images, or has done so before
     * @return the problems, those of the whole file first, then by line
     */
    public static List<DatasetProblem> validate(Dataset dataset, ImageFolder folder, PixelCache pixels) {
        return validate(dataset, folder, pixels, SampleChecks.standard());
    }

    /**
     * Lists the problems of a data set like {@link #validate(Dataset, ImageFolder, PixelCache)}, but with other checks
     * of the samples' values.
     *
     * @param dataset the data set
     * @param folder  where its images lie
     * @param pixels  decodes the images, or has done so before
     * @param checks  asked for every sample, in this order
     * @return the problems, those of the whole file first, then by line
     */
    public static List<DatasetProblem> validate(Dataset dataset, ImageFolder folder, PixelCache pixels,
            List<SampleCheck> checks) {
        return new DatasetValidator(dataset, Optional.of(folder), image -> Optional.of(pixels.facts(image)), checks)
                .validate();
    }

    /**
     * Lists the problems of a data set that are found without opening an image: those of its cells, rows, columns and
     * classes, file names that occur twice, and images that are not there. Quick enough to be done after every edit.
     *
     * @param dataset the data set
     * @param folder  where its images lie; nothing if that is not known, then they are not looked for
     * @param checks  asked for every sample, in this order, without facts
     * @return the problems, those of the whole file first, then by line
     */
    public static List<DatasetProblem> validateRows(Dataset dataset, Optional<ImageFolder> folder,
            List<SampleCheck> checks) {
        return new DatasetValidator(dataset, folder, DatasetValidator::present, checks).validate();
    }

    private static Optional<ImageFacts> present(Path image) throws ImageProblemException {
        if (Files.notExists(image)) {
            throw new ImageProblemException(image, ImageProblem.MISSING, "there is no such file", null);
        }
        return Optional.empty();
    }

    private List<DatasetProblem> validate() {
        checkColumns();
        checkClasses();
        Map<String, Integer> lineOfName = new HashMap<>();
        OtherSizes sizes = new OtherSizes();
        int conflict = dataset.columnIndex(CONFLICT);
        for (Sample sample : dataset.samples()) {
            checkRow(sample);
            checkName(sample, lineOfName);
            checkConflict(sample, conflict);
            Optional<ImageFacts> facts = folder.flatMap(images -> factsOf(sample, images));
            checks.forEach(check -> problems.addAll(check.check(sample, facts)));
            facts.ifPresent(known -> sizes.look(sample, known));
        }
        sizes.problem().ifPresent(problems::add);
        problems.sort(Comparator.comparingInt(DatasetProblem::line));
        return List.copyOf(problems);
    }

    private void checkColumns() {
        Map<String, Integer> counts = new TreeMap<>();
        dataset.columns().forEach(name -> counts.merge(name.strip().toLowerCase(Locale.ROOT), 1, Integer::sum));
        counts.forEach((name, count) -> {
            if (count > 1) {
                add(Severity.WARNING, 1, name, "stands " + count + " times in the header; the first is used");
            }
        });
    }

    private void checkClasses() {
        Map<String, Map<String, Integer>> spellings = new TreeMap<>();
        for (Sample sample : dataset.samples()) {
            if (!sample.excluded() && !sample.label().isEmpty()) {
                spellings.computeIfAbsent(ClassNameFix.plain(sample.label()), key -> new TreeMap<>())
                        .merge(sample.label(), 1, Integer::sum);
            }
        }
        String column = dataset.mapping().column(Role.CLASS).orElse("");
        for (Map<String, Integer> spelling : spellings.values()) {
            if (spelling.size() > 1) {
                problems.add(new DatasetProblem(Severity.WARNING, dataset.file(), 0, column,
                        "classes that differ in case or blanks only: " + String.join(", ", quoted(spelling.keySet()))
                                + "; give them one name if they are one class", mostFrequentFirst(spelling)));
            }
            spelling.forEach((name, count) -> {
                if (count == 1) {
                    add(Severity.WARNING, 0, column, "class \"" + name
                            + "\" has one sample; expected several; add more, correct it or exclude it");
                }
            });
        }
    }

    private static List<ProblemFix> mostFrequentFirst(Map<String, Integer> spelling) {
        return spelling.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .<ProblemFix>map(name -> new ClassNameFix(name.getKey())).toList();
    }

    private static List<String> quoted(Collection<String> names) {
        return names.stream().map(name -> '"' + name + '"').toList();
    }

    private void checkRow(Sample sample) {
        int expected = dataset.state().widthOfHeader();
        int width = dataset.state().width(sample.index());
        if (width > expected) {
            add(Severity.ERROR, sample.line(), "", width + " cells, expected " + expected
                    + "; quote the cell that holds a delimiter");
        } else if (width < expected) {
            add(Severity.WARNING, sample.line(), dataset.columns().get(width), width + " cells, expected " + expected
                    + "; this and the following are taken as blank");
        }
    }

    private void checkName(Sample sample, Map<String, Integer> lineOfName) {
        if (sample.excluded() || sample.fileName().isEmpty()) {
            return;
        }
        Integer before = lineOfName.putIfAbsent(sample.fileName(), sample.line());
        if (before != null) {
            problems.add(DatasetProblem.of(Severity.WARNING, sample.problem(Role.FILENAME, "\"" + sample.fileName()
                    + "\" stands on line " + before + " already; expected each image once"))
                    .withFixes(RowFixes.excludeRepeated(sample, before)));
        }
    }

    /** Listed for excluded samples, too, which wait for somebody to decide. */
    private void checkConflict(Sample sample, int column) {
        String others = column < 0 ? "" : sample.value(column).strip();
        if (!others.isEmpty() && !sample.reviewed()) {
            problems.add(DatasetProblem.of(Severity.WARNING, sample.problem(CONFLICT, "the image was also found for \""
                    + others + "\"; choose the class, include or exclude the sample, and mark it as reviewed")));
        }
    }

    private Optional<ImageFacts> factsOf(Sample sample, ImageFolder images) {
        try {
            Path image = images.resolve(sample);
            if (!sample.excluded()) {
                return look.at(image);
            }
        } catch (DatasetException e) {
            problems.add(DatasetProblem.of(Severity.ERROR, e));
        } catch (ImageProblemException e) {
            Optional<String> similar = e.problem() == ImageProblem.MISSING ? images.differingInCase(sample)
                    : Optional.empty();
            problems.add(DatasetProblem.of(Severity.ERROR, sample.problem(Role.FILENAME, e.detail()
                    + similar.map(name -> "; there is \"" + name + "\", which differs in case").orElse("")
                    + " (" + e.file() + ")")).withFixes(fixes(sample, similar)));
        }
        return Optional.empty();
    }

    private List<ProblemFix> fixes(Sample sample, Optional<String> similar) {
        List<ProblemFix> fixes = new ArrayList<>();
        similar.map(name -> inFolderOf(sample.fileName(), name)).filter(name -> !names().contains(name))
                .ifPresent(name -> fixes.addAll(RowFixes.fileName(sample, name)));
        fixes.addAll(RowFixes.exclude(sample));
        return fixes;
    }

    private static String inFolderOf(String missing, String name) {
        return missing.substring(0, Math.max(missing.lastIndexOf('/'), missing.lastIndexOf('\\')) + 1) + name;
    }

    /** The file names of all rows; a name that another row has is taken. */
    private Set<String> names() {
        if (names.isEmpty()) {
            dataset.samples().forEach(sample -> names.add(sample.fileName()));
        }
        return names;
    }

    private void add(Severity severity, int line, String column, String message) {
        problems.add(new DatasetProblem(severity, dataset.file(), line, column, message));
    }
}
