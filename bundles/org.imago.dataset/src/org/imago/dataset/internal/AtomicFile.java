// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces a file so that at every moment, even when the power fails, either all of the old or all of the new content
 * is there: a temporary file in the same folder, flushed to the device, renamed over the old one, the folder flushed.
 */
public final class AtomicFile {

    private static final Set<PosixFilePermission> WRITE = EnumSet.of(PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private static final String TEMP_END = ".tmp";
    private static final String PROBE_END = ".new";
    /** What the platform puts between start and end, and what is made beside to see which permissions a file gets. */
    private static final Pattern TEMP = Pattern.compile("\\d+\\.tmp(\\.new)?");

    private AtomicFile() {
    }

    /**
     * Writes a file. Where the path is a symbolic link, what it points to is replaced and the link stays. The
     * permissions of an existing file are kept.
     *
     * @param file    the file
     * @param content what to write
     * @throws IOException if it cannot be written; the old file is then as it was
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        refuseUnwritable(target, folder);
        Path temp = Files.createTempFile(folder, tempStart(target), TEMP_END);
        try {
            writeThrough(temp, content);
            takePermissions(target, temp);
            Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error e) {
            deleteIfPossible(temp, e);
            throw e;
        }
        flush(folder);
    }

    /** What made it necessary is what a person has to know. */
    private static void deleteIfPossible(Path temp, Throwable reason) {
        try {
            Files.deleteIfExists(temp);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static String tempStart(Path target) {
        return "." + target.getFileName() + ".";
    }

    /**
     * Deletes the temporary files of a program that came to a sudden end while it wrote a file. Only for a file that no
     * other program is writing.
     *
     * @param file the file
     * @return whether that was possible
     */
    public static boolean removeLeftovers(Path file) {
        Path target = file.toAbsolutePath();
        String start = tempStart(target);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(target.getParent(),
                entry -> isTemp(entry.getFileName().toString(), start))) {
            for (Path temp : left) {
                Files.deleteIfExists(temp);
            }
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    private static boolean isTemp(String name, String start) {
        return name.startsWith(start) && TEMP.matcher(name.substring(start.length())).matches();
    }

    /** Renaming would replace even what its owner protected; the superuser's rights do not make that less wanted. */
    private static void refuseUnwritable(Path target, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder + " is no folder");
        }
        if (!isWritableFolder(folder)) {
            throw new AccessDeniedException(folder + " is read-only");
        }
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target + " is a folder");
        }
        if (Files.exists(target) && (!Files.isWritable(target) || isProtected(target))) {
            throw new AccessDeniedException(target + " is read-only");
        }
    }

    private static boolean isProtected(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        return view != null && Collections.disjoint(view.readAttributes().permissions(), WRITE);
    }

    private static void writeThrough(Path temp, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** A temporary file is for its owner only; a new file gets what any other program here would give it. */
    private static void takePermissions(Path target, Path temp) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(temp, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        if (!Files.exists(target)) {
            Path probe = Files.createFile(temp.resolveSibling(temp.getFileName() + PROBE_END));
            try {
                view.setPermissions(Files.getPosixFilePermissions(probe));
            } finally {
                Files.delete(probe);
            }
            return;
        }
        PosixFileAttributes old = Files.readAttributes(target, PosixFileAttributes.class);
        try {
            view.setGroup(old.group());
        } catch (IOException e) {
            // Only members of a group may give a file to it; the permissions below still hold for the new group.
        }
        view.setPermissions(old.permissions());
    }

    /**
     * Asks the device to keep which files a folder holds, as well as it can: Windows cannot open a folder as a file
     * (there a rename is durable by itself), nor can some network drives flush one. The file is in place all the same.
     *
     * @param folder the folder
     */
    public static void flush(Path folder) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // To fail now would say that nothing was written, though it was.
        }
    }

    /**
     * Tells whether files can be made in a folder. What its owner protected counts as protected for the superuser too.
     *
     * @param folder the folder
     * @return whether it is open to changes
     */
    public static boolean isWritableFolder(Path folder) {
        try {
            return Files.isDirectory(folder) && Files.isWritable(folder) && !isProtected(folder);
        } catch (IOException e) {
            return false;
        }
    }
}
