// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import org.imago.contributions.Declaration;
import org.imago.training.TrainingException;

/** Stands in for the cluster of a plug-in that misbehaved: it understands no address. */
final class OffCluster implements Cluster {

    private final Declaration declaration;

    OffCluster(Declaration declaration) {
        this.declaration = declaration;
    }

    @Override
    public String id() {
        return declaration.id();
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public String addresses() {
        return "none";
    }

    @Override
    public boolean serves(String master) {
        return false;
    }

    @Override
    public Workers connect(Order order) throws TrainingException {
        throw new TrainingException("the cluster " + name() + " of the plug-in " + declaration.plugin()
                + " misbehaved and is switched off; 'imago doctor' tells why");
    }
}
