// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.imago.dataset.internal.AtomicFile;

/** The versions of a CSV that saving replaced: {@code NAME.csv.bak}, {@code NAME.csv.bak2} and so on, the latest first. */
final class OldVersions {

    private OldVersions() {
    }

    /**
     * Keeps the version that is about to be replaced. The others move on by one, and the last of them goes. Whatever
     * fails, no version is lost that is not older than those kept. One that is kept already, because replacing it failed
     * then, is not kept twice: trying again and again would drive out the older ones.
     *
     * @param csv   the CSV
     * @param count how many to keep, at least 1
     * @throws IOException if that fails
     */
    static void keep(Path csv, int count) throws IOException {
        if (Files.notExists(csv) || isKept(csv)) {
            return;
        }
        for (int number = count; number > 1; number--) {
            Path newer = of(csv, number - 1);
            if (Files.exists(newer)) {
                Files.move(newer, of(csv, number), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        AtomicFile.write(of(csv, 1), Files.readAllBytes(csv));
    }

    private static boolean isKept(Path csv) throws IOException {
        Path latest = of(csv, 1);
        return Files.isRegularFile(latest) && Files.mismatch(latest, csv) < 0;
    }

    /** Names an old version, 1 for the latest. */
    static Path of(Path csv, int number) {
        return csv.resolveSibling(csv.getFileName() + ".bak" + (number == 1 ? "" : number));
    }
}
