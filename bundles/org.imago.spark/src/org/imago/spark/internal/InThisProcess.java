// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import java.io.IOException;
import java.util.List;

import org.imago.training.work.WorkHost;

/** Units of work where the executor is the process that gives them out, and has Imago's bundles already. */
final class InThisProcess {

    private static volatile List<ClassLoader> loaders = List.of();

    private InThisProcess() {
    }

    /** Says which class loaders see the classes that units are made of. */
    static void see(List<ClassLoader> all) {
        loaders = List.copyOf(all);
    }

    static byte[] run(byte[] site, byte[] unit) throws IOException {
        return WorkHost.run(site, unit, loaders);
    }
}
