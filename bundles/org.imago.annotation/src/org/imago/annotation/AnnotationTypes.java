// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.ArrayList;
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
 * The annotation types: the built-in ones, which are there in plain Java too, and those that bundles contribute to the
 * extension point {@code org.imago.annotation.types}. Immutable.
 */
public final class AnnotationTypes {

    /** Identifier of the type whose values are names of classes ({@code String}). */
    public static final String CLASS = "class";

    /** Identifier of the type whose values tell whether a sample is left out ({@code Boolean}). */
    public static final String EXCLUDE = "exclude";

    /** Identifier of the type whose values are lists of {@link BoundingBox}es, at least one. */
    public static final String BOX = "box";

    /** Identifier of the type whose values tell whether a person has looked at a sample ({@code Boolean}). */
    public static final String REVIEWED = "reviewed";

    /** Identifier of the type whose values are one of a few names ({@code String}), in columns named by a binding. */
    public static final String CHOICE = "choice";

    /** Identifier of the type whose values are yes or no ({@code Boolean}), in a column named by a binding. */
    public static final String BINARY = "binary";

    /** Identifier of the type whose values are text ({@code String}), in a column named by a binding. */
    public static final String TEXT = "text";

    /** Identifier of the type that shows columns named by a binding and never changes them ({@code String}). */
    public static final String DISPLAY = "display";

    private static final String POINT = "org.imago.annotation.types";

    private final Map<String, AnnotationType<?>> types = new LinkedHashMap<>();
    private final Set<String> builtIn;

    /**
     * What a plug-in says about a type of its own.
     *
     * @param plugin  symbolic name of the plug-in
     * @param id      identifier; may be blank by mistake
     * @param factory creates the type
     */
    record Contribution(String plugin, String id, Callable<?> factory) {
    }

    private AnnotationTypes() {
        for (AnnotationType<?> type : List.of(new ClassType(), new ExcludeType(), new BoxType(), new ReviewedType(),
                new ChoiceType(), new BinaryType(), new TextType(), new DisplayType())) {
            types.put(type.id(), type);
        }
        builtIn = Set.copyOf(types.keySet());
    }

    /**
     * Collects the types. A contribution that cannot be created, has no identifier, one that is taken, or one that it
     * does not call itself by, is reported and left out; the others are not affected.
     *
     * @param problems told which contribution is left out, of which plug-in, and why
     * @return the types
     */
    public static AnnotationTypes installed(Consumer<String> problems) {
        return of(RegistryFactory.getRegistry(), problems);
    }

    static AnnotationTypes of(IExtensionRegistry registry, Consumer<String> problems) {
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

    /** Adds contributions to the built-in types. */
    static AnnotationTypes of(List<Contribution> contributions, Consumer<String> problems) {
        AnnotationTypes all = new AnnotationTypes();
        for (Contribution contribution : contributions) {
            all.add(contribution, problems);
        }
        return all;
    }

    private void add(Contribution contribution, Consumer<String> problems) {
        try {
            AnnotationType<?> type = create(contribution);
            types.put(type.id(), type);
        } catch (Exception | LinkageError e) {
            // Whatever a plug-in throws, the others must not suffer from it.
            problems.accept("the annotation type '" + contribution.id() + "' of the plug-in " + contribution.plugin()
                    + " is left out: " + (e instanceof RefusedException ? e.getMessage() : e.toString()));
        }
    }

    private AnnotationType<?> create(Contribution contribution) throws Exception {
        if (contribution.id().isBlank()) {
            throw new RefusedException("it has no identifier");
        }
        if (types.containsKey(contribution.id())) {
            throw new RefusedException("another type has that identifier");
        }
        if (!(contribution.factory().call() instanceof AnnotationType<?> type)) {
            throw new RefusedException("its class does not implement " + AnnotationType.class.getName());
        }
        if (!contribution.id().equals(type.id())) {
            throw new RefusedException("it calls itself '" + type.id() + "'; expected the identifier of its extension");
        }
        return type;
    }

    private static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why);
        }
    }

    /**
     * Returns all types.
     *
     * @return the built-in ones in the order of the constants of this class, then those of plug-ins in the order in
     *         which they were found
     */
    public List<AnnotationType<?>> all() {
        return List.copyOf(types.values());
    }

    /**
     * Returns the types of plug-ins.
     *
     * @return in the order in which they were found
     */
    public List<AnnotationType<?>> contributed() {
        return types.values().stream().<AnnotationType<?>>filter(type -> !builtIn.contains(type.id())).toList();
    }

    /**
     * Finds a type.
     *
     * @param id its identifier
     * @return the type; nothing if none has that identifier
     */
    public Optional<AnnotationType<?>> find(String id) {
        return Optional.ofNullable(types.get(id));
    }
}
