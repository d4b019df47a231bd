// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CUDA's own libraries, which ND4J's library for GPUs needs and no product holds. Their names tell whether they fit: within
 * a major version NVIDIA keeps them compatible (CUDA Compatibility, minor version compatibility).
 *
 * @param files   in the order in which they can be loaded, each needing earlier ones only
 * @param missing names of those that were not found
 */
public record CudaLibraries(List<Path> files, List<String> missing) {

    /** Version of CUDA that the released library of ND4J was built with. */
    public static final String VERSION = "11.6";

    private static final String WINDOWS = "windows";
    private static final List<String> ON_LINUX = List.of("libcudart.so.11.0", "libcublasLt.so.11", "libcublas.so.11",
            "libcusparse.so.11", "libcusolver.so.11", "libcurand.so.10");
    private static final List<String> ON_WINDOWS = List.of("cudart64_110.dll", "cublasLt64_11.dll", "cublas64_11.dll",
            "cusparse64_11.dll", "cusolver64_11.dll", "curand64_10.dll");
    private static final String BUILD = "org/nd4j/linalg/jcublas/bindings/%s/%s";

    /** Copies the lists. */
    public CudaLibraries {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    /**
     * Names what is needed.
     *
     * @param platform such as {@code linux-x86_64}
     * @return file names, each needing earlier ones only
     */
    public static List<String> names(String platform) {
        return platform.startsWith(WINDOWS) ? ON_WINDOWS : ON_LINUX;
    }

    /**
     * Tells whether ND4J's library for CUDA is installed; it is not touched.
     *
     * @param loader   sees what is installed
     * @param platform such as {@code linux-x86_64}
     * @return whether it is
     */
    public static boolean isBuildInstalled(ClassLoader loader, String platform) {
        return loader.getResource(BUILD.formatted(platform, platform.startsWith(WINDOWS) ? "jnind4jcuda.dll"
                : "libjnind4jcuda.so")) != null;
    }

    /**
     * Returns where "imago cuda install" puts them.
     *
     * @param home IMAGO_HOME
     * @return a folder, which need not be there
     */
    public static Path ownFolder(Path home) {
        return home.resolve("cuda").resolve(VERSION);
    }

    /**
     * Returns where they may be: the system's first, then those that Imago has fetched.
     *
     * @param platform    such as {@code linux-x86_64}
     * @param environment variables by name
     * @param home        IMAGO_HOME
     * @return folders, which need not be there
     */
    public static List<Path> folders(String platform, Map<String, String> environment, Path home) {
        List<Path> folders = new ArrayList<>();
        boolean windows = platform.startsWith(WINDOWS);
        add(folders, environment.getOrDefault(windows ? "PATH" : "LD_LIBRARY_PATH", ""));
        for (String variable : List.of("CUDA_PATH", "CUDA_HOME")) {
            String toolkit = environment.getOrDefault(variable, "");
            if (!toolkit.isBlank()) {
                add(folders, Path.of(toolkit, windows ? "bin" : "lib64").toString());
            }
        }
        if (!windows) {
            folders.addAll(toolkits(Path.of("/usr/local")));
            add(folders, "/usr/lib/x86_64-linux-gnu:/usr/lib64");
        }
        folders.add(ownFolder(home));
        return folders;
    }

    private static void add(List<Path> folders, String path) {
        Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isBlank()).map(Path::of)
                .forEach(folders::add);
    }

    /** The newest of version 11 first. */
    private static List<Path> toolkits(Path local) {
        try (Stream<Path> folders = Files.list(local)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("cuda(-11(\\.\\d+)?)?"))
                    .sorted(Comparator.reverseOrder()).map(folder -> folder.resolve("lib64")).toList();
        } catch (IOException e) {
            // There is no such folder, or it is nobody's business.
            return List.of();
        }
    }

    /**
     * Looks for them. All are taken from one folder, for libraries of different releases do not always get along.
     *
     * @param platform such as {@code linux-x86_64}
     * @param folders  where to look, the best first
     * @return those of the first folder that has all; else none, and what the folder with most of them lacks
     */
    public static CudaLibraries find(String platform, List<Path> folders) {
        List<String> names = names(platform);
        List<String> missing = names;
        for (Path folder : folders) {
            List<String> lacking = names.stream().filter(name -> !Files.isRegularFile(folder.resolve(name))).toList();
            if (lacking.isEmpty()) {
                return new CudaLibraries(names.stream().map(folder::resolve).toList(), List.of());
            }
            missing = lacking.size() < missing.size() ? lacking : missing;
        }
        return new CudaLibraries(List.of(), missing);
    }

    /**
     * Loads them, so that the system's linker finds them by name when ND4J's library asks for them.
     *
     * @throws UnsatisfiedLinkError if one cannot be loaded
     */
    void load() {
        files.forEach(file -> System.load(file.toAbsolutePath().toString()));
    }

    /**
     * Tells where they are.
     *
     * @return half a line for people
     */
    public String summary() {
        return missing.isEmpty() ? "in " + files.getFirst().getParent() : "missing: " + String.join(", ", missing);
    }
}
