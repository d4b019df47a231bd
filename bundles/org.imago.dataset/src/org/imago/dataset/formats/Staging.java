// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.internal.AtomicFile;

/**
 * A data set that is being written: its files are made in a folder of their own inside the target folder, on the same
 * device, and moved to their places when all are there.
 */
final class Staging implements ExportTarget, AutoCloseable {

    /**
     * As many files are flushed to the device before they are moved. An export of many small files would take minutes
     * so, and what it was made from is still there.
     */
    private static final int FLUSHED = 10;

    private final ExportPreview preview;
    private final SubMonitor progress;
    private final Path folder;
    private final Path root;
    /** The topmost folder that had to be made for the target. */
    private final Optional<Path> made;
    private final List<String> paths = new ArrayList<>();
    private int images;
    private boolean committed;

    Staging(ExportPreview preview, SubMonitor progress) throws IOException {
        this.preview = preview;
        this.progress = progress;
        this.folder = preview.folder().toAbsolutePath().normalize();
        this.made = missing(folder);
        Files.createDirectories(folder);
        this.root = Files.createTempDirectory(folder, ".imago-export-");
    }

    private static Optional<Path> missing(Path folder) {
        Path missing = null;
        for (Path at = folder; at != null && Files.notExists(at); at = at.getParent()) {
            missing = at;
        }
        return Optional.ofNullable(missing);
    }

    @Override
    public ExportOptions options() {
        return preview.options();
    }

    @Override
    public OutputStream file(String path) throws IOException, DatasetException {
        Path file = staged(path);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            boolean flush = paths.size() < FLUSHED;
            paths.add(path);
            return new BufferedOutputStream(new FilterOutputStream(Channels.newOutputStream(channel)) {

                @Override
                @NonNullByDefault({})
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    if (flush && channel.isOpen()) {
                        channel.force(true);
                    }
                    super.close();
                }
            }, 1 << 16);
        } catch (FileAlreadyExistsException e) {
            throw new DatasetException(folder.resolve(path), 0, "", "would be written twice: two images have names that"
                    + " differ too little; rename one", e);
        }
    }

    private Path staged(String path) throws IOException, DatasetException {
        Optional<String> refusal = ImageFolder.refusal(folder, path);
        if (refusal.isPresent()) {
            throw new DatasetException(folder, 0, "", "cannot hold a file of that name: " + refusal.get());
        }
        Path file = root.resolve(path).normalize();
        Files.createDirectories(file.getParent());
        return file;
    }

    @Override
    public void worked() {
        progress.split(1);
    }

    /** Copies or links an image, unless it is in its place already. */
    void image(Path file, String path, boolean link) throws IOException, DatasetException {
        Path staged = staged(path);
        Path target = folder.resolve(path);
        if (Files.exists(target)) {
            if (Files.isSameFile(file, target) || Files.mismatch(file, target) < 0) {
                return;
            }
            throw new DatasetException(target, 0, "", "is there already and is another image than " + file
                    + "; images are never replaced; choose another folder");
        }
        if (Files.exists(staged, LinkOption.NOFOLLOW_LINKS)) {
            // The data set has the image twice.
            return;
        }
        if (link) {
            Files.createSymbolicLink(staged, file.toRealPath());
        } else {
            Files.copy(file, staged);
        }
        paths.add(path);
        images++;
    }

    /** Moves everything to its place. */
    ExportResult commit() throws IOException, DatasetException {
        for (String path : paths) {
            refuseExisting(folder.resolve(path));
        }
        for (String path : paths) {
            Path target = folder.resolve(path);
            Files.createDirectories(target.getParent());
            Files.move(root.resolve(path), target, StandardCopyOption.ATOMIC_MOVE);
        }
        committed = true;
        AtomicFile.flush(folder);
        int files = paths.size() - images;
        // What a format writes first tells of the rest, unless it is one of many in a folder of their own.
        boolean main = files > 0 && !paths.getFirst().contains("/");
        return new ExportResult(main ? folder.resolve(paths.getFirst()) : folder, files, images);
    }

    private void refuseExisting(Path target) throws IOException, DatasetException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!preview.options().replace()) {
            throw new DatasetException(target, 0, "", "is there already and is not replaced without being told to;"
                    + " choose another folder; nothing was written");
        }
        if (isSource(target)) {
            throw new DatasetException(target, 0, "", "is what is converted, which is never written over; choose "
                    + "another folder; nothing was written");
        }
        if (Files.isDirectory(target)) {
            throw new DatasetException(target, 0, "", "is a folder; expected a file or nothing; choose another folder;"
                    + " nothing was written");
        }
    }

    private boolean isSource(Path target) throws IOException {
        if (preview.set().source().isEmpty() || Files.notExists(preview.set().source().get())) {
            return false;
        }
        Path source = preview.set().source().get().toRealPath();
        Path real = Files.exists(target) ? target.toRealPath() : target;
        return real.equals(source) || Files.isDirectory(source) && real.startsWith(source);
    }

    @Override
    public void close() throws IOException {
        delete(root);
        if (!committed && made.isPresent()) {
            for (Path at = folder; at.startsWith(made.get()); at = at.getParent()) {
                Files.deleteIfExists(at);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {

            @Override
            @NonNullByDefault({})
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            @NonNullByDefault({})
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
