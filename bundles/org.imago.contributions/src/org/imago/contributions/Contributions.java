// SPDX-License-Identifier: EPL-2.0
package org.imago.contributions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;

/**
 * What is contributed to extension points. Each element of a contribution has the attributes {@code id}, {@code name},
 * {@code api} and {@code class}.
 */
public final class Contributions {

    /** System property that, set to true, leaves out what comes from outside Imago. */
    public static final String SAFE_MODE_PROPERTY = "imago.safe";

    /** One object for each extension, whoever asks how often, so that what is switched off stays so. */
    private static final Map<IConfigurationElement, Contribution<?>> KNOWN = new ConcurrentHashMap<>();

    private Contributions() {
    }

    /** Tells whether what comes from outside Imago is left out. */
    public static boolean isSafeMode() {
        return Boolean.getBoolean(SAFE_MODE_PROPERTY);
    }

    /**
     * Returns what is contributed to a point, those that are refused as well. Without a registry, in plain Java, that is
     * nothing. No code of a plug-in runs.
     *
     * @param point the extension point
     * @param <T>   kind of object
     * @return ours first, then those of others in the order in which they were found
     */
    public static <T> List<Contribution<T>> of(ContributionPoint<T> point) {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        return registry == null ? List.of() : of(point, registry);
    }

    /**
     * Returns what is contributed to a point of a registry.
     *
     * @param point    the extension point
     * @param registry where contributions are listed
     * @param <T>      kind of object
     * @return as {@link #of(ContributionPoint)} does
     */
    public static <T> List<Contribution<T>> of(ContributionPoint<T> point, IExtensionRegistry registry) {
        List<Contribution<T>> all = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(point.id())) {
            @SuppressWarnings("unchecked") // an element belongs to one point, and a point is of one kind
            Contribution<T> contribution = (Contribution<T>) KNOWN.computeIfAbsent(element,
                    key -> new Contribution<>(point, declaration(key)));
            all.add(contribution);
        }
        return checked(point, all);
    }

    /**
     * Checks declarations as those of a registry are.
     *
     * @param point        the extension point
     * @param declarations what plug-ins say
     * @param <T>          kind of object
     * @return as {@link #of(ContributionPoint)} does
     */
    public static <T> List<Contribution<T>> of(ContributionPoint<T> point, List<Declaration> declarations) {
        return checked(point, new ArrayList<>(declarations.stream()
                .map(declaration -> new Contribution<>(point, declaration)).toList()));
    }

    private static Declaration declaration(IConfigurationElement element) {
        Map<String, String> further = new HashMap<>();
        for (String name : element.getAttributeNames()) {
            further.put(name, attribute(element, name));
        }
        return new Declaration(element.getContributor().getName(), attribute(element, "id"),
                attribute(element, "name"), attribute(element, "api"), further,
                () -> element.createExecutableExtension("class"));
    }

    private static String attribute(IConfigurationElement element, String name) {
        String value = element.getAttribute(name);
        return value == null ? "" : value.strip();
    }

    private static <T> List<Contribution<T>> checked(ContributionPoint<T> point, List<Contribution<T>> all) {
        all.sort((one, other) -> Boolean.compare(other.declaration().isOurs(), one.declaration().isOurs()));
        if (isSafeMode()) {
            all.removeIf(contribution -> !contribution.declaration().isOurs());
        }
        Set<String> taken = new HashSet<>(point.taken());
        for (Contribution<T> contribution : all) {
            Declaration said = contribution.declaration();
            if (said.id().isBlank()) {
                contribution.switchOff("it has no identifier");
            } else if (!taken.add(said.id())) {
                contribution.switchOff("another " + point.noun() + " has that identifier");
            } else if (said.name().isBlank()) {
                contribution.switchOff("it has no name");
            } else if (!point.fits(said.api())) {
                contribution.switchOff(said.api().isBlank()
                        ? "it does not say for which version of the API it was written; this Imago has " + point.api()
                        : "it was written for version " + said.api() + " of the API; this Imago has " + point.api());
            }
        }
        return List.copyOf(all);
    }
}
