// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.imago.training.Mode;
import org.imago.training.RunFolder;

/** Finds before a run is started what the command line would refuse. */
public final class SettingsCheck {

    private static final double MOST_HELD_OUT = 0.5;
    private static final double MOST_MARGIN = 1000;
    private static final int FEWEST_FOLDS = 2;

    private SettingsCheck() {
    }

    /**
     * Looks at the values alone; touches no file.
     *
     * @param settings what was chosen
     * @return the first problem; nothing if the command line takes these values
     */
    public static Optional<SettingProblem> values(RunSettings settings) {
        return Stream.<Supplier<Optional<SettingProblem>>>of(
                () -> models(settings),
                () -> whole(settings, Setting.EPOCHS, 1, "Epochs"),
                () -> whole(settings, Setting.SIZE, 1, "The input size"),
                () -> whole(settings, Setting.FOLDS, FEWEST_FOLDS, "The number of folds"),
                () -> whole(settings, Setting.SEED, Long.MIN_VALUE, "The seed"),
                () -> number(settings, Setting.HOLDOUT, value -> value > 0 && value <= MOST_HELD_OUT,
                        "The share held out must be above 0 and at most 0.5"),
                () -> number(settings, Setting.MARGIN, value -> value >= 0 && value <= MOST_MARGIN,
                        "The margin must be 0 to 1000 per cent"),
                () -> number(settings, Setting.CONFIDENCE, value -> value >= 0 && value <= 1,
                        "The least confidence must be 0 to 1"),
                () -> mode(settings),
                () -> paths(settings)).map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<SettingProblem> problem(Setting setting, String message) {
        return Optional.of(new SettingProblem(Optional.of(setting), message));
    }

    private static Optional<SettingProblem> models(RunSettings settings) {
        return settings.task() == RunTask.PREDICT && settings.chosen(Setting.BOXES).isEmpty()
                && settings.chosen(Setting.CLASSIFIER).isEmpty() ? problem(Setting.BOXES,
                        "Choose a run whose boxes, classes or both are predicted.") : Optional.empty();
    }

    private static Optional<SettingProblem> whole(RunSettings settings, Setting setting, long least, String name) {
        Optional<String> chosen = settings.chosen(setting);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        try {
            long most = setting == Setting.SEED ? Long.MAX_VALUE : Integer.MAX_VALUE;
            long value = Long.parseLong(chosen.get());
            if (value >= least && value <= most) {
                return Optional.empty();
            }
        } catch (NumberFormatException e) {
            // Told below, as a number that does not fit.
        }
        return problem(setting, name + " must be a whole number" + (least == Long.MIN_VALUE ? "" : " of at least "
                + least) + ", not " + chosen.get() + ".");
    }

    private static Optional<SettingProblem> number(RunSettings settings, Setting setting, DoublePredicate fits,
            String message) {
        Optional<String> chosen = settings.chosen(setting);
        try {
            // Double.parseDouble takes letters behind a number, and words.
            boolean good = chosen.isEmpty() || chosen.get().matches("[+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?|[0-9]+[.]")
                    && fits.test(Double.parseDouble(chosen.get()));
            return good ? Optional.empty() : problem(setting, message + ", not " + chosen.get() + ".");
        } catch (NumberFormatException e) {
            return problem(setting, message + ", not " + chosen.orElse("") + ".");
        }
    }

    private static Optional<SettingProblem> mode(RunSettings settings) {
        String mode = settings.value(Setting.MODE).toLowerCase(Locale.ROOT);
        boolean needed = mode.equals(Mode.TRANSFER.name().toLowerCase(Locale.ROOT))
                || mode.equals(Mode.FINE_TUNE.name().toLowerCase(Locale.ROOT));
        return needed && settings.chosen(Setting.WEIGHTS).isEmpty() ? problem(Setting.MODE,
                "This way to learn needs pretrained weights: choose some, or learn from scratch.") : Optional.empty();
    }

    private static Optional<SettingProblem> paths(RunSettings settings) {
        return settings.values().keySet().stream().filter(Setting::isPath)
                .filter(setting -> settings.path(setting).isEmpty()).findFirst()
                .flatMap(setting -> problem(setting, "No file or folder can have the name "
                        + settings.value(setting) + "."));
    }

    /**
     * Looks at the files and folders that are named; not for the UI thread.
     *
     * @param settings what was chosen, with good {@linkplain #values values}
     * @return the first problem; nothing if what has to be there is, and what must not is not
     */
    public static Optional<SettingProblem> files(RunSettings settings) {
        for (Setting setting : settings.task().settings()) {
            Optional<SettingProblem> found = setting.isPath()
                    ? settings.path(setting).flatMap(path -> file(settings.task(), setting, path)) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return settings.task() == RunTask.CROP && settings.chosen(Setting.OUT).isEmpty()
                ? problem(Setting.OUT, "Say which new folder the crops go to.") : Optional.empty();
    }

    private static Optional<SettingProblem> file(RunTask task, Setting setting, Path path) {
        return switch (setting) {
            case IMAGES -> Files.isDirectory(path) ? Optional.empty() : problem(setting, path
                    + " is no folder; expected the folder that holds the images.");
            case TRUTH -> Files.isRegularFile(path) ? Optional.empty() : problem(setting, path
                    + " is no file; expected a CSV with the right classes and boxes.");
            case INPUT -> Files.exists(path) ? Optional.empty() : problem(setting, path
                    + " is missing; expected a folder of images, or the CSV of a data set.");
            case BOXES, CLASSIFIER -> Files.isRegularFile(Files.isDirectory(path) ? RunFolder.at(path).model() : path)
                    ? Optional.empty() : problem(setting, path + " holds no trained model: choose a run that has "
                            + "ended.");
            case OUT -> empty(task, path);
            default -> Optional.empty();
        };
    }

    private static Optional<SettingProblem> empty(RunTask task, Path path) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty() ? Optional.empty() : problem(Setting.OUT, path + " is not empty, and "
                    + "nothing is ever written over: choose another folder"
                    + (task == RunTask.CROP ? " for the crops." : " for the run."));
        } catch (IOException e) {
            return problem(Setting.OUT, path + " cannot be used as a folder: choose another one.");
        }
    }

    /**
     * Looks at the data set.
     *
     * @param settings what was chosen
     * @param facts    about the data set
     * @return the first problem; nothing if there is enough to learn from
     */
    public static Optional<SettingProblem> data(RunSettings settings, DataFacts facts) {
        if (!settings.task().trains()) {
            return Optional.empty();
        }
        Optional<String> missing = settings.groupBy().stream().filter(column -> !facts.names().contains(column))
                .filter(column -> settings.chosen(Setting.TRUTH).isEmpty()).findFirst();
        if (missing.isPresent()) {
            return problem(Setting.GROUP_BY, "The data set has no column " + missing.get() + " to keep together by.");
        }
        if (facts.classes().size() < 2) {
            return Optional.of(new SettingProblem(Optional.empty(), facts.classes().isEmpty()
                    ? "No image that takes part has a class: give each its class first."
                    : "All images that take part are of the class " + facts.classes().keySet().iterator().next()
                            + "; at least two classes are needed."));
        }
        return facts.boxes() < 2 && settings.task() != RunTask.CLASSIFIER ? Optional.of(new SettingProblem(
                Optional.empty(), "Only " + facts.boxes() + " of the images that take part have a box: draw the boxes "
                        + "of a hundred or two first.")) : Optional.empty();
    }
}
