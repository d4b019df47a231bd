// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.ContributionPoint;
import org.imago.contributions.Contributions;
import org.imago.contributions.Declaration;

/**
 * The crop strategies by identifier: the built-in ones, which are there in plain Java too, and those that bundles
 * contribute to the extension point {@code org.imago.cropping.strategies}.
 */
public final class CropStrategies {

    /** Identifier of the strategy that is used unless another is asked for: see {@link MarginStrategy}. */
    public static final String DEFAULT = "margin";

    /** Version of {@link CropStrategy} and what it needs, for contributions. */
    public static final String API = "1.0";

    private static final ContributionPoint<CropStrategy> POINT = new ContributionPoint<>(
            "org.imago.cropping.strategies", "crop strategy", CropStrategy.class, API, Set.of(DEFAULT),
            (declaration, strategy) -> true, CropStrategies::off);

    private final Map<String, CropStrategy> strategies = new LinkedHashMap<>();

    private CropStrategies(List<Contribution<CropStrategy>> contributions) {
        strategies.put(DEFAULT, new MarginStrategy());
        contributions.stream().filter(contribution -> contribution.state() != State.OFF)
                .forEach(contribution -> strategies.put(contribution.declaration().id(), contribution.object()));
    }

    /** Other crops than those that were asked for would be wrong, so there are none. */
    private static CropStrategy off(Declaration declaration) {
        return (box, width, height, settings) -> {
            throw new IllegalStateException("the crop strategy '" + declaration.id() + "' of the plug-in "
                    + declaration.plugin() + " misbehaved and is switched off; choose another one");
        };
    }

    /** Returns what plug-ins contribute, those that are switched off as well. */
    public static List<Contribution<CropStrategy>> contributions() {
        return Contributions.of(POINT);
    }

    /**
     * Collects the strategies. A contribution that is refused is left out, see
     * {@link org.imago.contributions.Incidents}.
     *
     * @return the strategies; those of plug-ins are created when they are first used
     */
    public static CropStrategies installed() {
        return new CropStrategies(contributions());
    }

    /** Adds contributions to the built-in strategies. */
    static CropStrategies of(List<Declaration> declarations) {
        return new CropStrategies(Contributions.of(POINT, declarations));
    }

    /**
     * Returns the identifiers.
     *
     * @return the built-in ones first, then the contributed ones
     */
    public Set<String> ids() {
        return Collections.unmodifiableSet(strategies.keySet());
    }

    /**
     * Finds a strategy.
     *
     * @param id identifier
     * @return the strategy, or empty when there is none of that identifier
     */
    public Optional<CropStrategy> find(String id) {
        return Optional.ofNullable(strategies.get(id));
    }
}
