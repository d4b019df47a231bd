// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.imago.cli.EnvironmentException;
import org.imago.training.weights.Weights;
import org.imago.training.weights.WeightsException;

/** What the machine and the folders of an installation are like. */
public final class Examination {

    private static final int LEAST_JAVA = 21;
    private static final long MEBI = 1 << 20;
    /** A thousand photographs with their features need less. */
    private static final long LEAST_SPACE = 1 << 10;

    private Examination() {
    }

    /**
     * What was found.
     *
     * @param what was looked at
     * @param good whether it is as it should be
     * @param text what it is like; what to do, if it is not as it should be
     */
    public record Finding(String what, boolean good, String text) {
    }

    /**
     * Looks.
     *
     * @param java the version of Java that runs
     * @return what was found
     */
    public static List<Finding> of(Runtime.Version java) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("Java", java.feature() >= LEAST_JAVA, java + (java.feature() >= LEAST_JAVA ? ""
                : "; install " + LEAST_JAVA + " or newer, or point JAVA_HOME at one")));
        findings.add(new Finding("Memory", true, Runtime.getRuntime().maxMemory() / MEBI
                + " MiB for Java (IMAGO_JAVA_OPTS=-Xmx4g gives more), " + Runtime.getRuntime().availableProcessors()
                + " processors"));
        findings.add(home());
        findings.add(computing());
        findings.addAll(weights());
        return findings;
    }

    private static Finding home() {
        Path folder = Home.folder();
        try {
            Home.pixels();
            long free = Files.getFileStore(folder).getUsableSpace() / MEBI;
            return new Finding("Folder of caches and weights", free >= LEAST_SPACE, folder + ", " + free + " MiB free"
                    + (free >= LEAST_SPACE ? "" : "; make room, or set IMAGO_HOME to a folder on another disk"));
        } catch (EnvironmentException | IOException e) {
            return new Finding("Folder of caches and weights", false, e.getMessage());
        }
    }

    private static Finding computing() {
        try {
            return new Finding("Computing", true, Computing.report().text().strip().lines().findFirst().orElse(""));
        } catch (EnvironmentException | LinkageError e) {
            return new Finding("Computing", false, e.getMessage());
        }
    }

    private static List<Finding> weights() {
        List<Finding> findings = new ArrayList<>();
        try {
            List<Weights> all = Home.weights().list();
            if (all.isEmpty()) {
                findings.add(new Finding("Weights", true, "none; networks learn from scratch. Add some with: imago "
                        + "weights add FILE"));
            }
            for (Weights weights : all) {
                findings.add(intact(weights.name()));
            }
        } catch (WeightsException e) {
            findings.add(new Finding("Weights", false, e.getMessage()));
        }
        return findings;
    }

    private static Finding intact(String name) {
        try {
            Home.backbone(name);
            return new Finding("Weights " + name, true, "intact");
        } catch (WeightsException e) {
            return new Finding("Weights " + name, false, e.getMessage());
        }
    }
}
