// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.imago.training.TrainingException;

/**
 * Does units of work in this process. Units and answers are bytes here, so that what carries them from process to process
 * needs none of Imago's classes.
 */
public final class WorkHost {

    private static final Object LOCK = new Object();

    private static final ThreadLocal<Boolean> WORKING = ThreadLocal.withInitial(() -> false);

    private static Optional<Open> open = Optional.empty();

    private record Open(WorkSite site, WorkPlace place) {
    }

    /** What became of a unit; without a problem there is a result. Some problems are of the place and not of the unit. */
    private record Answer(@Nullable Serializable result, String problem, boolean ofPlace, String host)
            implements Serializable {
    }

    private WorkHost() {
    }

    /**
     * Does a unit of work in a process that has all classes in one loader.
     *
     * @param site the {@link WorkSite}, as {@link #bytes} gives it
     * @param unit the {@link WorkUnit}, likewise
     * @return for {@link #answer}
     * @throws IOException when it may be tried again
     */
    public static byte[] run(byte[] site, byte[] unit) throws IOException {
        return run(site, unit, List.of());
    }

    /**
     * Does a unit of work.
     *
     * @param site    the {@link WorkSite}, as {@link #bytes} gives it
     * @param unit    the {@link WorkUnit}, likewise
     * @param loaders see the classes that units are made of, besides this bundle's own
     * @return for {@link #answer}
     * @throws IOException when it may be tried again
     */
    public static byte[] run(byte[] site, byte[] unit, List<ClassLoader> loaders) throws IOException {
        WORKING.set(true);
        try {
            WorkPlace place = place((WorkSite) object(site, loaders));
            return bytes(new Answer(((WorkUnit<?>) object(unit, loaders)).run(place), "", false, host()));
        } catch (TrainingException e) {
            return bytes(new Answer(null, e.getMessage(), e instanceof WorkersException, host()));
        } finally {
            WORKING.remove();
        }
    }

    /**
     * Tells whether the calling thread does a unit of work, as one of many: what it needs for one it may keep for the next.
     *
     * @return whether it is in {@link #run}
     */
    public static boolean isWorking() {
        return WORKING.get();
    }

    /**
     * Reads what {@link #run} gave.
     *
     * @param answer its bytes
     * @param unit   the unit that it answers
     * @param <R>    what comes back
     * @return the unit's result
     * @throws WorkersException  when it could not be done where it was tried
     * @throws TrainingException when it cannot be done anywhere; both say where and why
     */
    @SuppressWarnings("unchecked") // it is the unit's own result
    public static <R extends Serializable> R answer(byte[] answer, WorkUnit<R> unit) throws TrainingException {
        try {
            Answer read = (Answer) object(answer, List.of(unit.getClass().getClassLoader()));
            if (!read.problem().isEmpty()) {
                String where = read.host() + ": " + read.problem();
                throw read.ofPlace() ? new WorkersException(where) : new TrainingException(where);
            }
            return (R) read.result();
        } catch (IOException e) {
            throw new WorkersException("The answer of a worker cannot be read (" + e.getMessage()
                    + "): are all of the same version of Imago?", e);
        }
    }

    /**
     * Writes a site or a unit.
     *
     * @param object which
     * @return its bytes
     */
    public static byte[] bytes(Serializable object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new IllegalArgumentException(object.getClass() + " is not made of plain data", e);
        }
        return bytes.toByteArray();
    }

    private static Object object(byte[] bytes, List<ClassLoader> loaders) throws IOException {
        try (ObjectInputStream in = new Resolving(new ByteArrayInputStream(bytes), loaders)) {
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("a class is missing here: " + e.getMessage(), e);
        }
    }

    /** Bundles do not see the classes of those that need them; who carries units knows the loaders. */
    private static final class Resolving extends ObjectInputStream {

        private final List<ClassLoader> loaders;

        Resolving(InputStream in, List<ClassLoader> loaders) throws IOException {
            super(in);
            this.loaders = loaders;
        }

        @Override
        @NonNullByDefault({})
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            for (ClassLoader loader : loaders) {
                try {
                    return Class.forName(description.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    // the next one may see it
                    continue;
                }
            }
            try {
                return Class.forName(description.getName(), false, WorkHost.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }
    }

    private static WorkPlace place(WorkSite site) throws TrainingException {
        synchronized (LOCK) {
            if (open.isEmpty() || !open.get().site().equals(site)) {
                requireShared(site.shared());
                site.properties().forEach(WorkHost::setIfAbsent);
                forget();
                open = Optional.of(new Open(site, new WorkPlace(site)));
            }
            return open.get().place();
        }
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Otherwise images would be called unreadable, or what was computed would be left where nobody looks for it. */
    private static void requireShared(Map<String, String> files) throws TrainingException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = Path.of(file.getKey());
            try {
                if (Files.readString(path).equals(file.getValue()) && Files.isWritable(path.getParent())) {
                    continue;
                }
                throw notShared(path, "it cannot be written there, or another folder is mounted there");
            } catch (NoSuchFileException e) {
                throw notShared(path, "what this run has put there is not there");
            } catch (IOException e) {
                throw notShared(path, e.toString());
            }
        }
    }

    private static WorkersException notShared(Path file, String why) {
        return new WorkersException("the folder " + file.getParent() + " is not shared with this machine (" + why
                + "). All workers need the images, the run's folder and IMAGO_HOME of who starts the run under the "
                + "same paths, to read and to write.");
    }

    /** Gives back what is kept for the next unit. */
    public static void forget() {
        synchronized (LOCK) {
            open.ifPresent(old -> old.place().close());
            open = Optional.empty();
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName() + ", process " + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "process " + ProcessHandle.current().pid();
        }
    }
}
