// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the architecture between our bundles, read from their manifests. */
class BundleRulesTest {

    /** Lowest first; a bundle may need only bundles before it. Nothing in this list may touch a user interface. */
    private static final List<String> ORDER = List.of("org.imago.contributions", "org.imago.image", "org.imago.dataset",
            "org.imago.annotation", "org.imago.training", "org.imago.dl4j.runtime", "org.imago.training.dl4j", "org.imago.cropping",
            "org.imago.loop", "org.imago.cli", "org.imago.spark", "org.imago.plugins", "org.imago.dataset.ui", "org.imago.annotation.editor",
            "org.imago.training.ui", "org.imago.cropping.ui", "org.imago.help", "org.imago.workbench",
            "org.imago.examples.points", "org.imago.examples.points.ui");

    private static final List<String> USER_INTERFACE = List.of("org.eclipse.ui", "org.eclipse.jface",
            "org.eclipse.swt", "org.eclipse.e4.ui");

    private static final List<String> DL4J = List.of("org.deeplearning4j", "org.nd4j", "org.bytedeco");

    private static final Map<String, List<String>> NEEDS = new TreeMap<>();

    @BeforeAll
    static void readManifests() throws IOException {
        Path bundles = Path.of(System.getProperty("imago.root")).resolve("bundles");
        try (Stream<Path> folders = Files.list(bundles)) {
            for (Path folder : folders.toList()) {
                Path manifest = folder.resolve("META-INF/MANIFEST.MF");
                if (Files.isRegularFile(manifest)) {
                    NEEDS.put(folder.getFileName().toString(), needs(manifest));
                }
            }
        }
    }

    private static List<String> needs(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Manifest manifest = new Manifest(in);
            List<String> needs = new ArrayList<>();
            for (String header : List.of("Require-Bundle", "Import-Package")) {
                String value = manifest.getMainAttributes().getValue(header);
                if (value != null) {
                    for (String clause : value.replaceAll("\"[^\"]*\"", "").split(",")) {
                        needs.add(clause.split(";")[0].strip());
                    }
                }
            }
            return needs;
        }
    }

    @Test
    void theManifestsWereFound() {
        assertFalse(NEEDS.size() < ORDER.size() - 1, "found only " + NEEDS.keySet());
    }

    @Test
    void dependenciesPointDownwardsOnly() {
        List<String> wrong = new ArrayList<>();
        NEEDS.forEach((bundle, needs) -> needs.stream().filter(ORDER::contains)
                .filter(need -> ORDER.contains(bundle) && ORDER.indexOf(need) >= ORDER.indexOf(bundle))
                .forEach(need -> wrong.add(bundle + " needs " + need)));
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyBundleHasItsPlaceInTheOrder() {
        assertEquals(List.of(), NEEDS.keySet().stream().filter(bundle -> !ORDER.contains(bundle)).toList());
    }

    @Test
    void nothingBelowTheUserInterfaceTouchesIt() {
        assertEquals(List.of(), offences(USER_INTERFACE, List.of("org.imago.dataset.ui", "org.imago.annotation.editor",
                "org.imago.training.ui", "org.imago.cropping.ui", "org.imago.help", "org.imago.workbench",
                "org.imago.examples.points.ui")));
    }

    @Test
    void onlyTheClusterOnSparkKnowsSpark() {
        assertEquals(List.of(), offences(List.of("org.apache.spark", "org.imago.spark"), List.of("org.imago.spark")));
    }

    @Test
    void onlyTheTrainerOnDl4jKnowsDl4j() {
        assertEquals(List.of(), offences(DL4J, List.of("org.imago.training.dl4j")));
        assertEquals(List.of("org.imago.training.dl4j"), NEEDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains("org.imago.dl4j.runtime")).map(Map.Entry::getKey).toList());
    }

    private static List<String> offences(List<String> prefixes, List<String> allowed) {
        List<String> offences = new ArrayList<>();
        NEEDS.forEach((bundle, needs) -> needs.stream()
                .filter(need -> !allowed.contains(bundle) && prefixes.stream().anyMatch(need::startsWith))
                .forEach(need -> offences.add(bundle + " needs " + need)));
        return offences;
    }
}
