// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drivers are played by the shell: what they print and how they end is all that counts. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class NvidiaSmiTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void readsEveryGpu() {
        GpuSurvey survey = answer("""
                NVIDIA H100 80GB HBM3, 9.0, 535.104.05, 81559, GPU-8932f937-d72c-4106-c12f-20bd9faed9f6
                Odd, with a comma, 6.1, 470.82.01, 8119
                NVIDIA GB10, 12.1, 580.95.05, [N/A]
                """, 0);
        assertEquals(List.of(new Gpu("NVIDIA H100 80GB HBM3", 9, 0, "535.104.05", 81559,
                "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6"),
                new Gpu("Odd, with a comma", 6, 1, "470.82.01", 8119),
                new Gpu("NVIDIA GB10", 12, 1, "580.95.05", 0)), survey.gpus());
        assertEquals("nvidia-smi lists 3", survey.probed().replace("sh", "nvidia-smi"));
    }

    @Test
    void gpusThatCudaWillNotSeeAreLeftOut() {
        GpuSurvey survey = answer("""
                One, 8.6, 535.1, 1, GPU-11111111-d72c
                Two, 9.0, 535.1, 1, GPU-22222222-d72c
                """, 0);
        assertEquals(List.of("One (compute capability 8.6)"), survey.visible("GPU-1111").gpus().stream()
                .map(Gpu::title).toList());
        // Numbers mean another order than the driver's.
        assertEquals(2, survey.visible("1").gpus().size());
        assertEquals(survey, survey.visible(""));
        assertTrue(survey.visible("GPU-3").whyUnfit().orElseThrow().contains("CUDA_VISIBLE_DEVICES is GPU-3"));
    }

    @ParameterizedTest
    @CsvSource({"440.33.01,false", "450.51,false", "450.80.02,true", "470.82.01,true", "535.104.05,true", "odd,true"})
    void driversThatAreTooOldForCuda11AreKnown(String version, boolean fits) {
        assertEquals(fits, new Gpu("any", 8, 6, version, 1).hasDriverForCuda11());
    }

    @Test
    void aMissingDriverIsNoGpu() {
        GpuSurvey survey = new NvidiaSmi(List.of("there-is-no-such-program"), LONG).survey();
        assertTrue(survey.gpus().isEmpty());
        assertEquals("no NVIDIA driver: there-is-no-such-program is not there", survey.probed());
    }

    @Test
    void aDriverThatFailsIsQuoted() {
        GpuSurvey survey = answer("Field \"compute_cap\" is not a valid field to query.", 2);
        assertTrue(survey.gpus().isEmpty());
        assertTrue(survey.probed().contains("ended with 2: Field \"compute_cap\""), survey.probed());
    }

    @Test
    void anAnswerThatNobodyUnderstandsIsQuoted() {
        assertTrue(answer("No devices were found", 0).probed().contains("lists none: No devices were found"));
        assertTrue(answer("", 0).probed().contains("lists none: nothing"));
    }

    @Test
    void aDriverThatHangsIsGivenUp() {
        long before = System.nanoTime();
        GpuSurvey survey = new NvidiaSmi(List.of("sleep", "60"), Duration.ofSeconds(1)).survey();
        assertTrue(System.nanoTime() - before < LONG.toNanos());
        assertEquals("sleep did not answer within 1 s", survey.probed());
    }

    @ParameterizedTest
    @CsvSource({"3.5,false", "3.7,true", "5.0,true", "5.3,true", "6.2,true", "7.2,true", "7.5,true", "8.0,true",
        "8.9,true", "9.0,false", "10.0,false", "12.0,false"})
    void runsCodeOfTheSameMajorAndNoHigherMinorCapability(String capability, boolean runs) {
        String[] parts = capability.split("\\.");
        assertEquals(runs, new Gpu("any", Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), "1", 1)
                .runsReleasedCode());
    }

    private static GpuSurvey answer(String text, int code) {
        return new NvidiaSmi(List.of("sh", "-c", "printf '%s' \"$0\"; exit " + code, text), LONG).survey();
    }
}
