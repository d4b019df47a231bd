// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.cli.internal.Computing;

import picocli.CommandLine.Option;

/** What computes. It is asked for once a process, before anything is computed, so it is kept for the whole process. */
final class BackendOption {

    /** What can be asked for. */
    enum Backend {
        AUTO, CPU, CUDA
    }

    @Option(names = "--backend", paramLabel = "BACKEND",
            description = "What computes: auto (a GPU that fits, else the CPU, and why), cpu, or cuda (a GPU, or exit "
                    + "code 5). Default: auto. See 'imago devices'.")
    void backend(Backend backend) {
        if (backend != null) {
            Computing.ask(backend.name());
        }
    }

    @Option(names = {"-v", "--verbose"}, description = "Tell what was tried before what computes was chosen, and why it "
            + "failed.")
    void verbose(boolean verbose) {
        Computing.tellWhatWasTried(verbose);
    }
}
