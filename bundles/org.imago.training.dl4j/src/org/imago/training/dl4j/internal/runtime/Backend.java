// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import java.util.List;
import java.util.Map;

/**
 * A build of ND4J that computes, chosen before any of it is loaded.
 *
 * @param kind       what it computes on
 * @param library    name that its Maven artifact carries, such as {@code linux-x86_64-onednn-avx2}
 * @param properties system properties that make ND4J load this build and no other, as far as nobody set them
 * @param reason     why this one, for people
 * @param tried      what was tried before, and why it failed; a sentence each
 */
public record Backend(Kind kind, String library, Map<String, String> properties, String reason, List<String> tried) {

    /** What computes. */
    public enum Kind {
        /** The processor. */
        CPU("org.nd4j.linalg.cpu.nativecpu.CpuBackend"),
        /** NVIDIA's graphics processors. */
        CUDA("org.nd4j.linalg.jcublas.JCublasBackend");

        private final String nd4j;

        Kind(String nd4j) {
            this.nd4j = nd4j;
        }

        /** Returns the name of ND4J's class for it. */
        String nd4j() {
            return nd4j;
        }
    }

    /** Copies the collections. */
    public Backend {
        properties = Map.copyOf(properties);
        tried = List.copyOf(tried);
    }
}
