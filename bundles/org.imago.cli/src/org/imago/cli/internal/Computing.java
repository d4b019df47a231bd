// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.util.List;
import java.util.Locale;

import org.imago.cli.EnvironmentException;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.DeviceReport;
import org.imago.training.dl4j.Devices;

/** The native library that computes: whether it starts is a question to the machine, not to the input. */
public final class Computing {

    private static final String BACKEND = "imago.backend";

    private static boolean verbose;

    private Computing() {
    }

    /**
     * Asks for a backend; only before anything is computed.
     *
     * @param backend {@code auto}, {@code cpu} or {@code cuda}, in any case
     */
    public static void ask(String backend) {
        System.setProperty(BACKEND, backend.toLowerCase(Locale.ROOT));
    }

    /**
     * Says whether people want to read what was tried.
     *
     * @param wanted whether they do
     */
    public static void tellWhatWasTried(boolean wanted) {
        verbose = wanted;
    }

    /**
     * Tells what was tried before what computes was chosen, and why it failed.
     *
     * @return a sentence each; none unless that was wanted
     * @throws EnvironmentException when no native library runs here
     */
    public static List<String> tried() throws EnvironmentException {
        try {
            return verbose ? Devices.tried() : List.of();
        } catch (TrainingException e) {
            throw new EnvironmentException(e.getMessage(), e);
        }
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
