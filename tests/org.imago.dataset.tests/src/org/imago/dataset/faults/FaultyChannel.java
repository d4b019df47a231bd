// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A channel of a file system that can fail. */
final class FaultyChannel extends FileChannel {

    private final Faults faults;
    private final Path path;
    private final FileChannel real;

    FaultyChannel(Faults faults, Path path, FileChannel real) {
        this.faults = faults;
        this.path = path;
        this.real = real;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return faults.read("read", path, () -> real.read(target));
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return faults.read("read", path, () -> real.read(targets, offset, length));
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return faults.read("read", path, () -> real.read(target, position));
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return faults.change("write", path, () -> real.write(source),
                () -> real.write(source.slice(source.position(), source.remaining() / 2)));
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        return faults.change("write", path, () -> real.write(sources, offset, length));
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return faults.change("write", path, () -> real.write(source, position));
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return faults.read("ask the size of", path, real::size);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        return faults.change("truncate", path, () -> {
            real.truncate(size);
            return this;
        });
    }

    /** The device is not asked: no test cuts the power, and it would take most of the time. */
    @Override
    public void force(boolean metaData) throws IOException {
        faults.change("force", path, () -> null);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return faults.read("read", path, () -> real.transferTo(position, count, target));
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        return faults.change("write", path, () -> real.transferFrom(source, position, count));
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    /** The descriptor is given back in any case. */
    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
        faults.change("close", path, () -> null);
    }
}
