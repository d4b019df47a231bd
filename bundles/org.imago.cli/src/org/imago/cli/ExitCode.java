// SPDX-License-Identifier: EPL-2.0
package org.imago.cli;

/** What a command's exit code means; the same table stands in the README. */
public final class ExitCode {

    /** The command did what it was asked. */
    public static final int DONE = 0;
    /** Something failed that is neither the caller's nor the input's fault. */
    public static final int FAILED = 1;
    /** The command line, or an environment variable, was wrong. */
    public static final int USAGE = 2;
    /** The data set, its images, weights or a file of settings are missing or wrong. */
    public static final int BAD_INPUT = 3;
    /** Stopped on request, with the best checkpoint kept. */
    public static final int CANCELLED = 4;
    /**
     * The machine lacks something: a native library, a fitting Java, memory, room on the disk, a folder that can be written,
     * the backend or the cluster that was asked for.
     */
    public static final int ENVIRONMENT = 5;

    private ExitCode() {
    }
}
