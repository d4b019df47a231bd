// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.training.process.RunOrder;

/**
 * What a person chose for a run. Values are as they are typed, so that wrong ones can be kept and told; see
 * {@link SettingsCheck}. Immutable.
 *
 * @param task   what to do
 * @param data   CSV of the data set, absolute
 * @param values what is not as usual; no blank ones, and only of the task's settings
 */
public record RunSettings(RunTask task, Path data, Map<Setting, String> values) {

    private static final String EVENTS = "--events";
    private static final String JSON = "--json";
    private static final String PREDICTIONS = "predictions.csv";

    /** Leaves out what is as usual. */
    public RunSettings {
        Map<Setting, String> kept = new EnumMap<>(Setting.class);
        values.forEach((setting, value) -> {
            if (task.settings().contains(setting) && !value.isBlank() && !value.strip().equals(setting.usual())) {
                kept.put(setting, value.strip());
            }
        });
        values = Collections.unmodifiableMap(kept);
    }

    /**
     * Returns the settings with which a task begins.
     *
     * @param task what to do
     * @param data CSV of the data set
     * @return everything as usual
     */
    public static RunSettings usual(RunTask task, Path data) {
        return new RunSettings(task, data, Map.of());
    }

    /**
     * Returns the value of a setting.
     *
     * @param setting any
     * @return the chosen value, else the usual one; empty if there is none
     */
    public String value(Setting setting) {
        return values.getOrDefault(setting, setting.usual());
    }

    /**
     * Returns a value that was chosen.
     *
     * @param setting any
     * @return nothing if it is as usual
     */
    public Optional<String> chosen(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /**
     * Returns these settings with one of another value.
     *
     * @param setting which
     * @param value   blank for the usual one
     * @return a copy
     */
    public RunSettings with(Setting setting, String value) {
        Map<Setting, String> changed = new EnumMap<>(Setting.class);
        changed.putAll(values);
        changed.put(setting, value);
        return new RunSettings(task, data, changed);
    }

    /**
     * Returns these settings for another data set.
     *
     * @param csv CSV of the data set
     * @return a copy
     */
    public RunSettings withData(Path csv) {
        return new RunSettings(task, csv, values);
    }

    /**
     * Returns these settings with crops made as a run made them.
     *
     * @param options of the command line, see {@link org.imago.training.TrainedModels#crops()}
     * @return a copy
     * @throws IOException if these are no such options
     */
    public RunSettings withCrops(List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(RunTask.CROP.words());
        arguments.add(data.toString());
        arguments.addAll(options);
        RunSettings crops = parse(data, arguments);
        return with(Setting.MARGIN, Numbers.plain(crops.value(Setting.MARGIN)))
                .with(Setting.CONFIDENCE, Numbers.plain(crops.value(Setting.CONFIDENCE)))
                .with(Setting.SQUARE, crops.value(Setting.SQUARE));
    }

    /** Returns the columns whose equal values stay together. */
    public List<String> groupBy() {
        return chosen(Setting.GROUP_BY).map(columns -> List.of(columns.split(","))).orElse(List.of());
    }

    /**
     * Returns a value that is a file or folder.
     *
     * @param setting one that {@linkplain Setting#isPath() is a path}
     * @return absolute; nothing if none was chosen, or nothing can have that name
     */
    public Optional<Path> path(Setting setting) {
        try {
            return chosen(setting).map(value -> Path.of(value).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the order of a run with these settings.
     *
     * @param usualFolder where the run goes unless another folder was chosen, absolute
     * @return the order
     */
    public RunOrder order(Path usualFolder) {
        Path folder = task == RunTask.CROP ? usualFolder : path(Setting.OUT).orElse(usualFolder);
        return new RunOrder(task.id(), data, folder, arguments(folder));
    }

    private List<String> arguments(Path folder) {
        List<String> arguments = new ArrayList<>(task.words());
        arguments.add(path(Setting.INPUT).orElse(data).toString());
        Set<Setting> options = EnumSet.copyOf(task.settings());
        options.removeAll(Set.of(Setting.INPUT, Setting.OUT));
        options.forEach(setting -> chosen(setting).ifPresent(value -> add(arguments, setting, value)));
        switch (task) {
            case PREDICT -> option(arguments, Setting.OUT.option(), folder.resolve(PREDICTIONS).toString());
            case CROP -> option(arguments, Setting.OUT.option(), path(Setting.OUT).orElse(folder).toString());
            default -> option(arguments, Setting.OUT.option(), folder.toString());
        }
        if (!task.trains()) {
            option(arguments, EVENTS, folder.resolve("events.jsonl").toString());
        }
        return arguments;
    }

    private void add(List<String> arguments, Setting setting, String value) {
        if (setting.isSwitch()) {
            arguments.add(setting.option());
        } else {
            option(arguments, setting.option(), path(setting).filter(path -> setting.isPath()).map(Path::toString)
                    .orElse(value));
        }
    }

    /** A value with such a beginning would be taken for an option, or for a file with options. */
    private static void option(List<String> arguments, String name, String value) {
        if (value.startsWith("-") || value.startsWith("@")) {
            arguments.add(name + "=" + value);
        } else {
            arguments.addAll(List.of(name, value));
        }
    }

    /**
     * Reads settings back from a command line.
     *
     * @param data      CSV of the data set that the run is about
     * @param arguments behind {@code imago}
     * @return the settings, all but the folder of a run, which belongs to that run alone
     * @throws IOException if it is none of the tasks' command lines, or has an option that no setting stands for
     */
    public static RunSettings parse(Path data, List<String> arguments) throws IOException {
        RunTask task = RunTask.of(arguments).orElseThrow(() -> new IOException("'" + String.join(" ", arguments)
                + "' is no command line of a run; expected one that begins with run, train, predict or crop"));
        RunSettings settings = usual(task, data);
        List<String> words = new ArrayList<>();
        for (String word : arguments.subList(task.words().size(), arguments.size())) {
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            words.addAll(equals < 0 ? List.of(word) : List.of(word.substring(0, equals), word.substring(equals + 1)));
        }
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            settings = settings.read(rest.next(), rest);
        }
        return task == RunTask.CROP ? settings : settings.with(Setting.OUT, "");
    }

    private RunSettings read(String word, Iterator<String> rest) throws IOException {
        if (!word.startsWith("--")) {
            boolean other = task == RunTask.PREDICT && !word.equals(data.toString());
            return other ? with(Setting.INPUT, word) : this;
        }
        if (word.equals(JSON)) {
            return this;
        }
        Optional<Setting> setting = task.settings().stream().filter(some -> some.option().equals(word)).findFirst();
        if (setting.filter(Setting::isSwitch).isPresent()) {
            return with(setting.get(), Setting.YES);
        }
        if (!rest.hasNext() || setting.isEmpty() && !word.equals(EVENTS)) {
            throw new IOException("'" + word + "' is not understood as an option of 'imago "
                    + String.join(" ", task.words()) + "'");
        }
        String value = rest.next();
        if (setting.isEmpty()) {
            return this;
        }
        // Columns may be given one by one.
        return with(setting.get(), setting.get() == Setting.GROUP_BY && chosen(Setting.GROUP_BY).isPresent()
                ? value(Setting.GROUP_BY) + "," + value : value);
    }
}
