// SPDX-License-Identifier: EPL-2.0
package org.imago.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import org.imago.packaging.Component.Licence;

/** Everything in a product: its bundles, and the jars within those. */
final class Inventory {

    private static final Licence OURS = new Licence("EPL-2.0", "https://www.eclipse.org/legal/epl-2.0/");

    /** What the target platform calls it. */
    private static final Pattern DERIVED = Pattern.compile(
            "Bundle derived from maven artifact ([^:]+):([^:]+):([^:]+)");

    private final Path product;
    private final Poms poms;
    private final Map<String, Map<String, String>> units;
    private final List<Component> components = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private Inventory(Path product, Poms poms) throws IOException {
        this.product = product;
        this.poms = poms;
        units = Profile.units(product);
    }

    /**
     * Lists what is in a product.
     *
     * @param product its folder
     * @param poms    what is known of artifacts
     * @return sorted
     * @throws IOException if something cannot be read, or nobody knows what it is
     */
    static List<Component> of(Path product, Poms poms) throws IOException {
        Inventory inventory = new Inventory(product, poms);
        try (Stream<Path> bundles = Files.list(product.resolve("plugins"))) {
            for (Path bundle : bundles.sorted().toList()) {
                inventory.add(bundle);
            }
        }
        if (!inventory.unknown.isEmpty()) {
            throw new IOException("nobody knows of which artifact these were made: " + inventory.unknown);
        }
        return inventory.components.stream().sorted().distinct().toList();
    }

    private void add(Path bundle) throws IOException {
        String name = bundle.getFileName().toString().replaceFirst("\\.jar$", "");
        Path place = product.relativize(bundle);
        if (name.startsWith("org.imago.")) {
            int split = name.lastIndexOf('_');
            components.add(new Component("org.imago", name.substring(0, split), name.substring(split + 1), "", place,
                    true, List.of(OURS)));
        } else {
            Map<String, String> unit = units.getOrDefault(name, Map.of());
            if (unit.containsKey("maven-artifactId")) {
                components.add(poms.component(unit.get("maven-groupId"), unit.get("maven-artifactId"),
                        unit.get("maven-version"), unit.getOrDefault("maven-classifier", ""), bundle).at(place));
            } else {
                addWrapped(bundle, name, place);
            }
        }
        if (Files.isDirectory(bundle.resolve("lib"))) {
            addJars(bundle.resolve("lib"));
        }
    }

    /** Of a library that was made a bundle on the way here, p2 knows nothing; the target platform gives it a name that tells. */
    private void addWrapped(Path bundle, String name, Path place) throws IOException {
        Matcher derived = DERIVED.matcher(bundleName(bundle));
        if (derived.matches()) {
            components.add(poms.component(derived.group(1), derived.group(2), derived.group(3), "", bundle).at(place));
        } else {
            unknown.add(name);
        }
    }

    private static String bundleName(Path bundle) throws IOException {
        if (Files.isDirectory(bundle)) {
            return "";
        }
        try (JarFile jar = new JarFile(bundle.toFile())) {
            return jar.getManifest() == null ? ""
                    : Objects.requireNonNullElse(jar.getManifest().getMainAttributes().getValue("Bundle-Name"), "");
        } catch (ZipException e) {
            // What is no archive is none that the target platform has made.
            return "";
        }
    }

    private void addJars(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                Optional<Component> found = poms.find(jar);
                if (found.isPresent()) {
                    components.add(found.get().at(product.relativize(jar)));
                } else {
                    unknown.add(jar.getFileName().toString());
                }
            }
        }
    }
}
