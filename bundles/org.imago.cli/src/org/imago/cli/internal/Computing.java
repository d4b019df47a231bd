// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import org.imago.cli.EnvironmentException;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.DeviceReport;
import org.imago.training.dl4j.Devices;

/** The native library that computes: whether it starts is a question to the machine, not to the input. */
public final class Computing {

    private Computing() {
    }

    /**
     * Starts the native library if need be.
     *
     * @throws EnvironmentException when no native library runs here
     */
    public static void start() throws EnvironmentException {
        try {
            Devices.start();
        } catch (TrainingException e) {
            throw new EnvironmentException(e.getMessage(), e);
        }
    }

    /**
     * Starts the native library if need be, and asks the machine.
     *
     * @return what can compute here and what was chosen
     * @throws EnvironmentException when no native library runs here
     */
    public static DeviceReport report() throws EnvironmentException {
        try {
            return Devices.report();
        } catch (TrainingException e) {
            throw new EnvironmentException(e.getMessage(), e);
        }
    }
}
