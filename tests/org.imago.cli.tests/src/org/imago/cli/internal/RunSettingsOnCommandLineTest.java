// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.imago.loop.order.RunSettings;
import org.imago.loop.order.RunTask;
import org.imago.loop.order.Setting;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command lines that the workbench makes are those that the program understands, option by option. */
class RunSettingsOnCommandLineTest {

    /** What stands for no setting of a person: for machines, for going on, for help. */
    private static final Set<String> OTHERS = Set.of("--json", "--resume", "--config", "--metrics-file", "--master", "--events", "--backend", "--verbose", "--log",
            "--help", "--version", "--stacktrace");

    @TempDir
    private Path folder;

    private static CommandLine command(RunTask task) {
        CommandLine line = Root.of(Imago.shipped());
        for (String word : task.words()) {
            line = line.getSubcommands().get(word);
        }
        return line;
    }

    private ParseResult parse(RunTask task, RunSettings settings) {
        List<String> arguments = settings.order(folder.resolve("run")).arguments();
        ParseResult result = Root.of(Imago.shipped()).parseArgs(arguments.toArray(String[]::new));
        for (String word : task.words()) {
            result = result.subcommand();
            assertEquals(word, result.commandSpec().name());
        }
        return result;
    }

    private static String value(Setting setting, Path data) {
        return switch (setting) {
            case MODE -> "scratch";
            case HOLDOUT, CONFIDENCE -> "0.4";
            case EPOCHS, FOLDS, SEED, SIZE, MARGIN -> "17";
            case SQUARE -> Setting.YES;
            case GROUP_BY -> "-page,day of year";
            case WEIGHTS, STRATEGY, TRAINER -> "some.thing";
            case INPUT, IMAGES, TRUTH, BOXES, CLASSIFIER, OUT -> data.resolveSibling("it's " + setting).toString();
        };
    }

    @ParameterizedTest
    @EnumSource
    void everySettingIsAnOptionAndEveryOptionIsASetting(RunTask task) {
        Set<String> options = new TreeSet<>();
        for (OptionSpec option : command(task).getCommandSpec().options()) {
            options.add(option.longestName());
        }
        options.removeAll(OTHERS);
        Set<String> settings = new TreeSet<>();
        task.settings().forEach(setting -> settings.add(setting.option()));
        settings.remove("");
        assertEquals(options, settings);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUsualIsUsualHereToo(RunTask task) {
        for (Setting setting : task.settings()) {
            OptionSpec option = command(task).getCommandSpec().findOption(setting.option());
            if (option != null && !setting.usual().isEmpty()) {
                String text = option.defaultValue() == null ? String.valueOf(option.initialValue())
                        : option.defaultValue();
                assertEquals(setting.usual(), text.replaceAll("\\.0$", ""), setting.option());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheWorkbenchSaysIsWhatTheProgramHears(RunTask task) {
        Path data = folder.resolve("my data.csv");
        RunSettings settings = RunSettings.usual(task, data);
        for (Setting setting : task.settings()) {
            settings = settings.with(setting, value(setting, data));
        }
        ParseResult heard = parse(task, settings);
        List<Setting> checked = new ArrayList<>();
        for (Setting setting : task.settings()) {
            if (setting != Setting.INPUT && setting != Setting.OUT) {
                OptionSpec option = heard.matchedOption(setting.option());
                assertNotNull(option, setting.option());
                assertEquals(setting.isSwitch() ? "true" : settings.value(setting), setting.isSwitch()
                        ? String.valueOf(option.<Object>getValue()) : option.originalStringValues().getFirst());
                checked.add(setting);
            }
        }
        assertEquals(task.settings().size() - (task == RunTask.PREDICT ? 2 : 1), checked.size());
        String positional = heard.matchedPositionals().getFirst().originalStringValues().getFirst();
        assertEquals(settings.path(Setting.INPUT).orElse(data).toString(), positional);
    }
}
