// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What size of image a classifier sees. */
final class SizeOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--size", paramLabel = "PIXELS",
            description = "Side of the classifier's square input in pixels. Default: with weights 9/7 of the side they "
                    + "were trained with, from scratch 96.")
    private Integer size;

    /** Returns the side in pixels, or 0 for the mode's own. */
    int pixels() {
        if (size != null && size < 1) {
            throw new ParameterException(spec.commandLine(), "--size must be at least 1 (pixel), not " + size);
        }
        return size == null ? 0 : size;
    }
}
