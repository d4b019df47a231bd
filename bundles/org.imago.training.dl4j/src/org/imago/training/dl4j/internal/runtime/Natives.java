// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.List;
import java.util.Optional;

/**
 * A build of ND4J's native library.
 *
 * @param platform  such as {@code linux-x86_64}
 * @param extension such as {@code -onednn-avx2}; empty for the plain build
 */
public record Natives(String platform, String extension) {

    private static final String FOLDER = "org/nd4j/linalg/cpu/nativecpu/bindings/";

    /** Builds from the fastest, and what each asks of the processor. Those without oneDNN are 3 to 5 times slower. */
    private enum Build {
        ONEDNN_AVX512("-onednn-avx512", "avx512f"),
        ONEDNN_AVX2("-onednn-avx2", "avx2"),
        ONEDNN("-onednn", ""),
        AVX512("-avx512", "avx512f"),
        AVX2("-avx2", "avx2"),
        PLAIN("", "");

        private final String extension;
        private final String instructionSet;

        Build(String extension, String instructionSet) {
            this.extension = extension;
            this.instructionSet = instructionSet;
        }
    }

    /**
     * Finds the best build that is installed and that the processor can run. Left to itself, JavaCPP takes any.
     *
     * @param loader    sees the natives
     * @param platform  such as {@code linux-x86_64}
     * @param processor the machine's processor
     * @return the build; empty if none that runs here is installed
     */
    public static Optional<Natives> find(ClassLoader loader, String platform, Processor processor) {
        return installed(loader, platform).stream()
                .filter(build -> build.instructionSet.isEmpty() || processor.runs(build.instructionSet))
                .map(build -> new Natives(platform, build.extension)).findFirst();
    }

    /**
     * Names all installed builds, whether they run here or not.
     *
     * @param loader   sees the natives
     * @param platform such as {@code linux-x86_64}
     * @return their classifiers, best first
     */
    public static List<String> classifiers(ClassLoader loader, String platform) {
        return installed(loader, platform).stream().map(b -> platform + b.extension).toList();
    }

    private static List<Build> installed(ClassLoader loader, String platform) {
        String library = FOLDER + "%s/" + System.mapLibraryName("jnind4jcpu");
        return List.of(Build.values()).stream()
                .filter(b -> loader.getResource(library.formatted(platform + b.extension)) != null).toList();
    }

    /**
     * Returns the name Maven artifacts carry.
     *
     * @return such as {@code linux-x86_64-onednn-avx2}
     */
    public String classifier() {
        return platform + extension;
    }
}
