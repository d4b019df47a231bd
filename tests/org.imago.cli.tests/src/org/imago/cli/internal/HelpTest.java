// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.imago.cropping.CropSettings;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command explains itself and everything that it takes. */
class HelpTest {

    @TempDir
    private Path home;

    static Stream<String> commands() {
        List<String> paths = new ArrayList<>(List.of(""));
        collect(Root.of(Imago.shipped()), "", paths);
        return paths.stream();
    }

    private static void collect(CommandLine line, String path, List<String> paths) {
        line.getSubcommands().forEach((name, command) -> {
            if (!name.equals("help")) {
                paths.add((path + " " + name).strip());
                collect(command, path + " " + name, paths);
            }
        });
    }

    private static CommandLine find(String path) {
        CommandLine line = Root.of(Imago.shipped());
        for (String name : path.split(" ")) {
            line = name.isEmpty() ? line : line.getSubcommands().get(name);
        }
        return line;
    }

    @ParameterizedTest(name = "imago {0}")
    @MethodSource("commands")
    void helpGoesToStandardOutputAndNamesEachOption(String path) {
        Imago.Result help = new Imago(home).run((Object[]) (path + " --help").strip().split(" "));
        assertEquals(0, help.code());
        assertEquals("", help.err());
        CommandLine line = find(path);
        assertFalse(String.join("", line.getCommandSpec().usageMessage().description()).isBlank());
        for (OptionSpec option : line.getCommandSpec().options()) {
            assertTrue(help.out().contains(option.longestName()), option.longestName());
            assertFalse(String.join("", option.description()).isBlank(), option.longestName());
        }
        for (PositionalParamSpec parameter : line.getCommandSpec().positionalParameters()) {
            assertFalse(String.join("", parameter.description()).isBlank(), parameter.paramLabel());
        }
    }

    @ParameterizedTest(name = "imago {0}")
    @MethodSource("commands")
    void versionIsToldByEachCommand(String path) {
        Imago.Result version = new Imago(home).run((Object[]) (path + " --version").strip().split(" "));
        assertEquals(0, version.code());
        assertTrue(version.out().startsWith("imago "), version.out());
    }

    @Test
    void defaultsOfCropsAreThoseInUse() {
        String help = new Imago(home).run("crop", "--help").out().replaceAll("\\s+", " ");
        CropSettings defaults = CropSettings.defaults();
        assertTrue(help.contains("Default: " + defaults.margin() * 100 + "."), help);
        assertTrue(help.contains("Default: " + defaults.minimumConfidence() + "."), help);
        assertTrue(help.contains("quality " + defaults.quality()), help);
    }

    @Test
    void theExtensionPointBringsTheSameCommands() {
        Assumptions.assumeTrue(Platform.isRunning(), "needs the extension registry; skipped outside OSGi");
        List<String> contributed = Commands.contributions().stream().map(command -> command.create().orElseThrow().getClass()
                .getName()).toList();
        assertEquals(Imago.shipped().stream().map(command -> command.getClass().getName()).sorted().toList(),
                contributed.stream().sorted().toList());
    }
}
