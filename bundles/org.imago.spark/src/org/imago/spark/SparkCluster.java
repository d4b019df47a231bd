// SPDX-License-Identifier: EPL-2.0
package org.imago.spark;

import org.imago.spark.internal.SparkWorkers;
import org.imago.training.TrainingException;
import org.imago.training.work.Cluster;
import org.imago.training.work.Workers;

/**
 * Spark: threads of this process, or a stand-alone cluster. Its settings are those of {@code spark-defaults.conf} in
 * the folder that {@code SPARK_CONF_DIR} names, as for every program on Spark.
 */
public final class SparkCluster implements Cluster {

    /** Creates the cluster; nothing of Spark is loaded before it is first used. */
    public SparkCluster() {
        // for the extension registry
    }

    @Override
    public String id() {
        return "org.imago.spark";
    }

    @Override
    public String name() {
        return "Apache Spark";
    }

    @Override
    public String addresses() {
        return "local[N], local[*] or spark://HOST:PORT";
    }

    @Override
    public boolean serves(String master) {
        return master.matches("local(\\[([1-9][0-9]{0,3}|\\*)])?") || master.startsWith("spark://");
    }

    @Override
    public Workers connect(Order order) throws TrainingException {
        return SparkWorkers.connect(order);
    }
}
