// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.imago.cli.BadInputException;
import org.imago.cli.internal.config.ConfigFile.Setting;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.PicocliException;

/**
 * Settings of a command from a file and from the environment, put in front of what is on the command line. What can be
 * set, and to what, is asked of the options of the command themselves, so that both cannot disagree. What is on the command
 * line wins over the environment, that over the file.
 */
public final class Configuration {

    /** The option of commands that take a file. */
    public static final String OPTION = "--config";

    private static final String DASHES = "--";
    private static final String PREFIX = "IMAGO_";
    /** These ask for something else than work, or name the file itself. */
    private static final List<String> NOT_SETTINGS = List.of("help", "version", "stacktrace", "config", "resume");

    private final CommandLine command;
    private final CommandLine trial;
    private final List<String> path;
    private final List<String> rest;

    private Configuration(CommandLine command, List<String> path, List<String> rest) {
        this.command = command;
        // Trying a value out on the command itself would change what it was told.
        this.trial = new CommandLine(command.getCommandSpec().userObject().getClass())
                .setCaseInsensitiveEnumValuesAllowed(true);
        this.path = path;
        this.rest = rest;
    }

    /**
     * Puts settings from a file and the environment among arguments.
     *
     * @param root        the command line
     * @param arguments   as they were typed
     * @param environment variables by name
     * @return arguments that say all
     * @throws BadInputException  if the file is wrong; names line and column
     * @throws ParameterException if a variable is wrong; names it
     */
    public static List<String> expand(CommandLine root, List<String> arguments, Map<String, String> environment)
            throws BadInputException {
        CommandLine command = root;
        List<String> path = new ArrayList<>();
        while (path.size() < arguments.size() && command.getSubcommands().containsKey(arguments.get(path.size()))) {
            command = command.getSubcommands().get(arguments.get(path.size()));
            path.add(arguments.get(path.size()));
        }
        return command.getCommandSpec().findOption(OPTION) == null ? arguments
                : new Configuration(command, path, arguments.subList(path.size(), arguments.size())).expand(environment);
    }

    /**
     * Checks a file without running anything.
     *
     * @param command the command whose settings it holds
     * @param file    the file
     * @throws BadInputException if it is wrong; names line and column
     */
    static void check(CommandLine command, Path file) throws BadInputException {
        Configuration configuration = new Configuration(command, List.of(command.getCommandName()), List.of());
        configuration.ofFile(ConfigFile.read(file));
    }

