// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.preferences;

import java.time.Duration;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.imago.training.process.InstallationLauncher.Resources;
import org.imago.training.process.RunQueue.Limits;

/** What a person chose for all runs of the workspace. May be read in any thread. */
public final class RunPreferences {

    /** Node of the preferences. */
    public static final String NODE = "org.imago.training.ui";
    /** Most heap of a run, in MiB. */
    public static final String MEMORY = "runs.memory";
    /** What computes. */
    public static final String BACKEND = "runs.backend";
    /** Seconds that a run has to save its state when it is stopped, before it is killed. */
    public static final String GRACE = "runs.grace";
    /** How many runs are at work at the same time. */
    public static final String AT_ONCE = "runs.atOnce";

    /** Backend: the best that is installed. */
    static final String AUTO = "auto";
    /** Backend: the processor. */
    static final String CPU = "cpu";

    /** Backend: a GPU, or nothing. */
    static final String CUDA = "cuda";

    /** Fewest MiB with which anything can be trained. */
    static final int LEAST_MEMORY = 512;
    static final int LEAST_GRACE = 1;
    static final int MOST_GRACE = 600;
    static final int MOST_AT_ONCE = 8;

    static final int DEFAULT_GRACE = 60;

    private static final int LEAST_DEFAULT = 1024;
    private static final int MOST_DEFAULT = 8192;
    private static final int SHARE = 4;
    private static final int STEP = 256;

    private RunPreferences() {
    }

    /** Returns the store, for pages. */
    static IPreferenceStore store() {
        return new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE);
    }

    /**
     * Returns the heap that suits a machine: a quarter of its memory, for the networks themselves take as much again
     * outside of the heap, and the workbench wants some.
     *
     * @param machine memory of the machine, MiB
     * @return MiB, a multiple of 256 between 1024 and 8192
     */
    static int defaultMemory(int machine) {
        return Math.clamp(machine / SHARE / STEP * STEP, LEAST_DEFAULT, MOST_DEFAULT);
    }

    /** Returns what a run may take. */
    public static Resources resources() {
        int memory = number(MEMORY, defaultMemory(MachineMemory.mebibytes()));
        return new Resources(memory, Platform.getPreferencesService().getString(NODE, BACKEND, AUTO, null));
    }

    /** Returns how many runs there may be, and how long they may take to stop. */
    public static Limits limits() {
        return new Limits(number(AT_ONCE, 1), Duration.ofSeconds(number(GRACE, DEFAULT_GRACE)));
    }

    private static int number(String key, int otherwise) {
        return Math.max(1, Platform.getPreferencesService().getInt(NODE, key, otherwise, null));
    }
}
