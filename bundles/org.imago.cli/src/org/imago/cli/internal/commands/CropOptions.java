// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.cropping.CropSettings;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to crop. */
final class CropOptions {

    /** Above it a crop is nothing but margin; {@link CropSettings} takes no more. */
    private static final double MAXIMUM_MARGIN_PERCENT = 1000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--margin", paramLabel = "PERCENT",
            description = "Margin of crops round the box on each side, in per cent of the box's width or height, 0 to "
                    + "1000. Default: ${DEFAULT-VALUE}.")
    private double margin = Math.round(CropSettings.defaults().margin() * 1000) / 10.0;

    @Option(names = "--square", description = "Grow crops to squares where the image allows.")
    private boolean square;

    @Option(names = "--min-confidence", paramLabel = "0..1",
            description = "A predicted box that is less certain is not used: the crop is then the whole image, and is "
                    + "counted. Default: ${DEFAULT-VALUE}.")
    private double minimumConfidence = CropSettings.defaults().minimumConfidence();

    CropSettings settings() {
        require(margin >= 0 && margin <= MAXIMUM_MARGIN_PERCENT, "--margin must be 0 to 1000 (per cent), not "
                + margin);
        require(minimumConfidence >= 0 && minimumConfidence <= 1, "--min-confidence must be 0 to 1, not "
                + minimumConfidence);
        return CropSettings.defaults().withMargin(margin / 100).withSquare(square)
                .withMinimumConfidence(minimumConfidence);
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
