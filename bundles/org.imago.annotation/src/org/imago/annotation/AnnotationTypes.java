// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.ContributionPoint;
import org.imago.contributions.Contributions;
import org.imago.contributions.Declaration;

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

    /** Version of {@link AnnotationType} and what it needs, for contributions. */
    public static final String API = "1.0";

    private static final List<AnnotationType<?>> BUILT_IN = List.of(new ClassType(), new ExcludeType(), new BoxType(),
            new ReviewedType(), new ChoiceType(), new BinaryType(), new TextType(), new DisplayType());

    private static final ContributionPoint<AnnotationType<?>> POINT = point();

    private final Map<String, AnnotationType<?>> types = new LinkedHashMap<>();

    private AnnotationTypes(List<Contribution<AnnotationType<?>>> contributions) {
        BUILT_IN.forEach(type -> types.put(type.id(), type));
        contributions.stream().filter(contribution -> contribution.state() != State.OFF)
                .forEach(contribution -> types.put(contribution.declaration().id(), contribution.object()));
    }

    @SuppressWarnings("unchecked") // there is no class of a type with a wildcard
    private static ContributionPoint<AnnotationType<?>> point() {
        return new ContributionPoint<>("org.imago.annotation.types", "annotation type",
                (Class<AnnotationType<?>>) (Class<?>) AnnotationType.class, API,
                BUILT_IN.stream().map(AnnotationType::id).collect(Collectors.toSet()),
                (declaration, type) -> declaration.id().equals(type.id()), OffType::new);
    }

    /** Returns what plug-ins contribute, those that are switched off as well. */
    public static List<Contribution<AnnotationType<?>>> contributions() {
        return Contributions.of(POINT);
    }

    /**
     * Collects the types. A contribution that is refused is left out, see {@link org.imago.contributions.Incidents}.
     *
     * @return the types; those of plug-ins are created when they are first used
     */
    public static AnnotationTypes installed() {
        return new AnnotationTypes(contributions());
    }

    static AnnotationTypes of(IExtensionRegistry registry) {
        return new AnnotationTypes(Contributions.of(POINT, registry));
    }

    /** Adds contributions to the built-in types. */
    static AnnotationTypes of(List<Declaration> declarations) {
        return new AnnotationTypes(Contributions.of(POINT, declarations));
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
        return types.values().stream().<AnnotationType<?>>filter(type -> !POINT.taken().contains(type.id())).toList();
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
