// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.imago.dataset.CsvTable;

/**
 * What came of fetching images.
 *
 * @param present   number of rows whose image was there before
 * @param fetched   number of rows whose image was fetched
 * @param failures  rows whose image was not, in the order of the rows
 * @param left      number of rows that were not tried, because the work was stopped
 * @param cancelled whether it was stopped on request
 */
public record DownloadReport(int present, int fetched, List<DownloadFailure> failures, int left, boolean cancelled) {

    private static final String FAILURES = ".download-failures.csv";
    private static final List<String> COLUMNS = List.of("line", "filename", "url", "reason", "message");

    /**
     * Tells whether every image is there now.
     *
     * @return whether nothing failed and nothing is left
     */
    public boolean isComplete() {
        return failures.isEmpty() && left == 0;
    }

    /**
     * Returns where the table of failures of a data set is.
     *
     * @param csv the data set's CSV
     * @return {@code NAME.download-failures.csv} beside {@code NAME.csv}
     */
    public static Path failuresFile(Path csv) {
        String name = csv.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return csv.resolveSibling(name + FAILURES);
    }

    /**
     * Tells whether a file is such a table, and no data set.
     *
     * @param file any file
     * @return whether it is named like one
     */
    public static boolean isFailuresFile(Path file) {
        return file.getFileName().toString().endsWith(FAILURES);
    }

    /**
     * Writes the failures as a table beside the data set, in place of the one of an earlier run; without failures there
     * is none afterwards.
     *
     * @param csv the data set's CSV
     * @throws IOException if it cannot be written
     */
    public void writeFailures(Path csv) throws IOException {
        Path file = failuresFile(csv);
        if (failures.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            CsvTable.write(file, COLUMNS, failures.stream().map(failure -> List.of(String.valueOf(failure.line()),
                    failure.fileName(), failure.address(), failure.problem().id(), failure.message())).toList());
        }
    }
}
