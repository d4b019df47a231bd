// SPDX-License-Identifier: EPL-2.0
package org.imago.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.imago.packaging.Component.Licence;

/** What the local Maven repository, from which a product was built, tells of artifacts. */
final class Poms {

    private static final int MOST_PARENTS = 10;

    private final Path repository;
    private final Map<String, Path> jars = new HashMap<>();

    Poms(Path repository) throws IOException {
        this.repository = repository;
        try (Stream<Path> files = Files.walk(repository)) {
            files.filter(Poms::isArtifact).forEach(file -> jars.putIfAbsent(file.getFileName().toString(), file));
        }
    }

    /** Other files lie in the repository as well, such as what Tycho has unpacked. */
    private static boolean isArtifact(Path file) {
        Path version = file.getParent();
        return file.toString().endsWith(".jar") && version.getParent() != null && file.getFileName().toString()
                .startsWith(version.getParent().getFileName() + "-" + version.getFileName());
    }

    /** Finds the artifact of a file by its name: {@code g/a/v/a-v-classifier.jar}. */
    Optional<Component> find(Path file) throws IOException {
        Path jar = jars.get(file.getFileName().toString());
        if (jar == null) {
            return Optional.empty();
        }
        Path version = jar.getParent();
        Path artifact = version.getParent();
        String group = repository.relativize(artifact.getParent()).toString().replace('/', '.').replace('\\', '.');
        String stem = artifact.getFileName() + "-" + version.getFileName();
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        String classifier = name.length() > stem.length() ? name.substring(stem.length() + 1) : "";
        return Optional.of(component(group, artifact.getFileName().toString(), version.getFileName().toString(),
                classifier, file));
    }

    Component component(String group, String artifact, String version, String classifier, Path file)
            throws IOException {
        List<Licence> licences = licences(group, artifact, version, 0);
        return new Component(group, artifact, version, classifier, file, false,
                licences.isEmpty() ? ofManifest(file) : licences);
    }

    private List<Licence> licences(String group, String artifact, String version, int depth) throws IOException {
        Path pom = repository.resolve(group.replace('.', '/')).resolve(artifact).resolve(version)
                .resolve(artifact + "-" + version + ".pom");
        if (depth > MOST_PARENTS || !Files.isRegularFile(pom)) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(pom)) {
            Model model = new MavenXpp3Reader().read(in, false);
            if (!model.getLicenses().isEmpty()) {
                return model.getLicenses().stream().map(one -> new Licence(text(one.getName()), text(one.getUrl())))
                        .toList();
            }
            Parent parent = model.getParent();
            return parent == null ? List.of()
                    : licences(parent.getGroupId(), parent.getArtifactId(), parent.getVersion(), depth + 1);
        } catch (XmlPullParserException e) {
            throw new IOException(pom + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Licence> ofManifest(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            String said = jar.getManifest() == null ? null
                    : jar.getManifest().getMainAttributes().getValue("Bundle-License");
            return said == null ? List.of() : List.of(new Licence(said.split(";")[0].strip(), ""));
        }
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
