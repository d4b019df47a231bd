// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.preferences;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.ObjectName;

/** The memory of this machine, which Java tells in a management bean only. */
final class MachineMemory {

    private static final String SYSTEM = "java.lang:type=OperatingSystem";
    private static final String TOTAL = "TotalMemorySize";
    private static final int SHIFT_TO_MEBI = 20;
    /** Where nothing is told, as little as a machine of today has. */
    private static final int UNKNOWN = 8192;

    private MachineMemory() {
    }

    /** Returns the memory of this machine, or of the container in which this program runs, in MiB. */
    static int mebibytes() {
        try {
            Object total = ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(SYSTEM), TOTAL);
            return total instanceof Long bytes ? (int) Math.min(Integer.MAX_VALUE, bytes >> SHIFT_TO_MEBI) : UNKNOWN;
        } catch (JMException e) {
            return UNKNOWN;
        }
    }
}
