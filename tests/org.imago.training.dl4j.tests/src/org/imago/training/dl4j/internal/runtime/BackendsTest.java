// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.imago.training.TrainingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {

    private static final String PLATFORM = "linux-x86_64";
    private static final Processor OLD = new Processor("old", 2, List.of("sse4_2", "avx"));
    private static final Processor NEW = new Processor("new", 2, List.of("sse4_2", "avx", "avx2", "avx512f"));

    private static final Gpu AMPERE = new Gpu("NVIDIA GeForce RTX 3090", 8, 6, "535.104.05", 24576);
    private static final Gpu HOPPER = new Gpu("NVIDIA H100 PCIe", 9, 0, "535.104.05", 81559);
    private static final Supplier<GpuSurvey> NO_GPU = () -> new GpuSurvey(List.of(), "no driver");

    @TempDir
    Path folder;

    @Test
    void takesTheFastestBuildThatTheProcessorRuns() throws Exception {
        try (URLClassLoader installed = install("", "-avx2", "-onednn-avx2")) {
            Backend backend = Backends.choose(installed, PLATFORM, NEW, Backends.AUTO, NO_GPU, "");
            assertEquals("CPU", backend.kind());
            assertEquals("linux-x86_64-onednn-avx2", backend.library());
            assertEquals(Map.of(Backends.EXTENSION, "-onednn-avx2"), backend.properties());
            assertTrue(backend.reason().contains("GPU"), backend.reason());
        }
    }

    @Test
    void leavesOutBuildsThatWouldStopTheProcess() throws Exception {
        try (URLClassLoader installed = install("", "-avx2", "-onednn-avx2")) {
            assertEquals(PLATFORM, Backends.choose(installed, PLATFORM, OLD, Backends.AUTO, NO_GPU, "").library());
        }
    }

    @Test
    void takesWhatAPersonAsksFor() throws Exception {
        try (URLClassLoader installed = install("", "-onednn-avx2")) {
            Backend backend = Backends.choose(installed, PLATFORM, NEW, Backends.AUTO, NO_GPU, "-avx2");
            assertEquals("linux-x86_64-avx2", backend.library());
            assertTrue(backend.reason().contains(Backends.EXTENSION), backend.reason());
        }
    }

    @Test
    void theProcessorCanBeAskedFor() throws Exception {
        try (URLClassLoader installed = install("", "-avx2")) {
            assertTrue(Backends.choose(installed, PLATFORM, NEW, Backends.CPU, NO_GPU, "").reason()
                    .contains("asked for"));
            TrainingException e = assertThrows(TrainingException.class,
                    () -> Backends.choose(installed, PLATFORM, NEW, "abacus", NO_GPU, ""));
            assertTrue(e.getMessage().contains("abacus"), e.getMessage());
        }
    }

    @Test
    void aGpuIsNamedWithTheReasonWhyItIsNotUsed() throws Exception {
        try (URLClassLoader installed = install("-avx2")) {
            assertEquals("NVIDIA H100 PCIe (compute capability 9.0) is not used: DL4J 1.0.0-M2.1 holds code for GPUs "
                    + "of compute capability 3.7 to 8.9 only", reasonWith(installed, HOPPER));
            assertEquals("NVIDIA GeForce RTX 3090 (compute capability 8.6) is not used: this version of Imago computes "
                    + "on the CPU only", reasonWith(installed, HOPPER, AMPERE));
            assertEquals("no GPU was found (no driver)", reasonWith(installed));
        }
    }

    @Test
    void nobodyAsksForGpusIfTheProcessorWasAskedFor() throws Exception {
        try (URLClassLoader installed = install("-avx2")) {
            Supplier<GpuSurvey> hanging = () -> fail("asked");
            assertEquals("CPU", Backends.choose(installed, PLATFORM, NEW, Backends.CPU, hanging, "").kind());
        }
    }

    @Test
    void cudaIsRefusedAndNotTakenForATypingError() throws Exception {
        try (URLClassLoader installed = install("-avx2")) {
            TrainingException e = assertThrows(TrainingException.class,
                    () -> Backends.choose(installed, PLATFORM, NEW, "cuda", NO_GPU, ""));
            assertTrue(e.getMessage().contains("computes on the CPU only"), e.getMessage());
        }
    }

    private static String reasonWith(ClassLoader installed, Gpu... gpus) throws TrainingException {
        GpuSurvey survey = new GpuSurvey(List.of(gpus), "no driver");
        Backend backend = Backends.choose(installed, PLATFORM, NEW, Backends.AUTO, () -> survey, "");
        assertEquals("CPU", backend.kind());
        return backend.reason();
    }

    @Test
    void saysWhatIsInstalledIfNothingRunsHere() throws Exception {
        try (URLClassLoader installed = install("-onednn-avx2")) {
            TrainingException e = assertThrows(TrainingException.class,
                    () -> Backends.choose(installed, PLATFORM, OLD, Backends.AUTO, NO_GPU, ""));
            assertTrue(e.getMessage().contains("linux-x86_64-onednn-avx2"), e.getMessage());
            assertTrue(e.getMessage().contains("sse4_2"), e.getMessage());
        }
    }

    /** A class loader that sees nothing but natives, which nobody loads. */
    private URLClassLoader install(String... extensions) throws IOException {
        for (String extension : extensions) {
            Path natives = Files.createDirectories(
                    folder.resolve("org/nd4j/linalg/cpu/nativecpu/bindings").resolve(PLATFORM + extension));
            Files.createFile(natives.resolve(System.mapLibraryName("jnind4jcpu")));
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }
}
