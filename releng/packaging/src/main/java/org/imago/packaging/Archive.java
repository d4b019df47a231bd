// SPDX-License-Identifier: EPL-2.0
package org.imago.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Packs a folder so that the same files give the same bytes: sorted, with one time, one owner and two modes. */
final class Archive {

    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;
    private static final int FOLDER = 040755;

    private final Path folder;
    private final String root;
    private final Instant time;

    /**
     * Prepares.
     *
     * @param folder what is packed
     * @param root   name of the folder in the archive
     * @param time   of all that is in it
     */
    Archive(Path folder, String root, Instant time) {
        this.folder = folder;
        this.root = root;
        this.time = time;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).sorted((one, other) -> name(one).compareTo(name(other)))
                    .toList();
        }
    }

    private String name(Path file) {
        return root + "/" + folder.relativize(file).toString().replace('\\', '/') + (Files.isDirectory(file) ? "/" : "");
    }

    private static int mode(Path file) {
        return Files.isDirectory(file) ? FOLDER : Files.isExecutable(file) ? PROGRAM : FILE;
    }

    void tarGz(Path archive) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setModificationInstant(Instant.EPOCH);
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out, parameters))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path file : files()) {
                TarArchiveEntry entry = new TarArchiveEntry(name(file));
                entry.setSize(Files.isDirectory(file) ? 0 : Files.size(file));
                entry.setMode(mode(file));
                entry.setLastModifiedTime(FileTime.from(time));
                entry.setIds(0, 0);
                entry.setNames("root", "root");
                tar.putArchiveEntry(entry);
                if (!Files.isDirectory(file)) {
                    Files.copy(file, tar);
                }
                tar.closeArchiveEntry();
            }
        }
    }

    void zip(Path archive) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            for (Path file : files()) {
                ZipArchiveEntry entry = new ZipArchiveEntry(name(file));
                entry.setUnixMode(mode(file));
                // Zip has no time zones.
                entry.setTimeLocal(time.atOffset(ZoneOffset.UTC).toLocalDateTime());
                zip.putArchiveEntry(entry);
                if (!Files.isDirectory(file)) {
                    Files.copy(file, zip);
                }
                zip.closeArchiveEntry();
            }
        }
    }
}
