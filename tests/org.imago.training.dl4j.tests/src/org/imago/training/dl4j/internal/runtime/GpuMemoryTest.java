// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A GPU whose memory is used up is played by what ND4J and CUDA say then. */
class GpuMemoryTest {

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    private TrainingContext context() {
        return new TrainingContext(new PixelCache(folder, new ImageDecoder()), folder, Optional.empty(),
                event -> said.add(((RunEvent.Message) event).text()), new Cancellation(), "boxes", 0, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed to allocate [3276800] bytes from DEVICE [0] memory", "Out of [DEVICE] memory",
        "cudaMalloc failed; Error code: [2]", "CUDA error: out of memory",
        "Cannot allocate new FloatPointer(40000): totalBytes = 12G, physicalBytes = 13G"})
    void batchesAreHalvedUntilTheyFit(String failure) throws TrainingException {
        List<Integer> sizes = new ArrayList<>();
        assertEquals("done", GpuMemory.played().halving(16, context(), size -> {
            sizes.add(size);
            if (size > 4) {
                throw new IllegalStateException("op failed", new RuntimeException(failure));
            }
            return "done";
        }));
        assertEquals(List.of(16, 8, 4), sizes);
        assertEquals(List.of("The memory of the GPU is used up with 16 images a step; beginning again with 8.",
                "The memory of the GPU is used up with 8 images a step; beginning again with 4."), said);
    }

    @Test
    void oneImageThatIsTooMuchIsSaid() {
        TrainingException e = assertThrows(TrainingException.class, () -> GpuMemory.played().halving(2, context(), size -> {
            throw new OutOfMemoryError("out of memory");
        }));
        assertTrue(e.getMessage().contains("--backend cpu"), e.getMessage());
    }

    @Test
    void whatKeepsNothingOfABatchGoesOnWithHalfOfIt() throws TrainingException {
        OutOfMemoryError failure = new OutOfMemoryError("Out of [DEVICE] memory");
        assertEquals(8, GpuMemory.played().smaller(16, failure, context()));
        assertEquals(List.of("The memory of the GPU is used up with 16 images at once; going on with 8."), said);
        assertThrows(TrainingException.class, () -> GpuMemory.played().smaller(1, failure, context()));
        IllegalStateException other = new IllegalStateException("other");
        assertEquals(other, assertThrows(IllegalStateException.class,
                () -> GpuMemory.played().smaller(16, other, context())));
    }

    @Test
    void anotherFailureIsNobodysBusiness() throws TrainingException {
        assertThrows(IllegalStateException.class, () -> GpuMemory.played().halving(16, context(), size -> {
            throw new IllegalStateException("error code 20");
        }));
        // On the CPU a smaller batch would not help.
        GpuMemory here = GpuMemory.ofThisMachine();
        assertThrows(IllegalStateException.class, () -> here.halving(16, context(), size -> {
            throw new IllegalStateException("out of memory");
        }));
        assertEquals(List.of(), said);
    }
}
