// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;

import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;

/** Tells what can compute on this machine. */
public final class Devices {

    private static final long MEBI = 1L << 20;

    private Devices() {
    }

    /**
     * Starts the native library if need be and asks it.
     *
     * @return what it tells
     * @throws TrainingException no native library runs here
     */
    public static DeviceReport report() throws TrainingException {
        Dl4jRuntime runtime = Dl4jRuntime.start();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("backend", runtime.backend().kind());
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
        return new DeviceReport(runtime.summary(), facts);
    }

    private static long physicalMemory() {
        return org.bytedeco.javacpp.Pointer.totalPhysicalBytes();
    }
}
