// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.imago.annotation.BoundingBox;
import org.imago.cropping.CropStrategies.Contribution;
import org.junit.jupiter.api.Test;

/** Strategies from plug-ins are added to the built-in ones; a broken one is named and harms nobody. */
class CropStrategiesTest {

    private static final CropStrategy CENTRE = (box, width, height, settings) -> new BoundingBox(0, 0, 1, 1);

    private final List<String> problems = new ArrayList<>();

    @Test
    void theBuiltInStrategyNeedsNoPlugIn() {
        CropStrategies strategies = CropStrategies.installed(problems::add);
        assertEquals(Set.of(CropStrategies.DEFAULT), strategies.ids());
        assertInstanceOf(MarginStrategy.class, strategies.find(CropStrategies.DEFAULT).orElseThrow());
        assertEquals(Optional.empty(), strategies.find("centre"));
        assertEquals(List.of(), problems);
    }

    @Test
    void aContributedStrategyIsFound() {
        CropStrategies strategies = of(new Contribution("org.example", "centre", () -> CENTRE));
        assertSame(CENTRE, strategies.find("centre").orElseThrow());
        assertEquals(List.of("margin", "centre"), List.copyOf(strategies.ids()));
        assertEquals(List.of(), problems);
    }

    @Test
    void anIdentifierIsTakenOnce() {
        CropStrategies strategies = of(new Contribution("org.first", "centre", () -> CENTRE),
                new Contribution("org.second", "centre", MarginStrategy::new),
                new Contribution("org.third", "margin", () -> CENTRE));
        assertSame(CENTRE, strategies.find("centre").orElseThrow());
        assertInstanceOf(MarginStrategy.class, strategies.find("margin").orElseThrow());
        assertEquals(List.of("the crop strategy 'centre' of the plug-in org.second is left out: another strategy has "
                + "that identifier", "the crop strategy 'margin' of the plug-in org.third is left out: another "
                + "strategy has that identifier"), problems);
    }

    @Test
    void whatCannotBeCreatedIsNamedAndLeftOut() {
        CropStrategies strategies = of(
                contribution("throws", () -> {
                    throw new IllegalStateException("no licence");
                }),
                contribution("unlinked", () -> {
                    throw new NoClassDefFoundError("org/example/Missing");
                }),
                contribution("other", () -> "no strategy"),
                contribution(" ", () -> CENTRE),
                contribution("centre", () -> CENTRE));
        assertEquals(Set.of("margin", "centre"), strategies.ids());
        assertEquals(4, problems.size());
        for (String expected : List.of("no licence", "org/example/Missing", "ClassCastException", "no identifier")) {
            assertTrue(problems.stream().anyMatch(problem -> problem.contains(expected)), problems.toString());
        }
    }

    private static Contribution contribution(String id, Callable<?> factory) {
        return new Contribution("org.example", id, factory);
    }

    private CropStrategies of(Contribution... contributions) {
        return CropStrategies.of(List.of(contributions), problems::add);
    }
}
