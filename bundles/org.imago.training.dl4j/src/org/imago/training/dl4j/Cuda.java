// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.bytedeco.javacpp.Loader;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.dl4j.internal.runtime.CudaLibraries;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;

/**
 * CUDA's own libraries: those of the system, or of the redistributable that JavaCPP publishes, in a folder of IMAGO_HOME.
 * They are NVIDIA's, under the CUDA Toolkit's end user licence agreement, and in no product.
 */
public final class Cuda {

    /** The redistributable, as Maven names it, but for the classifier: {@link #classifier()}. */
    public static final String ARTIFACT = "org.bytedeco:cuda:11.6-8.3-1.5.7:jar:";

    /** What is fetched, in bytes, about; a little more than half of that stays. */
    public static final long DOWNLOAD_BYTES = 1_830_000_000L;

    private static final int CHUNK = 1 << 20;
    /** No library is larger than this by far; what says it is, is no redistributable. */
    private static final long MOST_BYTES = 2L << 30;

    private Cuda() {
    }

    /**
     * Names the part of the redistributable for this machine.
     *
     * @return such as {@code linux-x86_64-redist}
     */
    public static String classifier() {
        return Loader.getPlatform() + "-redist";
    }

    /**
     * Tells whether this is a platform on which CUDA can be used.
     *
     * @return true on Linux and Windows on x86-64
     */
    public static boolean isSupported() {
        return List.of("linux-x86_64", "windows-x86_64").contains(Loader.getPlatform());
    }

    /**
     * Returns where {@link #install} puts the libraries.
     *
     * @return a folder, which need not be there
     */
    public static Path folder() {
        return CudaLibraries.ownFolder(Dl4jRuntime.home());
    }

    /**
     * Tells where the libraries are.
     *
     * @return half a line for people
     */
    public static String status() {
        String platform = Loader.getPlatform();
        return CudaLibraries.find(platform, CudaLibraries.folders(platform, System.getenv(), Dl4jRuntime.home()))
                .summary();
    }

    /**
     * Unpacks what ND4J needs of the redistributable. All is there when it returns, or nothing.
     *
     * @param jar          the redistributable
     * @param progress     told how many bytes have been written
     * @param cancellation asked every MiB
     * @return the folder
     * @throws ZipException       if it is no redistributable for this machine; the message says what was expected
     * @throws IOException        if it cannot be read, or the folder cannot be written
     * @throws CancelledException if cancelled
     */
    public static Path install(Path jar, LongConsumer progress, Cancellation cancellation)
            throws IOException, CancelledException {
        return install(jar, Loader.getPlatform(), folder(), progress, cancellation);
    }

    static Path install(Path jar, String platform, Path folder, LongConsumer progress, Cancellation cancellation)
            throws IOException, CancelledException {
        Files.createDirectories(folder.getParent());
        Path fresh = Files.createTempDirectory(folder.getParent(), ".fresh-");
        try (ZipFile zip = open(jar)) {
            long done = 0;
            for (ZipEntry entry : entries(zip, jar, platform)) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                done += copy(zip, entry, fresh.resolve(name), done, progress, cancellation);
            }
            deleteTree(folder);
            move(fresh, folder);
            return folder;
        } finally {
            deleteTree(fresh);
        }
    }

    private static ZipFile open(Path jar) throws IOException {
        try {
            return new ZipFile(jar.toFile());
        } catch (ZipException e) {
            throw new ZipException(jar + " is no redistributable of CUDA: " + e.getMessage());
        }
    }

    private static List<ZipEntry> entries(ZipFile zip, Path jar, String platform) throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        for (String name : CudaLibraries.names(platform)) {
            ZipEntry entry = zip.getEntry("org/bytedeco/cuda/" + platform + "/" + name);
            if (entry == null || entry.getSize() > MOST_BYTES) {
                throw new ZipException(jar + " is no redistributable of CUDA " + CudaLibraries.VERSION + " for " + platform
                        + ": it has no " + name + "; expected " + ARTIFACT + platform + "-redist");
            }
            entries.add(entry);
        }
        return entries;
    }

    private static long copy(ZipFile zip, ZipEntry entry, Path file, long before, LongConsumer progress,
            Cancellation cancellation) throws IOException, CancelledException {
        long done = 0;
        try (InputStream in = zip.getInputStream(entry); OutputStream out = Files.newOutputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                cancellation.check();
                out.write(chunk, 0, read);
                done += read;
                progress.accept(before + done);
                if (done > MOST_BYTES) {
                    throw new ZipException(entry.getName() + " is larger than it says");
                }
            }
        }
        return done;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /**
     * Removes what {@link #install} has put there.
     *
     * @return whether there was something
     * @throws IOException if it cannot be deleted
     */
    public static boolean remove() throws IOException {
        boolean there = Files.isDirectory(folder());
        deleteTree(folder());
        return there;
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
