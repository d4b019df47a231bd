// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.imago.image.ContentDigest;

/** Names the files that are kept for a CSV while it is worked on. */
final class CompanionFiles {

    private static final int READABLE = 40;
    private static final int DIGITS = 16;

    private CompanionFiles() {
    }

    /**
     * Returns where such a file may lie: beside the CSV or, if no file can be made there, in the {@link ImagoHome}.
     *
     * @param csv  the CSV; a symbolic link stands for what it points to
     * @param kind what the file is, as it stands in its name, and with an s behind it in that of the folder
     * @return the usual place first
     */
    static List<Path> places(Path csv, String kind) {
        Path real = real(csv);
        String name = real.getFileName().toString();
        String place = ContentDigest.sha256(real.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
        return List.of(real.resolveSibling("." + name + ".imago-" + kind), ImagoHome.folder()
                .resolve(kind.endsWith("s") ? kind : kind + "s")
                .resolve(name.substring(0, Math.min(READABLE, name.length())) + "-" + place));
    }

    /** Returns what a symbolic link points to, and else the path as it is. */
    static Path real(Path csv) {
        try {
            return csv.toRealPath();
        } catch (IOException e) {
            return csv.toAbsolutePath().normalize();
        }
    }
}
