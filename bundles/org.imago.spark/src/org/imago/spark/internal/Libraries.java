// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The files that bundles are made of, as a flat class path for processes without OSGi: a bundle, its fragments, and
 * all that it is wired to, in that order. What lies in a folder is one file for each library in it, and one for its classes.
 */
final class Libraries {

    private final Path scratch;
    /** By name: two bundles that bring the same library bring it once. */
    private final Map<String, Path> files = new LinkedHashMap<>();

    private Libraries(Path scratch) {
        this.scratch = scratch;
    }

    /**
     * Collects files.
     *
     * @param code    classes whose bundles are needed
     * @param scratch folder for what has to be packed first
     * @return files of different names
     * @throws IOException when a bundle cannot be read
     */
    static List<Path> of(List<Class<?>> code, Path scratch) throws IOException {
        Libraries libraries = new Libraries(scratch);
        for (Bundle bundle : withAllThatTheyNeed(code)) {
            libraries.add(bundle);
        }
        return List.copyOf(libraries.files.values());
    }

    /**
     * Returns the file of this bundle.
     *
     * @return what Spark itself has to have
     * @throws IOException when it lies in no file
     */
    static Path own() throws IOException {
        return place(FrameworkUtil.getBundle(Libraries.class));
    }

    private static Set<Bundle> withAllThatTheyNeed(List<Class<?>> code) throws IOException {
        Set<Bundle> found = new LinkedHashSet<>();
        Deque<Bundle> open = new ArrayDeque<>();
        for (Class<?> type : code) {
            open.add(Optional.ofNullable(FrameworkUtil.getBundle(type))
                    .orElseThrow(() -> new IOException(type + " is in no bundle")));
        }
        while (!open.isEmpty()) {
            Bundle bundle = open.remove();
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (found.add(bundle) && wiring != null) {
                for (BundleWire wire : wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE)) {
                    open.addFirst(wire.getRequirerWiring().getBundle());
                }
                for (BundleWire wire : wiring.getRequiredWires(null)) {
                    open.addLast(wire.getProviderWiring().getBundle());
                }
            }
        }
        return found;
    }

    private void add(Bundle bundle) throws IOException {
        Path place = place(bundle);
        if (!Files.isDirectory(place)) {
            add(place);
            return;
        }
        String classPath = Optional.ofNullable(bundle.getHeaders("").get(Constants.BUNDLE_CLASSPATH)).orElse(".");
        for (String entry : classPath.split(",")) {
            String name = entry.split(";")[0].strip();
            if (name.equals(".")) {
                addClasses(bundle.getSymbolicName(), place);
            } else if (Files.isRegularFile(place.resolve(name))) {
                add(place.resolve(name));
            }
        }
    }

    private static Path place(Bundle bundle) throws IOException {
        if (bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            try {
                return Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            } catch (URISyntaxException e) {
                throw new IOException("The framework's own place is no file: " + e.getMessage(), e);
            }
        }
        return FileLocator.getBundleFileLocation(bundle).map(File::toPath)
                .orElseThrow(() -> new IOException(bundle + " lies in no file"));
    }

    private void add(Path file) {
        files.putIfAbsent(file.getFileName().toString(), file);
    }

    private void addClasses(String name, Path folder) throws IOException {
        List<Path> classes = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".jar")).forEach(classes::add);
        }
        Path packed = scratch.resolve(name + "-classes.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            for (Path file : classes) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        add(packed);
    }
}
