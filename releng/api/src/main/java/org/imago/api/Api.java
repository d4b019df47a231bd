// SPDX-License-Identifier: EPL-2.0
package org.imago.api;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Tree.Data;
import aQute.bnd.service.diff.Type;
import aQute.bnd.header.Attrs;
import aQute.bnd.header.Parameters;

/**
 * What the bundles of Imago offer to plug-ins: the packages they export to everybody, with their versions. bnd reads the
 * classes and knows what breaks whom.
 *
 * @param packages by name
 */
record Api(Map<String, ApiPackage> packages) {

    private static final String OURS = "org.imago.";
    /** Examples show how the API is used, and the libraries of DL4J have no API of ours. */
    private static final List<String> OTHERS = List.of("org.imago.examples.", "org.imago.dl4j.");

    /**
     * A package of the API.
     *
     * @param version that it is exported with, such as 1.0.0
     * @param content types and members, as bnd has them
     */
    record ApiPackage(String version, Data content) {
    }

    /**
     * Reads what was built.
     *
     * @param root folder of the project
     * @return the API of all its bundles
     * @throws Exception when a bundle was not built, or cannot be read
     */
    static Api ofBundles(Path root) throws Exception {
        Map<String, ApiPackage> packages = new TreeMap<>();
        try (Stream<Path> folders = Files.list(root.resolve("bundles"))) {
            for (Path folder : folders.filter(folder -> Files.isRegularFile(folder.resolve("META-INF/MANIFEST.MF"))).toList()) {
                String name = folder.getFileName().toString();
                if (OTHERS.stream().noneMatch(name::startsWith)) {
                    packages.putAll(ofJar(built(folder)).packages());
                }
            }
        }
        return new Api(packages);
    }

    private static Path built(Path bundle) throws IOException {
        try (Stream<Path> files = Files.isDirectory(bundle.resolve("target")) ? Files.list(bundle.resolve("target"))
                : Stream.empty()) {
            String start = bundle.getFileName() + "-";
            return files.filter(file -> file.getFileName().toString().startsWith(start)
                    && file.getFileName().toString().endsWith("SNAPSHOT.jar")).findFirst()
                    .orElseThrow(() -> new IOException(bundle + " was not built; run ./mvnw verify first"));
        }
    }

    /**
     * Reads a bundle.
     *
     * @param file a jar
     * @return what it exports to everybody
     * @throws Exception when it cannot be read
     */
    static Api ofJar(Path file) throws Exception {
        try (Jar jar = new Jar(file.toFile())) {
            Parameters exported = new Parameters(jar.getManifest().getMainAttributes().getValue("Export-Package"));
            Map<String, ApiPackage> packages = new TreeMap<>();
            Tree all = new DiffPluginImpl().tree(jar).get("<api>");
            for (Map.Entry<String, Attrs> export : exported.entrySet()) {
                Attrs attributes = export.getValue();
                if (export.getKey().startsWith(OURS) && !attributes.containsKey("x-internal:")
                        && !attributes.containsKey("x-friends:")) {
                    packages.put(export.getKey(), new ApiPackage(attributes.getOrDefault("version", "0"),
                            own(all.get(export.getKey()).serialize())));
                }
            }
            return new Api(packages);
        }
    }

    /** Leaves out what Java's own classes hand down, which is another with each Java. */
    private static Data own(Data data) {
        Set<String> inherited = new HashSet<>();
        Stream.concat(Stream.of("java.lang.Object", "java.lang.Enum", "java.lang.Record", "java.lang.Throwable",
                "java.lang.Comparable"), children(data).filter(child -> child.type == Type.EXTENDS
                        || child.type == Type.IMPLEMENTS).map(child -> child.name))
                .filter(name -> name.startsWith("java.")).forEach(name -> inherited.addAll(methods(name)));
        boolean type = data.type == Type.CLASS || data.type == Type.INTERFACE || data.type == Type.ENUM;
        data.children = children(data)
                .filter(child -> !(type && child.type == Type.METHOD && inherited.contains(child.name)))
                .filter(child -> child.type != Type.VERSION && !child.name.startsWith("jdk.internal."))
                .map(Api::own).toArray(Data[]::new);
        return data;
    }

    private static Stream<Data> children(Data data) {
        return data.children == null ? Stream.empty() : Arrays.stream(data.children);
    }

    private static Set<String> methods(String type) {
        try {
            Class<?> found = Class.forName(type.replaceFirst("<.*", ""));
            return Stream.of(found.getMethods(), found.getDeclaredMethods()).flatMap(Arrays::stream).map(Api::signature)
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException e) {
            return Set.of();
        }
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.stream(method.getParameterTypes()).map(Class::getTypeName)
                .collect(Collectors.joining(",", "(", ")"));
    }
}
