// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.imago.training.dl4j.internal.runtime.Gpu;
import org.imago.training.dl4j.internal.runtime.GpuSurvey;
import org.junit.jupiter.api.Test;

class DevicesTest {

    @Test
    void saysWhatWasChosenAndWhy() throws Exception {
        DeviceReport report = Devices.report();
        Map<String, Object> facts = report.toMap();
        assertEquals("CPU", facts.get("backend"));
        assertFalse(String.valueOf(facts.get("reason")).isBlank());
        assertTrue((Integer) facts.get("threads") >= 1);
        assertTrue((Long) facts.get("memoryMiB") >= (Long) facts.get("heapMiB") / 2, () -> facts.toString());
        facts.forEach((name, value) -> assertTrue(report.text().contains(name), name));
    }

    @Test
    void listsEveryGpuWithItsFacts() {
        GpuSurvey survey = new GpuSurvey(List.of(new Gpu("Old", 8, 6, "535.1", 24576),
                new Gpu("New", 9, 0, "535.1", 8)), "two");
        List<Map<String, Object>> gpus = Devices.gpus(survey);
        assertEquals(Map.of("name", "New", "computeCapability", "9.0", "driver", "535.1", "memoryMiB", 8L,
                "runsReleasedCode", false), gpus.get(1));
        String text = new DeviceReport("CPU", Map.of("gpus", gpus)).text();
        assertEquals(2, text.lines().filter(line -> line.contains("computeCapability")).count(), text);
        assertTrue(text.contains("name Old, computeCapability 8.6, driver 535.1, memoryMiB 24576"), text);
    }

    @Test
    void theTrainerSaysTheSame() throws Exception {
        String backend = new Dl4jTrainer().backend();
        assertTrue(Devices.report().text().startsWith(backend), backend);
        assertTrue(backend.contains(String.valueOf(Devices.report().toMap().get("natives"))), backend);
    }
}
