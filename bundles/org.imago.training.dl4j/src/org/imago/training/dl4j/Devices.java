// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.dl4j.internal.runtime.Gpu;
import org.imago.training.dl4j.internal.runtime.GpuSurvey;

/** Tells what can compute on this machine. */
public final class Devices {

    private static final long MEBI = 1L << 20;

    private Devices() {
    }

    /**
     * Starts the native library if need be, and asks nothing else of the machine than its choice needs.
     *
     * @throws TrainingException no native library runs here
     */
    public static void start() throws TrainingException {
        Dl4jRuntime.start();
    }

    /**
     * Starts the native library if need be, and asks it and the driver of graphics processors.
     *
     * @return what it tells
     * @throws TrainingException no native library runs here
     */
    public static DeviceReport report() throws TrainingException {
        Dl4jRuntime runtime = Dl4jRuntime.start();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("backend", runtime.backend().kind().name());
        facts.put("reason", runtime.backend().reason());
        facts.put("processor", runtime.processor().model());
        facts.put("cores", runtime.processor().cores());
        facts.put("threads", runtime.threads());
        facts.put("instructionSets", runtime.processor().instructionSets());
        facts.put("heapMiB", Runtime.getRuntime().maxMemory() / MEBI);
        facts.put("memoryMiB", physicalMemory() / MEBI);
        facts.put("natives", runtime.backend().library());
        facts.put("nd4j", runtime.version());
        facts.put("oneDnn", runtime.oneDnn());
        facts.put("java", Runtime.version().toString());
        GpuSurvey survey = GpuSurvey.ofThisMachine();
        facts.put("gpuProbe", survey.probed());
        facts.put("gpus", gpus(survey));
        facts.put("cudaLibraries", Cuda.status());
        return new DeviceReport(runtime.summary(), facts);
    }

    /**
     * Tells what was tried before what computes was chosen, and why it failed.
     *
     * @return a sentence each; empty if nothing but the CPU was asked for
     * @throws TrainingException no native library runs here
     */
    public static List<String> tried() throws TrainingException {
        return Dl4jRuntime.start().backend().tried();
    }

    /** The graphics processors, each with its facts; whether released code runs is told, whatever computes. */
    static List<Map<String, Object>> gpus(GpuSurvey survey) {
        return survey.gpus().stream().map(Devices::facts).toList();
    }

    private static Map<String, Object> facts(Gpu gpu) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", gpu.name());
        facts.put("computeCapability", gpu.capability());
        facts.put("driver", gpu.driver());
        facts.put("memoryMiB", gpu.memoryMiB());
        facts.put("runsReleasedCode", gpu.runsReleasedCode());
        return facts;
    }

    private static long physicalMemory() {
        return org.bytedeco.javacpp.Pointer.totalPhysicalBytes();
    }
}
