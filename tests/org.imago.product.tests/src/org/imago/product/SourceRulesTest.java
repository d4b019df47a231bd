// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The rules of the architecture within our bundles, read from their sources. */
class SourceRulesTest {

    private static final Path BUNDLES = Path.of(System.getProperty("imago.root")).resolve("bundles");

    /** The dialog in which data sets are bound to types offers the options of each; nothing else knows one by name. */
    private static final List<String> MAY_KNOW_TYPES = List.of("ColumnsAndAnnotations.java", "BindingFields.java");

    private static final Pattern TYPE_BY_NAME = Pattern.compile(
            "AnnotationTypes\\.(CLASS|EXCLUDE|BOX|REVIEWED|CHOICE|BINARY|TEXT|DISPLAY)\\b");
    private static final Pattern OF_3X = Pattern.compile("extends (ViewPart|PageBookViewPage|AbstractHandler)\\b");
    private static final Pattern OF_3X_VIEW = Pattern.compile("<view\\s[^>]*class=\"org\\.imago");
    private static final Pattern TOPIC_WRITTEN_OUT = Pattern.compile("@(UI)?EventTopic\\(\"");

    private static List<Path> sources(String bundle) throws IOException {
        try (Stream<Path> files = Files.walk(BUNDLES.resolve(bundle).resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> folders = Files.list(BUNDLES)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src")))
                    .map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> found(String bundle, Pattern pattern, List<String> allowed) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources(bundle)) {
            if (!allowed.contains(file.getFileName().toString()) && pattern.matcher(Files.readString(file)).find()) {
                found.add(BUNDLES.relativize(file).toString());
            }
        }
        return found;
    }

    @Test
    void editorTableAndInspectorKnowNoAnnotationTypeByName() throws IOException {
        for (String bundle : List.of("org.imago.annotation.editor", "org.imago.dataset.ui", "org.imago.training.ui",
                "org.imago.cropping.ui")) {
            assertFalse(sources(bundle).isEmpty());
            assertEquals(List.of(), found(bundle, TYPE_BY_NAME, MAY_KNOW_TYPES));
        }
    }

    @Test
    void viewsAndHandlersAreThoseOfE4AndTopicsAreConstants() throws IOException {
        for (String bundle : bundles()) {
            assertEquals(List.of(), found(bundle, OF_3X, List.of()));
            assertEquals(List.of(), found(bundle, TOPIC_WRITTEN_OUT, List.of()));
            Path plugin = BUNDLES.resolve(bundle).resolve("plugin.xml");
            if (Files.isRegularFile(plugin)) {
                assertFalse(OF_3X_VIEW.matcher(Files.readString(plugin)).find(), plugin + ": e4view");
            }
        }
    }

    @Test
    void everyPackageOfTheApiSaysWhatItIsAndKnowsNoNull() throws IOException {
        List<String> silent = new ArrayList<>();
        List<String> nullable = new ArrayList<>();
        int packages = 0;
        for (String bundle : bundles()) {
            for (String name : api(bundle)) {
                packages++;
                Path info = BUNDLES.resolve(bundle).resolve("src").resolve(name.replace('.', '/'))
                        .resolve("package-info.java");
                if (!Files.isRegularFile(info) || !Files.readString(info).contains("/**")) {
                    silent.add(name);
                } else if (!Files.readString(info).contains("@NonNullByDefault({DefaultLocation.PARAMETER, "
                        + "DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT})")) {
                    nullable.add(name);
                }
            }
        }
        assertFalse(packages < 20, "found only " + packages);
        assertEquals(List.of(), silent);
        assertEquals(List.of(), nullable);
    }

    /** What is exported, and not to friends or for tests only. */
    private static List<String> api(String bundle) throws IOException {
        Path manifest = BUNDLES.resolve(bundle).resolve("META-INF/MANIFEST.MF");
        if (!Files.isRegularFile(manifest)) {
            return List.of();
        }
        try (var in = Files.newInputStream(manifest)) {
            String exported = Optional.ofNullable(new Manifest(in).getMainAttributes().getValue("Export-Package"))
                    .orElse("");
            return Arrays.stream(exported.split(",(?=\\s*org\\.imago)")).map(String::strip)
                    .filter(clause -> !clause.isEmpty() && !clause.contains("x-internal") && !clause.contains("x-friends"))
                    .map(clause -> clause.split(";")[0]).toList();
        }
    }
}
