// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bytedeco.javacpp.Loader;

/**
 * Asks the machine that this process runs on.
 *
 * @param natives   sees the builds that are installed
 * @param processor its processor
 * @param home      IMAGO_HOME
 */
record ThisMachine(ClassLoader natives, Processor processor, Path home) implements Backends.Machine {

    private static final String CUDART = "org.bytedeco.cuda.global.cudart";
    /** The last one is ND4J's of 900 MB. */
    private static final List<String> CLASSES = List.of("org.bytedeco.cuda.global.cublas",
            "org.nd4j.linalg.jcublas.bindings.Nd4jCuda");

    @Override
    public GpuSurvey gpus() {
        return GpuSurvey.ofThisMachine();
    }

    @Override
    public CudaLibraries cudaLibraries() {
        String platform = Loader.getPlatform();
        return CudaLibraries.find(platform, CudaLibraries.folders(platform, System.getenv(), home));
    }

    @Override
    public Optional<String> loadCuda(CudaLibraries libraries) {
        try {
            libraries.load();
            Optional<String> none = noDevice(Class.forName(CUDART, true, natives));
            if (none.isPresent()) {
                return none;
            }
            for (String name : CLASSES) {
                Loader.load(Class.forName(name, true, natives));
            }
            return Optional.empty();
        } catch (LinkageError | ReflectiveOperationException | RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString()));
        }
    }

    /** ND4J asks the same and cannot be used any more in this process when the answer is none. */
    private static Optional<String> noDevice(Class<?> cudart) throws ReflectiveOperationException {
        Loader.load(cudart);
        int[] count = {0};
        Object code = cudart.getMethod("cudaGetDeviceCount", int[].class).invoke(null, (Object) count);
        return Integer.valueOf(0).equals(code) && count[0] > 0 ? Optional.empty()
                : Optional.of("CUDA finds " + count[0] + " devices, error " + code);
    }
}
