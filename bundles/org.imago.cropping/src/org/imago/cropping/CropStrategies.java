// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;

/**
 * The crop strategies by identifier: the built-in ones, which are there in plain Java too, and those that bundles
 * contribute to the extension point {@code org.imago.cropping.strategies}.
 */
public final class CropStrategies {

    /** Identifier of the strategy that is used unless another is asked for: see {@link MarginStrategy}. */
    public static final String DEFAULT = "margin";

    private static final String POINT = "org.imago.cropping.strategies";

    private final Map<String, CropStrategy> strategies = new LinkedHashMap<>();

    /**
     * What a plug-in says about a strategy of its own.
     *
     * @param plugin  symbolic name of the plug-in
     * @param id      identifier; may be blank by mistake
     * @param factory creates the strategy
     */
    record Contribution(String plugin, String id, Callable<?> factory) {
    }

    private CropStrategies() {
        strategies.put(DEFAULT, new MarginStrategy());
    }

    /**
     * Collects the strategies. A contribution that cannot be created, has no identifier, or one that is taken, is
     * reported and left out; the others are not affected.
     *
     * @param problems told which contribution is left out, of which plug-in, and why
     * @return the strategies
     */
    public static CropStrategies installed(Consumer<String> problems) {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        List<Contribution> contributions = new ArrayList<>();
        if (registry != null) {
            for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
                String id = element.getAttribute("id");
                contributions.add(new Contribution(element.getContributor().getName(), id == null ? "" : id,
                        () -> element.createExecutableExtension("class")));
            }
        }
        return of(contributions, problems);
    }

    /** Adds contributions to the built-in strategies. */
    static CropStrategies of(List<Contribution> contributions, Consumer<String> problems) {
        CropStrategies all = new CropStrategies();
        for (Contribution contribution : contributions) {
            all.add(contribution, problems);
        }
        return all;
    }

    private void add(Contribution contribution, Consumer<String> problems) {
        String left = "the crop strategy '" + contribution.id() + "' of the plug-in " + contribution.plugin()
                + " is left out: ";
        if (contribution.id().isBlank() || strategies.containsKey(contribution.id())) {
            problems.accept(left + (contribution.id().isBlank() ? "it has no identifier"
                    : "another strategy has that identifier"));
            return;
        }
        try {
            strategies.put(contribution.id(), (CropStrategy) contribution.factory().call());
        } catch (Exception | LinkageError e) {
            // Whatever a plug-in throws, the others must not suffer from it.
            problems.accept(left + e);
        }
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
