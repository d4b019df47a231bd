// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.ContributionPoint;
import org.imago.contributions.Contributions;

/** The kinds of clusters that bundles contribute to the extension point {@code org.imago.training.clusters}. */
public final class ClusterRegistry {

    /** Version of {@link Cluster} and what it needs, for contributions. */
    public static final String API = "1.0";

    private static final ContributionPoint<Cluster> POINT = new ContributionPoint<>("org.imago.training.clusters",
            "cluster", Cluster.class, API, Set.of(), (declaration, cluster) -> declaration.id().equals(cluster.id()),
            OffCluster::new);

    private ClusterRegistry() {
    }

    /** Returns what bundles contribute, those that are switched off as well. */
    public static List<Contribution<Cluster>> contributions() {
        return Contributions.of(POINT);
    }

    /**
     * Collects the contributed kinds of clusters. In plain Java, without OSGi, there are none.
     *
     * @return in the order of their identifiers; they are created when they are first used
     */
    public static List<Cluster> clusters() {
        return contributions().stream().filter(contribution -> contribution.state() != State.OFF)
                .map(Contribution::object).sorted(Comparator.comparing(Cluster::id)).toList();
    }
}
