// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.imago.cli.ExitCode;
import org.imago.cli.internal.Imago.Result;
import org.imago.cli.internal.config.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Settings from files and from the environment. */
class ConfigTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("loop.yaml"), text);
    }

    private List<String> expanded(Map<String, String> environment, String... arguments) throws Exception {
        return Configuration.expand(Root.of(Imago.shipped()), List.of(arguments), environment);
    }

    @Test
    void aFileIsPutInFrontOfWhatWasTyped() throws Exception {
        Path file = file("""
                # the birds
                data: birds.csv
                folds: 3
                square: true
                group-by: [site, day]
                weights:
                """);
        assertEquals(List.of("run", folder.resolve("birds.csv").toString(), "--folds=3", "--group-by=site",
                "--group-by=day", "--square", "--seed", "7"),
                expanded(Map.of(), "run", "--config", file.toString(), "--seed", "7"));
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws Exception {
        Path file = file("data: birds.csv\nfolds: 3\nseed: 1\nmargin: 20\n");
        assertEquals(List.of("run", "--margin=20", "--seed=2", "other.csv", "--folds", "4"),
                expanded(Map.of("IMAGO_RUN_SEED", "2", "IMAGO_RUN_FOLDS", "9", "IMAGO_HOME", "x"), "run", "--config="
                        + file, "other.csv", "--folds", "4"));
        assertEquals(List.of("devices"), expanded(Map.of("IMAGO_RUN_SEED", "2"), "devices"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fold: 3                   | loop.yaml:1:1: 'fold' is no setting of imago run; did you mean folds?
            folds: many               | loop.yaml:1:1: 'folds':
            'data: a.csv~  folds: 3'  | loop.yaml:2
            'folds: 3~folds: 4'       | loop.yaml:2:1: 'folds' is there twice
            'folds: {a: 1}'           | loop.yaml:1:8: 'folds' expects a value or a list of values
            'folds: [1, 2]'           | loop.yaml:1:1: 'folds' expects one value, not 2
            'square: perhaps'         | loop.yaml:1:1: 'square' expects true or false, not 'perhaps'
            '- a~- b'                 | loop.yaml:1:1: expected settings
            'help: true'              | loop.yaml:1:1: 'help' is no setting
            'a: &x 1~b: [*x, *x]'     | loop.yaml:1:1: 'a' is no setting
            'folds:~\t- 3'            | loop.yaml:2
            """)
    void whatIsWrongIsToldWithItsPlace(String text, String expected) throws Exception {
        Path file = file(text.replace("~", "\n").replace("\\t", "\t"));
        for (List<String> arguments : List.of(List.of("run", "--config", file.toString()),
                List.of("config", "validate", file.toString()))) {
            Result result = new Imago(folder).run(arguments.toArray());
            assertEquals(ExitCode.BAD_INPUT, result.code(), result.err());
            assertTrue(result.err().contains(expected), result.err());
        }
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), "data: v\u00f6gel.csv".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(new Imago(folder).run("config", "validate", file).err().contains("is not UTF-8"));
        assertEquals(ExitCode.BAD_INPUT, new Imago(folder).run("run", "--config", folder.resolve("none")).code());
    }

    @Test
    void aWrongVariableIsNamed() {
        Result result = new Imago(folder).with(Map.of("IMAGO_RUN_FOLD", "3")).run("run", "x.csv");
        assertEquals(ExitCode.USAGE, result.code(), result.err());
        assertTrue(result.err().contains("the environment variable IMAGO_RUN_FOLD: 'fold' is no setting"), result.err());
    }

    @Test
    void aNewFileHoldsEverythingAndIsValid() throws IOException {
        Path file = folder.resolve("new.yaml");
        assertEquals(ExitCode.DONE, new Imago(folder).run("config", "init", file).code());
        String text = Files.readString(file);
        assertTrue(text.contains("\n#folds: 5\n") && text.contains("\n#seed: ") && text.contains("\n#weights: "), text);
        assertTrue(text.contains("# Folds of the cross-validation, at least 2."), text);
        assertEquals(ExitCode.DONE, new Imago(folder).run("config", "validate", file).code());
        assertEquals(ExitCode.BAD_INPUT, new Imago(folder).run("config", "init", file).code(), "it is not written over");
        assertEquals(ExitCode.DONE, new Imago(folder).run("config", "validate", Files.writeString(folder.resolve("all.yaml"),
                text.lines().map(line -> line.matches("#[a-z-]+: .+") ? line.substring(1) : line)
                        .reduce("", (one, other) -> one + other + "\n"))).code(), "the defaults are valid as well");
    }

    @Test
    void aCommandWithoutSettingsIsNamed() {
        assertEquals(ExitCode.USAGE, new Imago(folder).run("config", "init", "--for", "devices").code());
    }

    @Test
    void theSchemaKnowsEverySettingWithItsTypeAndDefault() throws Exception {
        Imago imago = new Imago(folder.resolve("home"));
        Result printed = imago.run("config", "schema");
        assertEquals(ExitCode.DONE, printed.code(), printed.err());
        JsonNode schema = new ObjectMapper().readTree(printed.out());
        assertEquals("https://json-schema.org/draft/2020-12/schema", schema.path("$schema").asText());
        JsonNode settings = schema.path("properties");
        Set<String> known = new TreeSet<>();
        settings.fieldNames().forEachRemaining(known::add);
        Set<String> written = imago.run("config", "init").lines().stream()
                .filter(line -> line.matches("#?[a-z-]+:( .*)?")).map(line -> line.replaceAll("#|:.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(written, known);
        assertEquals("integer 5", settings.path("folds").path("type").asText() + " "
                + settings.path("folds").path("default").asInt());
        assertEquals("number", settings.path("margin").path("type").asText());
        assertEquals("boolean", settings.path("square").path("type").asText());
        assertEquals(2, settings.path("group-by").path("oneOf").size());
        for (JsonNode setting : settings) {
            assertTrue(setting.path("description").asText().length() > 9, setting.toString());
            if (setting.has("enum") && setting.has("default")) {
                List<String> names = new ArrayList<>();
                setting.path("enum").forEach(name -> names.add(name.asText()));
                assertTrue(names.contains(setting.path("default").asText()), setting.toString());
            }
        }
        assertTrue(new ObjectMapper().readTree(imago.run("config", "schema", "--for", "run").out()).equals(schema));
    }
}
