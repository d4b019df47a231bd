// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.dataset.download.Addresses;
import org.imago.dataset.download.DownloadSettings;
import org.imago.image.ImageLimits;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How servers are asked for images. */
final class PoliteOptions {

    private static final int MOST_MEGABYTES = 2000;

    @Option(names = "--per-host", paramLabel = "N", defaultValue = "2", description = "Images fetched at once from one "
            + "host, 1 to 8. Default: ${DEFAULT-VALUE}.")
    private int perHost;

    @Option(names = "--attempts", paramLabel = "N", defaultValue = "4", description = "How often an image is asked for, 1 "
            + "to 10, when a fault may pass. Default: ${DEFAULT-VALUE}.")
    private int attempts;

    @Option(names = "--max-mb", paramLabel = "N", defaultValue = "50", description = "Largest file taken, in MiB. Default: "
            + "${DEFAULT-VALUE}. Images of more than 120 million pixels are not taken, either.")
    private int megabytes;

    @Option(names = "--allow-private", description = "Also ask addresses of this machine and of private networks, which a "
            + "CSV of somebody else has no business with.")
    private boolean allowPrivate;

    DownloadSettings settings(CommandSpec spec) {
        if (megabytes < 1 || megabytes > MOST_MEGABYTES) {
            throw new ParameterException(spec.commandLine(), "--max-mb must be from 1 to " + MOST_MEGABYTES + ", not "
                    + megabytes);
        }
        try {
            return DownloadSettings.DEFAULT.with(allowPrivate ? Addresses.ANY : Addresses.PUBLIC).perHost(perHost)
                    .attempts(attempts).with(new ImageLimits(ImageLimits.DEFAULT.maxPixels(), (long) megabytes << 20));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
