// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Backend.Kind;

/** Chooses what computes. A GPU that is there and cannot be used is named, with the reason. */
public final class Backends {

    /** Names a build by hand: {@code -onednn-avx2}, {@code -avx2}, or empty for no wish. */
    public static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

    /** System property that says on what to compute: {@link #AUTO}, {@link #CPU} or {@link #CUDA}. */
    public static final String DEVICE = "imago.backend";

    /** The best that is there. */
    public static final String AUTO = "auto";

    /** The processor, whatever else is there. */
    public static final String CPU = "cpu";

    /** A GPU, or nothing. */
    public static final String CUDA = "cuda";

    private Backends() {
    }

    /** What is asked of the machine and of the person. */
    public interface Machine {

        /** Returns the processor. */
        Processor processor();

        /** Returns the GPUs; asked only if one may be used. */
        GpuSurvey gpus();

        /** Returns CUDA's own libraries, as far as they are there; asked only if there is a GPU that fits. */
        CudaLibraries cudaLibraries();

        /**
         * Loads ND4J's library for CUDA, which is the last thing that can go wrong.
         *
         * @param libraries all that it needs
         * @return what went wrong; nothing if it is loaded
         */
        Optional<String> loadCuda(CudaLibraries libraries);
    }

    /**
     * Chooses a backend.
     *
     * @param loader   sees the builds that are installed
     * @param platform such as {@code linux-x86_64}
     * @param machine  tells what is there
     * @param device   {@link #AUTO}, {@link #CPU} or {@link #CUDA}
     * @param wanted   extension of the CPU build that a person asked for; empty for no wish
     * @return the best build that runs here, or the one asked for
     * @throws TrainingException the device is unknown or asked for and cannot be used, or no build that is installed
     *                           runs here
     */
    public static Backend choose(ClassLoader loader, String platform, Machine machine, String device, String wanted)
            throws TrainingException {
        if (!List.of(AUTO, CPU, CUDA).contains(device)) {
            throw new TrainingException("backend '" + device + "' is not known; expected " + AUTO + ", " + CPU + " or "
                    + CUDA);
        }
        if (device.equals(CPU)) {
            return cpu(loader, platform, machine, wanted, "the CPU was asked for", List.of());
        }
        List<String> tried = new ArrayList<>();
        Optional<String> problem = cuda(loader, platform, machine, tried);
        if (problem.isEmpty()) {
            return new Backend(Kind.CUDA, "cuda-" + CudaLibraries.VERSION + "-" + platform,
                    // DL4J's helpers for CUDA are another artifact; those for the CPU must not be asked.
                    Map.of(Dl4jRuntime.HELPERS_OFF, "true"), device.equals(CUDA) ? "CUDA was asked for"
                            : "a GPU that fits is there", tried);
        }
        if (device.equals(CUDA)) {
            throw new TrainingException("CUDA was asked for, and cannot be used: " + problem.get()
                    + ". With --backend auto the CPU computes then");
        }
        return cpu(loader, platform, machine, wanted, problem.get(), tried);
    }

    /** Asks in the order in which a person can do something about it; the library of 900 MB is touched last. */
    private static Optional<String> cuda(ClassLoader loader, String platform, Machine machine, List<String> tried) {
        GpuSurvey survey = machine.gpus();
        tried.add("GPUs: " + survey.probed());
        survey.gpus().forEach(gpu -> tried.add(gpu.title() + ", driver " + gpu.driver() + ", " + gpu.memoryMiB()
                + " MiB: " + (gpu.runsReleasedCode() ? "fits" : "DL4J holds no code for it")));
        Optional<String> unfit = survey.whyUnfit();
        if (unfit.isPresent()) {
            return unfit;
        }
        String titles = survey.titles();
        boolean installed = CudaLibraries.isBuildInstalled(loader, platform);
        tried.add("ND4J's library for CUDA " + CudaLibraries.VERSION + ": " + (installed ? "installed"
                : "not installed"));
        if (!installed) {
            return Optional.of(titles + " is not used: the feature org.imago.cuda is not installed (imago plugins "
                    + "install REPOSITORY org.imago.cuda)");
        }
        CudaLibraries libraries = machine.cudaLibraries();
        tried.add("CUDA's own libraries: " + libraries.summary());
        if (!libraries.missing().isEmpty()) {
            return Optional.of(titles + " is not used: CUDA's own libraries are missing ("
                    + String.join(", ", libraries.missing()) + "); imago cuda install fetches them");
        }
        Optional<String> failed = machine.loadCuda(libraries);
        tried.add("loading: " + failed.orElse("done"));
        return failed.map(why -> titles + " is not used: its library cannot be loaded (" + why + ")");
    }

    private static Backend cpu(ClassLoader loader, String platform, Machine machine, String wanted, String reason,
            List<String> tried) throws TrainingException {
        if (!wanted.isEmpty()) {
            return cpu(new Natives(platform, wanted), "asked for by " + EXTENSION, tried);
        }
        Processor processor = machine.processor();
        Optional<Natives> found = Natives.find(loader, platform, processor);
        return cpu(found.orElseThrow(() -> new TrainingException("No native library runs here: this is " + platform
                + " with " + processor.instructionSets() + ", installed are "
                + Natives.classifiers(loader, platform) + ". Install the build for this platform.")), reason, tried);
    }

    private static Backend cpu(Natives natives, String reason, List<String> tried) {
        return new Backend(Kind.CPU, natives.classifier(), Map.of(EXTENSION, natives.extension()), reason, tried);
    }
}
