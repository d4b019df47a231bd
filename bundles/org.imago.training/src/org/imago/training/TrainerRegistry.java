// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.ContributionPoint;
import org.imago.contributions.Contributions;

/** The trainers that bundles contribute to the extension point {@code org.imago.training.trainers}. */
public final class TrainerRegistry {

    /** Version of {@link Trainer} and what it needs, for contributions. */
    public static final String API = "1.1";

    /** Identifier of the trainer that is used unless a person chooses another one; it ships. */
    public static final String USUAL = "org.imago.training.dl4j";

    private static final ContributionPoint<Trainer> POINT = new ContributionPoint<>("org.imago.training.trainers",
            "trainer", Trainer.class, API, Set.of(), (declaration, trainer) -> declaration.id().equals(trainer.id()),
            OffTrainer::new);

    private TrainerRegistry() {
    }

    /** Returns what bundles contribute, those that are switched off as well. */
    public static List<Contribution<Trainer>> contributions() {
        return Contributions.of(POINT);
    }

    /**
     * Collects the contributed trainers. One that is refused is left out, see
     * {@link org.imago.contributions.Incidents}. In plain Java, without OSGi, there are none.
     *
     * @return the trainers in the order of their identifiers; they are created when they are first used
     */
    public static List<Trainer> trainers() {
        return contributions().stream().filter(contribution -> contribution.state() != State.OFF)
                .map(Contribution::object).sorted(Comparator.comparing(Trainer::id)).toList();
    }

    /**
     * Returns what a trainer is made of, for processes that do not look into extensions. It is created.
     *
     * @param id identifier of the trainer
     * @return its class; nothing if it is not there or switched off
     */
    public static Optional<Class<? extends Trainer>> implementation(String id) {
        return contributions().stream().filter(contribution -> contribution.declaration().id().equals(id)).findFirst()
                .flatMap(Contribution::create).map(Trainer::getClass);
    }
}
