// SPDX-License-Identifier: EPL-2.0
package org.nd4j.nativeblas;

/**
 * Switches oneDNN on. DL4J 1.0.0-M2.1 asks a class of this name whether oneDNN may be used; the class moved to another
 * package before that release, so DL4J finds nothing and computes convolutions 5 to 10 times slower without a word.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {
    }

    /** What DL4J's {@code BaseMKLDNNHelper} looks up by reflection. */
    public static final class Environment {

        private static final Environment INSTANCE = new Environment();

        private Environment() {
        }

        /**
         * Returns the only instance.
         *
         * @return the instance
         */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /**
         * Tells whether the native library was built with oneDNN and may use it.
         *
         * @return what the native library answers
         */
        public boolean isUseMKLDNN() {
            return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance().isUseONEDNN();
        }
    }
}
