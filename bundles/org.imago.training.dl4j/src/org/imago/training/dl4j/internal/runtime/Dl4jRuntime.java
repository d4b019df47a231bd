// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.nio.file.Path;

import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.config.DL4JClassLoading;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.deeplearning4j.util.CrashReportingUtil;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Backend.Kind;
import org.imago.training.work.WorkHost;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J and DL4J, started once a process with what they do not do by themselves: class loaders that work in OSGi,
 * helpers switched on, a backend chosen by what the machine can run and unpacked into a folder of ours.
 *
 * @param processor  the machine's processor
 * @param backend    what computes
 * @param version    of ND4J
 * @param oneDnn     whether DL4J's helpers are on and use oneDNN
 * @param threads    that a matrix product uses
 */
public record Dl4jRuntime(Processor processor, Backend backend, String version, boolean oneDnn, int threads) {

    /** Version of DL4J and ND4J that this bundle was measured with. */
    public static final String VERSION = "1.0.0-M2.1";

    private static final String CACHE = "org.bytedeco.javacpp.cachedir";
    static final String HELPERS_OFF = "org.eclipse.deeplearning4j.helpers.disable";

    private static Dl4jRuntime started;

    /**
     * Starts ND4J if this process has not yet: 0.5 s, or 2.5 s when natives must be unpacked (440 MB).
     *
     * @return what runs
     * @throws TrainingException there are no natives that run here, or they cannot be loaded
     */
    public static synchronized Dl4jRuntime start() throws TrainingException {
        if (started == null) {
            started = load();
        }
        return started;
    }

    private static Dl4jRuntime load() throws TrainingException {
        ClassLoader loader = Dl4jRuntime.class.getClassLoader();
        ClassLoader natives = ND4JClassLoading.class.getClassLoader();
        configure();
        Processor processor = Processor.detect();
        Backend chosen = Backends.choose(natives, Loader.getPlatform(), new ThisMachine(natives, processor, home()),
                System.getProperty(Backends.DEVICE, Backends.AUTO), System.getProperty(Backends.EXTENSION, ""));
        chosen.properties().forEach(Dl4jRuntime::setIfAbsent);
        setIfAbsent(HELPERS_OFF, "false");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(natives);
        try {
            ND4JClassLoading.setNd4jClassloader(new BackendLoader(natives, chosen.kind().nd4j()));
            DL4JClassLoading.setDl4jClassloader(natives);
            CrashReportingUtil.crashDumpsEnabled(false);
            Nd4j.getBackend();
            return new Dl4jRuntime(processor, chosen, VERSION,
                    chosen.kind() == Kind.CPU && BaseMKLDNNHelper.mklDnnEnabled() && !Boolean.getBoolean(HELPERS_OFF),
                    Nd4j.getEnvironment().maxThreads());
        } catch (LinkageError | RuntimeException e) {
            throw new TrainingException("The native library " + chosen.library() + " cannot be loaded ("
                    + e.getMessage() + "). Its copy is unpacked into " + System.getProperty(CACHE)
                    + ": check that there is room for 500 MB and that programs may run from there.", e);
        } finally {
            thread.setContextClassLoader(before == null ? loader : before);
        }
    }

    /** Before anything of JavaCPP is loaded, which reads all that once. */
    private static void configure() {
        setIfAbsent(CACHE, home().resolve("natives").resolve(VERSION).toString());
        // JavaCPP's own limits count what the system counts already and stop a run for nothing
        setIfAbsent("org.bytedeco.javacpp.maxbytes", "0");
        setIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
    }

    /** Returns where Imago keeps what may be made again; the same place as the command line's. */
    public static Path home() {
        String configured = System.getProperty("imago.home", System.getenv().getOrDefault("IMAGO_HOME", ""));
        return configured.isEmpty() ? Path.of(System.getProperty("user.home"), ".imago")
                : Path.of(configured).toAbsolutePath();
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Says what computes, and why.
     *
     * @return one line
     */
    public String summary() {
        String nd4j = ", ND4J " + version + " " + backend.library();
        return switch (backend.kind()) {
            case CUDA -> backend.kind() + ": " + GpuSurvey.ofThisMachine().titles() + nd4j + "; " + backend.reason();
            case CPU -> backend.kind() + ": " + processor.model() + ", " + threads
                    + (threads == 1 ? " thread" : " threads") + nd4j
                    + (oneDnn ? " with oneDNN" : " without oneDNN (slow)") + "; " + backend.reason();
        };
    }

    /**
     * Names all that decides the last bits of what this machine computes, for keys of what is kept on disk: another
     * build of ND4J, or oneDNN switched off, rounds otherwise.
     *
     * @return fit for the name of a file
     */
    public String arithmetic() {
        return version + "-" + backend.library() + (oneDnn ? "" : "-plain");
    }

    /**
     * Gives ND4J's class loader to the calling thread until closed.
     *
     * @return what to close
     * @throws TrainingException as {@link #start()}
     */
    public static Scope enter() throws TrainingException {
        start();
        return new Scope(Thread.currentThread().getContextClassLoader());
    }

    /**
     * Frees the workspaces of the calling thread, which would keep them until the process ends. One that does units of
     * work keeps them for the next unit: making them anew takes longer than a batch of images.
     */
    public static void freeWorkspaces() {
        if (!WorkHost.isWorking()) {
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        }
    }

    /** A piece of work on ND4J by one thread. */
    public static final class Scope implements AutoCloseable {

        private final ClassLoader before;

        private Scope(ClassLoader before) {
            this.before = before;
            Thread.currentThread().setContextClassLoader(ND4JClassLoading.class.getClassLoader());
        }

        /** Frees the workspaces, see {@link Dl4jRuntime#freeWorkspaces}. */
        @Override
        public void close() {
            freeWorkspaces();
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
