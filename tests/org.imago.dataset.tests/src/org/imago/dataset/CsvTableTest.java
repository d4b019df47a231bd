// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New tables open like any other data set. */
class CsvTableTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException, DatasetException {
        List<String> columns = List.of("class", "filename", "note, with comma", "größe");
        List<List<String>> rows = List.of(List.of("=1+1", "a.jpg", "two\r\nlines", "-5"),
                List.of("", "", "", ""), List.of("\"", "b;c.jpg", "\\", " blank "));
        Path csv = folder.resolve("data.csv");
        CsvTable.write(csv, columns, rows);
        Dataset dataset = Dataset.open(csv);
        assertEquals(columns, dataset.columns());
        for (Sample sample : dataset.samples()) {
            List<String> read = columns.stream().map(column -> sample.value(column).orElseThrow()).toList();
            assertEquals(rows.get(sample.index()), read);
        }
        assertEquals(rows.size(), dataset.samples().size());
    }

    @Test
    void theFileIsRfc4180() throws IOException {
        Path csv = folder.resolve("data.csv");
        CsvTable.write(csv, List.of("a"), List.of(List.of("x"), List.of(""), List.of("y\"")));
        assertEquals("a\r\nx\r\n\"\"\r\n\"y\"\"\"\r\n", Files.readString(csv));
    }

    @Test
    void whatCannotBeWrittenIsRefusedAndTheOldFileStays() throws IOException {
        Path csv = Files.writeString(folder.resolve("data.csv"), "old");
        for (String value : List.of("\0", "\ud83e")) {
            assertThrows(IllegalArgumentException.class,
                    () -> CsvTable.write(csv, List.of("a"), List.of(List.of(value))));
        }
        assertThrows(IllegalArgumentException.class, () -> CsvTable.write(csv, List.of(), List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> CsvTable.write(csv, List.of("a", "b"), List.of(List.of("1"))));
        assertEquals("old", Files.readString(csv));
    }
}
