// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.List;
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
     * Says in one sentence why the CPU computes nevertheless.
     *
     * @return for people, without a full stop
     */
    public String whyNotUsed() {
        if (gpus.isEmpty()) {
            return "no GPU was found (" + probed + ")";
        }
        List<Gpu> fit = gpus.stream().filter(Gpu::runsReleasedCode).toList();
        if (fit.isEmpty()) {
            return titles(gpus) + " is not used: DL4J " + Dl4jRuntime.VERSION + " holds code for GPUs of compute "
                    + "capability 3.7 to 8.9 only";
        }
        return titles(fit) + " is not used: this version of Imago computes on the CPU only";
    }

    private static String titles(List<Gpu> gpus) {
        return gpus.stream().map(Gpu::title).distinct().collect(Collectors.joining(", "));
    }

    private static final class Once {

        static final GpuSurvey SURVEY = new NvidiaSmi(NvidiaSmi.COMMAND, NvidiaSmi.PATIENCE).survey();
    }
}
