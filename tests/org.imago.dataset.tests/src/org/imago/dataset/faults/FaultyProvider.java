// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.faults;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Passes everything on to another provider, unless it is to fail. */
final class FaultyProvider extends FileSystemProvider {

    private final FaultyFileSystem files;
    private final Faults faults;
    private final FileSystemProvider real;

    FaultyProvider(FaultyFileSystem files, Faults faults, FileSystemProvider real) {
        this.files = files;
        this.faults = faults;
        this.real = real;
    }

    private static Path real(Path path) {
        return FaultyPath.real(path);
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return files;
    }

    @Override
    public Path getPath(URI uri) {
        return files.faulty(real.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... given)
            throws IOException {
        return newFileChannel(path, options, given);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... given)
            throws IOException {
        Faults.Operation<FileChannel> open = () -> new FaultyChannel(faults, path,
                real.newFileChannel(real(path), options, given));
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        return writes ? faults.change("open", path, open) : faults.read("open", path, open);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> stream = faults.read("list", folder,
                () -> real.newDirectoryStream(real(folder), path -> filter.accept(files.faulty(path))));
        return new DirectoryStream<>() {

            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> paths = stream.iterator();
                return new Iterator<>() {

                    @Override
                    public boolean hasNext() {
                        return paths.hasNext();
                    }

                    @Override
                    public Path next() {
                        return files.faulty(paths.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    private interface Task {
        void run() throws IOException;
    }

    private void change(String name, Path path, Task task) throws IOException {
        faults.change(name, path, () -> {
            task.run();
            return path;
        });
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... given) throws IOException {
        change("make folder", folder, () -> real.createDirectory(real(folder), given));
    }

    @Override
    public void delete(Path path) throws IOException {
        change("delete", path, () -> real.delete(real(path)));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        change("copy to", target, () -> real.copy(real(source), real(target), options));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        change("move to", target, () -> real.move(real(source), real(target), options));
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return faults.read("compare", path, () -> real.isSameFile(real(path), real(other)));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        faults.read("look at", path, () -> {
            real.checkAccess(real(path), modes);
            return path;
        });
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return faults.read("look at", path, () -> real.readAttributes(real(path), type, options));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return faults.read("look at", path, () -> real.readAttributes(real(path), attributes, options));
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        change("set " + attribute, path, () -> real.setAttribute(real(path), attribute, value, options));
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        V view = real.getFileAttributeView(real(path), type, options);
        return view == null ? null : type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    Faults.Operation<Object> call = () -> {
                        try {
                            return method.invoke(view, arguments);
                        } catch (InvocationTargetException e) {
                            if (e.getCause() instanceof IOException io) {
                                throw io;
                            }
                            throw new IllegalStateException(e.getCause());
                        } catch (IllegalAccessException e) {
                            throw new IllegalStateException(e);
                        }
                    };
                    return method.getName().startsWith("set") ? faults.change(method.getName(), path, call)
                            : faults.read(method.getName(), path, call);
                }));
    }
}
