// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.dl4j.internal.runtime.CudaLibraries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CUDA's own libraries are found and unpacked; what stands for them here is never loaded. */
class CudaTest {

    private static final String LINUX = "linux-x86_64";
    private static final String WINDOWS = "windows-x86_64";

    @TempDir
    private Path folder;

    private Path redistributable(String platform, List<String> names) throws IOException {
        Path jar = folder.resolve("redist.jar");
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("org/bytedeco/cuda/" + platform + "/libcudnn.so.8"));
            for (String name : names) {
                zip.putNextEntry(new ZipEntry("org/bytedeco/cuda/" + platform + "/" + name));
                zip.write(name.getBytes());
            }
        }
        return jar;
    }

    @Test
    void whatIsNeededIsUnpackedAndNothingElse() throws Exception {
        Path to = folder.resolve("home/cuda/11.6");
        List<Long> progress = new ArrayList<>();
        Path jar = redistributable(LINUX, CudaLibraries.names(LINUX));
        for (int time = 0; time < 2; time++) {
            assertEquals(to, Cuda.install(jar, LINUX, to, progress::add, new Cancellation()));
            try (Stream<Path> files = Files.list(to)) {
                assertEquals(CudaLibraries.names(LINUX).stream().sorted().toList(), files.map(file -> file.getFileName()
                        .toString()).sorted().toList());
            }
        }
        assertEquals(progress.getLast(), CudaLibraries.names(LINUX).stream().mapToLong(String::length).sum());
        try (Stream<Path> files = Files.list(to.getParent())) {
            assertEquals(List.of(to), files.toList());
        }
    }

    @Test
    void anotherFileIsRefusedAndWhatIsThereStays() throws Exception {
        Path to = folder.resolve("home/cuda/11.6");
        Cuda.install(redistributable(LINUX, CudaLibraries.names(LINUX)), LINUX, to, done -> { }, new Cancellation());
        Path other = redistributable(LINUX, CudaLibraries.names(LINUX).subList(0, 3));
        IOException e = assertThrows(IOException.class, () -> Cuda.install(other, LINUX, to, done -> { },
                new Cancellation()));
        assertTrue(e.getMessage().contains("it has no libcusparse.so.11; expected org.bytedeco:cuda:"), e.getMessage());
        Path text = Files.writeString(folder.resolve("text.jar"), "no zip");
        assertTrue(assertThrows(IOException.class, () -> Cuda.install(text, LINUX, to, done -> { }, new Cancellation()))
                .getMessage().contains("is no redistributable of CUDA"));
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        Path good = redistributable(LINUX, CudaLibraries.names(LINUX));
        assertThrows(CancelledException.class, () -> Cuda.install(good, LINUX, to, done -> { }, cancelled));
        assertEquals(List.of(), CudaLibraries.find(LINUX, List.of(to)).missing());
        try (Stream<Path> files = Files.list(to.getParent())) {
            assertEquals(List.of(to), files.toList());
        }
    }

    @Test
    void librariesOfTheSystemComeFirstAndAllComeFromOneFolder() throws IOException {
        Path home = folder.resolve("home");
        Path toolkit = folder.resolve("toolkit");
        Path half = Files.createDirectories(folder.resolve("half"));
        Path own = Files.createDirectories(CudaLibraries.ownFolder(home));
        Files.createDirectories(toolkit.resolve("lib64"));
        for (String name : CudaLibraries.names(LINUX)) {
            Files.createFile(own.resolve(name));
            Files.createFile(toolkit.resolve("lib64").resolve(name));
        }
        Files.createFile(half.resolve("libcudart.so.11.0"));
        Map<String, String> variables = Map.of("LD_LIBRARY_PATH", half.toString(), "CUDA_PATH", toolkit.toString());
        List<Path> found = CudaLibraries.find(LINUX, CudaLibraries.folders(LINUX, variables, home)).files();
        assertEquals(CudaLibraries.names(LINUX).stream().map(toolkit.resolve("lib64")::resolve).toList(), found);
        assertEquals("in " + own, CudaLibraries.find(LINUX, List.of(half, own)).summary());
        CudaLibraries lacking = CudaLibraries.find(LINUX, List.of(half));
        assertFalse(lacking.missing().contains("libcudart.so.11.0"));
        assertEquals(5, lacking.missing().size());
        assertEquals(6, CudaLibraries.find(WINDOWS, List.of(half)).missing().size());
    }
}
