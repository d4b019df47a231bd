// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;

/** The trainers that bundles contribute to the extension point {@code org.imago.training.trainers}. */
public final class TrainerRegistry {

    private static final String POINT = "org.imago.training.trainers";

    private TrainerRegistry() {
    }

    /**
     * Creates the contributed trainers. One that cannot be created is reported and left out. In plain Java, without
     * OSGi, there are none.
     *
     * @param problems told which contribution failed, and why
     * @return the trainers in the order of their identifiers
     */
    public static List<Trainer> trainers(Consumer<String> problems) {
        List<Trainer> trainers = new ArrayList<>();
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            return trainers;
        }
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            try {
                trainers.add((Trainer) element.createExecutableExtension("class"));
            } catch (CoreException | ClassCastException | LinkageError e) {
                problems.accept("the trainer " + element.getAttribute("id") + " of the plug-in "
                        + element.getContributor().getName() + " is left out: " + e.getMessage());
            }
        }
        trainers.sort(Comparator.comparing(Trainer::id));
        return trainers;
    }
}
