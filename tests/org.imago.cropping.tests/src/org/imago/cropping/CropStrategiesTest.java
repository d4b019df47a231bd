// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.imago.annotation.BoundingBox;
import org.imago.contributions.Declaration;
import org.junit.jupiter.api.Test;

/** Strategies from plug-ins are added to the built-in ones; a broken one is named and harms nobody. */
class CropStrategiesTest {

    private static final CropStrategy CENTRE = (box, width, height, settings) -> new BoundingBox(0, 0, 1, 1);

    private static Declaration declared(String id, Callable<?> factory) {
        return new Declaration("org.example", id, "A strategy", CropStrategies.API, factory);
    }

    @Test
    void theBuiltInStrategyNeedsNoPlugIn() {
        CropStrategies strategies = CropStrategies.installed();
        assertEquals(Set.of(CropStrategies.DEFAULT), strategies.ids());
        assertInstanceOf(MarginStrategy.class, strategies.find(CropStrategies.DEFAULT).orElseThrow());
        assertEquals(Optional.empty(), strategies.find("centre"));
    }

    @Test
    void aContributedStrategyIsFound() {
        CropStrategies strategies = CropStrategies.of(List.of(declared("centre", () -> CENTRE),
                declared("margin", () -> CENTRE)));
        assertEquals(List.of("margin", "centre"), List.copyOf(strategies.ids()));
        assertEquals(new BoundingBox(0, 0, 1, 1), strategies.find("centre").orElseThrow()
                .region(new BoundingBox(5, 5, 5, 5), 20, 20, CropSettings.defaults()));
        assertInstanceOf(MarginStrategy.class, strategies.find("margin").orElseThrow());
    }

    /** Other crops than those that were asked for would be wrong. */
    @Test
    void oneThatMisbehavesMakesNoCrops() {
        CropStrategy broken = CropStrategies.of(List.of(declared("broken", () -> (CropStrategy) (box, w, h, settings) -> {
            throw new IllegalArgumentException("no idea");
        }))).find("broken").orElseThrow();
        for (int i = 0; i < 2; i++) {
            IllegalStateException refused = assertThrows(IllegalStateException.class,
                    () -> broken.region(new BoundingBox(5, 5, 5, 5), 20, 20, CropSettings.defaults()));
            assertTrue(refused.getMessage().contains("'broken' of the plug-in org.example"), refused.getMessage());
        }
    }
}
