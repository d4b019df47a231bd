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
import java.util.Optional;

import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Backend.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {

    private static final String PLATFORM = "linux-x86_64";
    private static final Processor OLD = new Processor("old", 2, List.of("sse4_2", "avx"));
    private static final Processor NEW = new Processor("new", 2, List.of("sse4_2", "avx", "avx2", "avx512f"));

    private static final Gpu AMPERE = new Gpu("NVIDIA GeForce RTX 3090", 8, 6, "535.104.05", 24576);
    private static final Gpu HOPPER = new Gpu("NVIDIA H100 PCIe", 9, 0, "535.104.05", 81559);
    private static final Gpu OLD_DRIVER = new Gpu("NVIDIA GeForce RTX 3090", 8, 6, "440.33.01", 24576);
    private static final CudaLibraries ALL = new CudaLibraries(List.of(Path.of("/cuda/libcudart.so.11.0")), List.of());
    private static final CudaLibraries NONE = new CudaLibraries(List.of(), List.of("libcublas.so.11"));

    /** A machine that is played. Whatever it is not asked for must not be needed. */
    private record Played(Processor processor, List<Gpu> all, CudaLibraries cudaLibraries, Optional<String> fault)
            implements Backends.Machine {

        static Played with(Processor processor, Gpu... gpus) {
            return new Played(processor, List.of(gpus), NONE, Optional.of("not to be loaded"));
        }

        @Override
        public GpuSurvey gpus() {
            return new GpuSurvey(all, all.isEmpty() ? "no driver" : "nvidia-smi lists " + all.size());
        }

        @Override
        public Optional<String> loadCuda(CudaLibraries libraries) {
            assertEquals(ALL, libraries);
            return fault;
        }
    }

    @TempDir
    Path folder;

    @Test
    void takesTheFastestBuildThatTheProcessorRuns() throws Exception {
        try (URLClassLoader installed = install("", "-avx2", "-onednn-avx2")) {
            Backend backend = Backends.choose(installed, PLATFORM, Played.with(NEW), Backends.AUTO, "");
            assertEquals(Kind.CPU, backend.kind());
            assertEquals("linux-x86_64-onednn-avx2", backend.library());
            assertEquals(Map.of(Backends.EXTENSION, "-onednn-avx2"), backend.properties());
            assertEquals("no GPU was found (no driver)", backend.reason());
        }
    }

    @Test
    void leavesOutBuildsThatWouldStopTheProcess() throws Exception {
        try (URLClassLoader installed = install("", "-avx2", "-onednn-avx2")) {
            assertEquals(PLATFORM, Backends.choose(installed, PLATFORM, Played.with(OLD), Backends.AUTO, "").library());
        }
    }

    @Test
    void takesWhatAPersonAsksFor() throws Exception {
        try (URLClassLoader installed = install("", "-onednn-avx2")) {
            Backend backend = Backends.choose(installed, PLATFORM, Played.with(NEW), Backends.AUTO, "-avx2");
            assertEquals("linux-x86_64-avx2", backend.library());
            assertTrue(backend.reason().contains(Backends.EXTENSION), backend.reason());
        }
    }

    @Test
    void theProcessorCanBeAskedFor() throws Exception {
        try (URLClassLoader installed = install("", "-avx2")) {
            assertTrue(Backends.choose(installed, PLATFORM, Played.with(NEW), Backends.CPU, "").reason()
                    .contains("asked for"));
            TrainingException e = assertThrows(TrainingException.class,
                    () -> Backends.choose(installed, PLATFORM, Played.with(NEW), "abacus", ""));
            assertTrue(e.getMessage().contains("abacus"), e.getMessage());
        }
    }

    @Test
    void aGpuIsNamedWithTheReasonWhyItIsNotUsed() throws Exception {
        try (URLClassLoader installed = install("-avx2")) {
            assertEquals("no GPU was found (no driver)", reason(installed, Played.with(NEW)));
            assertEquals("NVIDIA H100 PCIe (compute capability 9.0) is not used: DL4J 1.0.0-M2.1 holds code for GPUs "
                    + "of compute capability 3.7 to 8.9 only", reason(installed, Played.with(NEW, HOPPER)));
            assertTrue(reason(installed, Played.with(NEW, HOPPER, AMPERE)).startsWith("NVIDIA H100 PCIe (compute "
                    + "capability 9.0) is beside a GPU that could be used: set CUDA_VISIBLE_DEVICES"));
            assertEquals("NVIDIA GeForce RTX 3090 (compute capability 8.6) is not used: its driver 440.33.01 is too old; "
                    + "CUDA 11 needs 450.80 or a newer one", reason(installed, Played.with(NEW, OLD_DRIVER)));
            assertEquals("NVIDIA GeForce RTX 3090 (compute capability 8.6) is not used: the feature org.imago.cuda is not "
                    + "installed (imago plugins install REPOSITORY org.imago.cuda)",
                    reason(installed, Played.with(NEW, AMPERE)));
        }
    }

    @Test
    void withTheFeatureWhatElseIsMissingIsSaid() throws Exception {
        installCuda();
        try (URLClassLoader installed = install("-avx2")) {
            assertEquals("NVIDIA GeForce RTX 3090 (compute capability 8.6) is not used: CUDA's own libraries are missing "
                    + "(libcublas.so.11); imago cuda install fetches them", reason(installed, Played.with(NEW, AMPERE)));
            assertEquals("NVIDIA GeForce RTX 3090 (compute capability 8.6) is not used: its library cannot be loaded "
                    + "(libcuda.so.1 is not there)", reason(installed, new Played(NEW, List.of(AMPERE), ALL,
                            Optional.of("libcuda.so.1 is not there"))));
            // The capability is asked before the library is touched.
            assertTrue(reason(installed, Played.with(NEW, HOPPER)).contains("3.7 to 8.9 only"));
        }
    }

    @Test
    void aGpuThatFitsIsUsed() throws Exception {
        installCuda();
        Played machine = new Played(NEW, List.of(AMPERE), ALL, Optional.empty());
        try (URLClassLoader installed = install("-avx2")) {
            for (String device : List.of(Backends.AUTO, Backends.CUDA)) {
                Backend backend = Backends.choose(installed, PLATFORM, machine, device, "");
                assertEquals(Kind.CUDA, backend.kind());
                assertEquals("cuda-11.6-linux-x86_64", backend.library());
                // DL4J would ask oneDNN about arrays that lie on the GPU.
                assertEquals(Map.of("org.eclipse.deeplearning4j.helpers.disable", "true"), backend.properties());
            }
            assertEquals(Kind.CPU, Backends.choose(installed, PLATFORM, machine, Backends.CPU, "").kind());
        }
    }

    @Test
    void whatWasTriedIsTold() throws Exception {
        installCuda();
        try (URLClassLoader installed = install("-avx2")) {
            Backend backend = Backends.choose(installed, PLATFORM, new Played(NEW, List.of(AMPERE), ALL,
                    Optional.of("no luck")), Backends.AUTO, "");
            assertEquals(List.of("GPUs: nvidia-smi lists 1", "NVIDIA GeForce RTX 3090 (compute capability 8.6), driver "
                    + "535.104.05, 24576 MiB: fits", "ND4J's library for CUDA 11.6: installed",
                    "CUDA's own libraries: in /cuda", "loading: no luck"), backend.tried());
        }
    }

    @Test
    void nobodyAsksForGpusIfTheProcessorWasAskedFor() throws Exception {
        try (URLClassLoader installed = install("-avx2")) {
            Backends.Machine hanging = new Backends.Machine() {

                @Override
                public Processor processor() {
                    return NEW;
                }

                @Override
                public GpuSurvey gpus() {
                    return fail("asked");
                }

                @Override
                public CudaLibraries cudaLibraries() {
                    return fail("asked");
                }

                @Override
                public Optional<String> loadCuda(CudaLibraries libraries) {
                    return fail("asked");
                }
            };
            assertEquals(Kind.CPU, Backends.choose(installed, PLATFORM, hanging, Backends.CPU, "").kind());
        }
    }

    @Test
    void cudaThatWasAskedForAndCannotBeUsedIsAnError() throws Exception {
        try (URLClassLoader installed = install("-avx2")) {
            TrainingException e = assertThrows(TrainingException.class,
                    () -> Backends.choose(installed, PLATFORM, Played.with(NEW, HOPPER), Backends.CUDA, ""));
            assertTrue(e.getMessage().startsWith("CUDA was asked for, and cannot be used: NVIDIA H100 PCIe"),
                    e.getMessage());
        }
    }

    private static String reason(ClassLoader installed, Played machine) throws TrainingException {
        Backend backend = Backends.choose(installed, PLATFORM, machine, Backends.AUTO, "");
        assertEquals(Kind.CPU, backend.kind());
        return backend.reason();
    }

    private void installCuda() throws IOException {
        Path natives = Files.createDirectories(folder.resolve("org/nd4j/linalg/jcublas/bindings").resolve(PLATFORM));
        Files.createFile(natives.resolve("libjnind4jcuda.so"));
    }

    @Test
    void saysWhatIsInstalledIfNothingRunsHere() throws Exception {
        try (URLClassLoader installed = install("-onednn-avx2")) {
            TrainingException e = assertThrows(TrainingException.class,
                    () -> Backends.choose(installed, PLATFORM, Played.with(OLD), Backends.AUTO, ""));
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
