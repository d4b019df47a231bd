// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.RegistryFactory;

/** The trainers that bundles contribute to the extension point {@code org.imago.training.trainers}. */
public final class TrainerRegistry {

    private static final String POINT = "org.imago.training.trainers";

    private TrainerRegistry() {
    }

    /**
     * Creates the contributed trainers. One that cannot be created is reported and left out.
     *
     * @param problems told which contribution failed, and why
     * @return the trainers in the order of their identifiers
     */
    public static List<Trainer> trainers(Consumer<String> problems) {
        List<Trainer> trainers = new ArrayList<>();
        for (IConfigurationElement element : RegistryFactory.getRegistry().getConfigurationElementsFor(POINT)) {
            try {
                trainers.add((Trainer) element.createExecutableExtension("class"));
            } catch (CoreException | ClassCastException | LinkageError e) {
                problems.accept("the trainer " + element.getAttribute("id") + " of the plug-in "
                        + element.getContributor().getName() + " is left out: " + e.getMessage());
            }
        }
        trainers.sort(java.util.Comparator.comparing(Trainer::id));
        return trainers;
    }
}
