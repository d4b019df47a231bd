// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.cropping.CropSettings;

import picocli.CommandLine.Option;

/** How to crop. */
final class CropOptions {

    @Option(names = "--margin", paramLabel = "PERCENT",
            description = "Margin round the box on each side, in per cent of the box's side. Default: measured.")
    private Double margin;

    @Option(names = "--square", description = "Grow crops to squares where the image allows.")
    private boolean square;

    @Option(names = "--min-confidence", paramLabel = "0..1",
            description = "Below it a crop is the whole image. Default: the trainer's advice.")
    private Double minimumConfidence;

    CropSettings settings() {
        CropSettings settings = CropSettings.defaults();
        if (margin != null) {
            settings = settings.withMargin(margin / 100);
        }
        if (square) {
            settings = settings.withSquare(true);
        }
        return minimumConfidence == null ? settings : settings.withMinimumConfidence(minimumConfidence);
    }
}
