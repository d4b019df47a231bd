// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The graphics processors of a machine.
 *
 * @param gpus   in the driver's order
 * @param probed what was asked and what came of it, for people
 */
public record GpuSurvey(List<Gpu> gpus, String probed) {

    /** Copies the list. */
    public GpuSurvey {
        gpus = List.copyOf(gpus);
    }

    /**
     * Asks this machine, once a process.
     *
     * @return what it tells
     */
    public static GpuSurvey ofThisMachine() {
        return Once.SURVEY;
    }

    /**
     * Leaves out what CUDA will not see.
     *
     * @param visible what CUDA_VISIBLE_DEVICES says: UUIDs or their beginnings, with commas
     * @return the GPUs that are named; all if it names none by UUID, as numbers mean another order than the driver's
     */
    GpuSurvey visible(String visible) {
        List<String> named = Arrays.stream(visible.split(",")).map(String::strip)
                .filter(name -> name.startsWith("GPU-")).toList();
        return named.isEmpty() ? this : new GpuSurvey(gpus.stream().filter(gpu -> named.stream()
                .anyMatch(name -> gpu.uuid().startsWith(name))).toList(), probed + ", CUDA_VISIBLE_DEVICES is " + visible);
    }

    /**
     * Says in one sentence why none of them can be used, whatever is installed.
     *
     * @return for people, without a full stop; nothing if they fit
     */
    public Optional<String> whyUnfit() {
        if (gpus.isEmpty()) {
            return Optional.of("no GPU was found (" + probed + ")");
        }
        List<Gpu> unfit = gpus.stream().filter(gpu -> !gpu.runsReleasedCode()).toList();
        if (unfit.size() == gpus.size()) {
            return Optional.of(titles(gpus) + " is not used: DL4J " + Dl4jRuntime.VERSION + " holds code for GPUs of "
                    + "compute capability 3.7 to 8.9 only");
        }
        if (!unfit.isEmpty()) {
            // Only the environment tells CUDA which to use, and a process cannot change its own.
            return Optional.of(titles(unfit) + " is beside a GPU that could be used: set CUDA_VISIBLE_DEVICES to the UUID "
                    + "of that one (nvidia-smi -L), for DL4J " + Dl4jRuntime.VERSION + " holds code for compute "
                    + "capability 3.7 to 8.9 only");
        }
        return gpus.stream().filter(gpu -> !gpu.hasDriverForCuda11()).findFirst().map(gpu -> gpu.title()
                + " is not used: its driver " + gpu.driver() + " is too old; CUDA 11 needs " + Gpu.LEAST_DRIVER
                + " or a newer one");
    }

    /**
     * Names them for people.
     *
     * @return names and compute capabilities, each once
     */
    public String titles() {
        return titles(gpus);
    }

    private static String titles(List<Gpu> gpus) {
        return gpus.stream().map(Gpu::title).distinct().collect(Collectors.joining(", "));
    }

    private static final class Once {

        static final GpuSurvey SURVEY = new NvidiaSmi(NvidiaSmi.COMMAND, NvidiaSmi.PATIENCE).survey()
                .visible(System.getenv().getOrDefault("CUDA_VISIBLE_DEVICES", ""));
    }
}
