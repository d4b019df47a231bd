// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.imago.training.TrainingException;

/**
 * Chooses what computes. Only CPU builds can be installed so far; a GPU that is there is named, with the reason why it
 * is not used.
 */
public final class Backends {

    /** Names a build by hand: {@code -onednn-avx2}, {@code -avx2}, or empty for no wish. */
    public static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

    /** System property that says on what to compute: {@link #AUTO} or {@link #CPU}. */
    public static final String DEVICE = "imago.backend";

    /** The best that is there. */
    public static final String AUTO = "auto";

    /** The processor, whatever else is there. */
    public static final String CPU = "cpu";

    private static final String CUDA = "cuda";

    private Backends() {
    }

    /**
     * Chooses a backend; nothing is loaded.
     *
     * @param loader    sees the builds that are installed
     * @param platform  such as {@code linux-x86_64}
     * @param processor the machine's processor
     * @param device    {@link #AUTO} or {@link #CPU}
     * @param gpus      asked for the machine's GPUs with {@link #AUTO} only
     * @param wanted    extension of the build that a person asked for; empty for no wish
     * @return the best build that runs here, or the one asked for
     * @throws TrainingException the device is unknown, or no build that is installed runs here
     */
    public static Backend choose(ClassLoader loader, String platform, Processor processor, String device,
            Supplier<GpuSurvey> gpus, String wanted) throws TrainingException {
        if (device.equals(CUDA)) {
            throw new TrainingException(DEVICE + " is '" + CUDA + "', but this version of Imago computes on the CPU "
                    + "only; leave it out, or use " + AUTO + " or " + CPU);
        }
        if (!device.equals(AUTO) && !device.equals(CPU)) {
            throw new TrainingException(DEVICE + " is '" + device + "'; expected " + AUTO + " or " + CPU);
        }
        if (!wanted.isEmpty()) {
            return cpu(new Natives(platform, wanted), "asked for by " + EXTENSION);
        }
        Optional<Natives> found = Natives.find(loader, platform, processor);
        return cpu(found.orElseThrow(() -> new TrainingException("No native library runs here: this is " + platform
                + " with " + processor.instructionSets() + ", installed are "
                + Natives.classifiers(loader, platform) + ". Install the build for this platform.")),
                device.equals(CPU) ? "the CPU was asked for" : gpus.get().whyNotUsed());
    }

    private static Backend cpu(Natives natives, String reason) {
        return new Backend("CPU", natives.classifier(), Map.of(EXTENSION, natives.extension()), reason);
    }
}
