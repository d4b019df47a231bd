// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;

/** Data sets written for tests. */
final class Rows {

    private Rows() {
    }

    static Dataset open(Path folder, String... lines) throws IOException, DatasetException {
        return Dataset.open(Files.writeString(folder.resolve("data.csv"), text(lines)));
    }

    static String text(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    static String saved(Dataset dataset) throws IOException, DatasetException {
        dataset.save();
        return Files.readString(dataset.file());
    }
}