    private List<String> expand(Map<String, String> environment) throws BadInputException {
        List<String> typed = new ArrayList<>();
        Optional<Path> file = Optional.empty();
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i).equals(OPTION) && i + 1 < rest.size()) {
                file = Optional.of(Path.of(rest.get(++i)));
            } else if (rest.get(i).startsWith(OPTION + "=")) {
                file = Optional.of(Path.of(rest.get(i).substring(OPTION.length() + 1)));
            } else {
                typed.add(rest.get(i));
            }
        }
        Map<String, List<String>> settings = new TreeMap<>();
        if (file.isPresent()) {
            settings.putAll(ofFile(ConfigFile.read(file.get())));
        }
        settings.putAll(ofEnvironment(environment));
        List<String> all = new ArrayList<>(path);
        settings.forEach((key, words) -> {
            if (!isTyped(key, typed)) {
                all.addAll(words);
            }
        });
        all.addAll(typed);
        return all;
    }

    private boolean isTyped(String key, List<String> typed) {
        Optional<OptionSpec> option = option(key);
        return option.isPresent() ? isTyped(option.get(), typed) : isTyped(typed, "--resume") || hasDataSet(typed);
    }

    private static boolean isTyped(OptionSpec option, List<String> typed) {
        return List.of(option.names()).stream().anyMatch(name -> isTyped(typed, name));
    }

    private static boolean isTyped(List<String> typed, String name) {
        return typed.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "="));
    }

    /** The data set is the only word that belongs to no option. */
    private boolean hasDataSet(List<String> typed) {
        try {
            return !trial.parseArgs(typed.toArray(String[]::new)).matchedPositionals().isEmpty();
        } catch (ParameterException e) {
            // What is wrong or missing on the command line is told when all is parsed.
            return false;
        }
    }

    private CommandSpec spec() {
        return command.getCommandSpec();
    }

    private Optional<OptionSpec> option(String key) {
        return NOT_SETTINGS.contains(key) ? Optional.empty() : Optional.ofNullable(spec().findOption(DASHES + key));
    }

    private Optional<PositionalParamSpec> parameter(String key) {
        return key.equals("data") ? spec().positionalParameters().stream().findFirst() : Optional.empty();
    }

    /**
     * Lists what a command can be told by a file.
     *
     * @param command the command
     * @return options and the data set, by their keys, in the order of the help
     */
    static Map<String, ArgSpec> settings(CommandLine command) {
        Configuration configuration = new Configuration(command, List.of(), List.of());
        Map<String, ArgSpec> settings = new LinkedHashMap<>();
        configuration.keys().forEach(key -> settings.put(key, configuration.parameter(key).<ArgSpec>map(some -> some)
                .orElseGet(() -> configuration.option(key).orElseThrow())));
        return settings;
    }

    /** Returns the names of everything that can be set. */
    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        parameter("data").ifPresent(some -> keys.add("data"));
        spec().options().stream().filter(option -> !option.hidden()).map(option -> option.longestName()
                .substring(DASHES.length())).filter(key -> !NOT_SETTINGS.contains(key)).forEach(keys::add);
        return keys;
    }

    private Map<String, List<String>> ofFile(ConfigFile file) throws BadInputException {
        Map<String, List<String>> settings = new TreeMap<>();
        Path folder = file.file().toAbsolutePath().normalize().getParent();
        for (Setting setting : file.settings()) {
            try {
                settings.put(setting.key(), words(setting.key(), setting.values(), Optional.of(folder)));
            } catch (IllegalArgumentException e) {
                throw file.problem(setting, e.getMessage());
            }
        }
        return settings;
    }

    private Map<String, List<String>> ofEnvironment(Map<String, String> environment) {
        Map<String, List<String>> settings = new TreeMap<>();
        String prefix = PREFIX + String.join("_", path).toUpperCase(Locale.ROOT).replace('-', '_') + "_";
        environment.forEach((variable, value) -> {
            if (variable.startsWith(prefix)) {
                String key = variable.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-');
                try {
                    settings.put(key, words(key, List.of(value), Optional.empty()));
                } catch (IllegalArgumentException e) {
                    throw new ParameterException(command, "the environment variable " + variable + ": "
                            + e.getMessage());
                }
            }
        });
        return settings;
    }

    /** Makes arguments of a setting. Paths of a file are relative to its folder, so that it can be kept beside the data. */
    private List<String> words(String key, List<String> values, Optional<Path> folder) {
        ArgSpec argument = parameter(key).<ArgSpec>map(some -> some).or(() -> option(key))
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is no setting of imago "
                        + String.join(" ", path) + nearest(key)));
        boolean flag = argument instanceof OptionSpec option && option.arity().max() == 0;
        if (flag) {
            return isOn(key, values) ? List.of(DASHES + key) : List.of();
        }
        if (values.isEmpty()) {
            return List.of();
        }
        if (values.size() > 1 && !argument.isMultiValue() && argument.splitRegex().isEmpty()) {
            throw new IllegalArgumentException("'" + key + "' expects one value, not " + values.size());
        }
        List<String> words = new ArrayList<>();
        for (String value : values) {
            convert(argument, key, value);
            String word = folder.isPresent() && argument.auxiliaryTypes()[0] == Path.class
                    ? folder.get().resolve(value).toString() : value;
            words.add(argument instanceof OptionSpec ? DASHES + key + "=" + word : word);
        }
        return words;
    }

    private static boolean isOn(String key, List<String> values) {
        if (values.size() == 1 && (values.getFirst().equals("true") || values.getFirst().equals("false"))) {
            return values.getFirst().equals("true");
        }
        throw new IllegalArgumentException("'" + key + "' expects true or false, not '" + String.join(", ", values) + "'");
    }

    /** Asks the option whether it understands the value. */
    private void convert(ArgSpec argument, String key, String value) {
        if (!(argument instanceof OptionSpec)) {
            return;
        }
        try {
            trial.parseArgs(DASHES + key + "=" + value);
        } catch (CommandLine.MissingParameterException e) {
            // Others are asked for when all is put together.
            return;
        } catch (PicocliException e) {
            throw new IllegalArgumentException("'" + key + "': " + e.getMessage());
        }
    }

    private String nearest(String key) {
        return keys().stream().min(Comparator.comparingInt(known -> distance(known, key)))
                .filter(known -> distance(known, key) <= 1 + key.length() / 3).map(known -> "; did you mean " + known + "?")
                .orElse("; there are: " + String.join(", ", keys()));
    }

    /** V. I. Levenshtein's: how many letters have to be changed, added or taken away. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[row.length - 1];
    }

    /**
     * Writes a file with everything that can be set, explained, with its default.
     *
     * @param command the command
     * @return YAML
     */
    static String template(CommandLine command) {
        StringBuilder text = new StringBuilder("# Settings of imago " + command.getCommandSpec().qualifiedName(" ")
                .replaceFirst("^imago ", "") + ". Paths are relative to the folder of this file. What is on the command line\n"
                + "# wins over environment variables (IMAGO_COMMAND_SETTING), those over this file.\n");
        for (Map.Entry<String, ArgSpec> setting : settings(command).entrySet()) {
            String key = setting.getKey();
            ArgSpec argument = setting.getValue();
            text.append('\n');
            for (String line : wrapped(String.join(" ", argument.renderedDescription()))) {
                text.append("# ").append(line).append('\n');
            }
            boolean needed = argument instanceof PositionalParamSpec;
            String value = argument.defaultValueString(false);
            text.append(needed ? "" : "#").append(key).append(": ")
                    .append(needed ? "data.csv" : value == null || value.equals("null") ? "" : value).append('\n');
        }
        return text.toString();
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            if (line.length() + word.length() > 110) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /**
     * Writes down what a command was told in all, so that giving it to {@link #OPTION} does the same again.
     *
     * @param command a command that was parsed
     * @return YAML, with absolute paths
     */
    public static String resolved(CommandLine command) {
        StringBuilder text = new StringBuilder("# What this run was told: imago " + command.getCommandName() + " --config "
                + "config.yaml --out ANOTHER_FOLDER does the same again.\n");
        for (Map.Entry<String, ArgSpec> setting : settings(command).entrySet()) {
            String key = setting.getKey();
            Object value = setting.getValue().getValue();
            if (value != null && !key.equals("out") && !key.equals("json")) {
                text.append(key).append(": ").append(value instanceof Collection<?> several ? list(several) : scalar(value))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String list(Collection<?> values) {
        List<String> written = new ArrayList<>();
        values.forEach(value -> written.add(scalar(value)));
        return "[" + String.join(", ", written) + "]";
    }

    /** In quotes whatever YAML might take for something else. */
    private static String scalar(Object value) {
        String text = value instanceof Path path ? path.toAbsolutePath().normalize().toString()
                : value instanceof Enum<?> name ? name.name().toLowerCase(Locale.ROOT) : value.toString();
        return value instanceof Number || value instanceof Boolean ? text : "'" + text.replace("'", "''") + "'";
    }
}
