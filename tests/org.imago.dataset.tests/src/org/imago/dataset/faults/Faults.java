// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.faults;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * A file system that is the machine's own, but for the operations that a test lets fail: each operation that is done on
 * it counts, and the one with the wanted number fails.
 */
public final class Faults {

    /** In which way operations fail. */
    public enum Kind {
        /** One is not done; of bytes to be written, half are. */
        ONCE,
        /** One is done, and said to have failed. */
        AFTERWARDS,
        /** None that changes anything works from there on, as on a full disk. */
        FULL,
        /** None works from there on, as in a network folder that is gone. */
        GONE
    }

    /** What an operation does. */
    interface Operation<T> {
        T run() throws IOException;
    }

    private final FileSystem files = new FaultyFileSystem(this, FileSystems.getDefault());
    private Kind kind = Kind.ONCE;
    private long from = Long.MAX_VALUE;
    private long count;
    private String last = "none";

    /** Returns the same place in the file system that can fail. */
    public Path path(Path real) {
        return files.getPath(real.toString());
    }

    /** Lets the operation with that number fail from now on, 0 for the next. */
    public synchronized void fail(Kind how, int number) {
        kind = how;
        from = number;
        count = 0;
        last = "none";
    }

    /** Lets nothing fail any more. */
    public synchronized void heal() {
        from = Long.MAX_VALUE;
    }

    /** Returns how many operations that change something were asked for since the fault was set. */
    public synchronized int count() {
        return Math.toIntExact(count);
    }

    /** Names the last operation that failed. */
    public synchronized String last() {
        return last;
    }

    /** Does what only looks. */
    <T> T read(String name, Path path, Operation<T> operation) throws IOException {
        boolean fails;
        synchronized (this) {
            fails = kind == Kind.GONE && from != Long.MAX_VALUE && count >= from;
        }
        if (fails) {
            throw failure(name, path);
        }
        return operation.run();
    }

    /** Does what changes something. */
    <T> T change(String name, Path path, Operation<T> operation) throws IOException {
        return change(name, path, operation, () -> null);
    }

    <T> T change(String name, Path path, Operation<T> operation, Operation<?> half) throws IOException {
        if (!strikes()) {
            return operation.run();
        }
        if (kind == Kind.AFTERWARDS) {
            T done = operation.run();
            if (done instanceof AutoCloseable channel) {
                closeQuietly(channel);
            }
        } else {
            half.run();
        }
        throw failure(name, path);
    }

    private static void closeQuietly(AutoCloseable channel) throws IOException {
        try {
            channel.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized boolean strikes() {
        long number = count++;
        return kind == Kind.ONCE || kind == Kind.AFTERWARDS ? number == from : number >= from;
    }

    private synchronized IOException failure(String name, Path path) {
        last = name + " " + path;
        return new IOException("injected: " + name + " " + path);
    }
}
