// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

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
    void theTrainerSaysTheSame() throws Exception {
        String backend = new Dl4jTrainer().backend();
        assertTrue(Devices.report().text().startsWith(backend), backend);
        assertTrue(backend.contains(String.valueOf(Devices.report().toMap().get("natives"))), backend);
    }
}
