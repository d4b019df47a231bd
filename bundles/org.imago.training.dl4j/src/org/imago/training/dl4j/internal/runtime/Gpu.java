// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.List;

/**
 * A graphics processor, as its driver tells it.
 *
 * @param name      such as {@code NVIDIA GeForce RTX 3090}
 * @param major     first part of its compute capability
 * @param minor     second part of its compute capability
 * @param driver    version of the driver, such as {@code 535.104.05}
 * @param memoryMiB its memory in MiB; 0 when the driver does not tell
 * @param uuid      by which CUDA_VISIBLE_DEVICES names it, such as {@code GPU-8932f937…}; empty when the driver does not
 *                  tell
 */
public record Gpu(String name, int major, int minor, String driver, long memoryMiB, String uuid) {

    /**
     * What the released library of DL4J for CUDA 11.6 holds machine code for; it was read out of its 2,052 cubins. It
     * holds no PTX that a driver could translate for anything newer.
     */
    private static final List<int[]> CODE = List.of(new int[] {3, 7}, new int[] {5, 0}, new int[] {5, 2},
            new int[] {6, 0}, new int[] {6, 1}, new int[] {7, 0}, new int[] {7, 5}, new int[] {8, 0}, new int[] {8, 6});

    private static final int LEAST_RELEASE = 450;
    private static final int LEAST_UPDATE = 80;

    /** The oldest driver that runs what was built with CUDA 11. */
    static final String LEAST_DRIVER = LEAST_RELEASE + "." + LEAST_UPDATE;

    /**
     * One of which the driver tells no UUID.
     *
     * @param name      its name
     * @param major     first part of its compute capability
     * @param minor     second part of its compute capability
     * @param driver    version of the driver
     * @param memoryMiB its memory in MiB
     */
    public Gpu(String name, int major, int minor, String driver, long memoryMiB) {
        this(name, major, minor, driver, memoryMiB, "");
    }

    /**
     * Tells whether the released library has code that this processor runs: that of the same major capability and of
     * no higher minor one (NVIDIA's CUDA C++ Programming Guide, binary compatibility).
     *
     * @return whether it runs; the library is not touched
     */
    public boolean runsReleasedCode() {
        return CODE.stream().anyMatch(code -> code[0] == major && code[1] <= minor);
    }

    /**
     * Tells whether the driver runs what was built with any CUDA 11 (NVIDIA, CUDA Compatibility).
     *
     * @return also true if the version cannot be read
     */
    public boolean hasDriverForCuda11() {
        try {
            String[] parts = driver.split("\\.");
            int release = Integer.parseInt(parts[0]);
            return release > LEAST_RELEASE || release == LEAST_RELEASE
                    && (parts.length < 2 || Integer.parseInt(parts[1]) >= LEAST_UPDATE);
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /**
     * Returns the compute capability.
     *
     * @return such as {@code 8.6}
     */
    public String capability() {
        return major + "." + minor;
    }

    /**
     * Names it for people.
     *
     * @return name and compute capability
     */
    public String title() {
        return name + " (compute capability " + capability() + ")";
    }
}
