// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.imago.dataset.WrittenCsv.Style;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Saving changes the cells that were edited and nothing else. */
class ByteFidelityTest {

    private static final List<List<String>> ROWS = List.of(
            List.of("note", "H", "Class", " exclude ", "x", "y", "w", "FILENAME", "größe", "orig_file_width"),
            List.of("plain", "4", "peacock", "0", "1", "2", "3", "a.jpg", "", "640"),
            List.of("two\nlines", "", "red admiral", "", "", "", "", "b.jpg", " ", ""),
            List.of("C:\\new\\table\\", "0", "pea,cock;or|other\tone", "1", "0", "0", "0", "c d.jpg", "é", "\\"),
            List.of("she said \"no\"", "1.5", "\"", "no", "-1", "+2", "1e1", "sub/e.jpg", "\"\"", "  blanks  "),
            List.of("", "", "comma", "", "", "", "", "f.jpg", "end\r\nof line", "last"));

    @TempDir
    Path folder;

    @Test
    void theButterfliesSavedWithoutEditsAreTheSame() throws IOException, DatasetException {
        for (Path file : butterflies()) {
            assertUnchanged(file);
        }
    }

    @Test
    void theButterfliesWithOneEditDifferInItsLine() throws IOException, DatasetException {
        for (Path file : butterflies()) {
            assertOneLineDiffers(file);
        }
    }

    @Test
    void theButterfliesGetExclusionsAndBoxesBehindWhatTheyHave() throws IOException, DatasetException {
        Path original = Shared.data("butterflies-csv").resolve("butterflies_original.csv");
        Path copy = folder.resolve("copy.csv");
        Files.write(copy, Files.readAllBytes(original));
        Dataset dataset = Dataset.open(copy);
        for (Sample sample : dataset.samples()) {
            sample.set(Role.H, String.valueOf(sample.index()));
            sample.set(Role.EXCLUDE, sample.index() % 2 == 0 ? "1" : "0");
        }
        dataset.save();
        List<String> before = Files.readAllLines(original);
        List<String> after = Files.readAllLines(copy);
        assertEquals(before.getFirst() + ",h,exclude", after.getFirst());
        for (int i = 1; i < before.size(); i++) {
            assertEquals(before.get(i) + "," + (i - 1) + "," + i % 2, after.get(i));
        }
        assertEquals(before.size(), after.size());
    }

    private static List<Path> butterflies() throws IOException {
        try (Stream<Path> all = Files.list(Shared.data("butterflies-csv"))) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
            assertFalse(files.isEmpty(), "no CSV there");
            return files;
        }
    }

    private void assertUnchanged(Path original) throws IOException, DatasetException {
        Path copy = folder.resolve("copy.csv");
        Dataset.open(original).saveAs(copy);
        assertArrayEquals(Files.readAllBytes(original), Files.readAllBytes(copy));
    }

    private void assertOneLineDiffers(Path original) throws IOException, DatasetException {
        List<String> before = Files.readAllLines(original);
        Dataset dataset = Dataset.open(original);
        for (int row : new int[] {0, 17, dataset.samples().size() - 1}) {
            Path copy = folder.resolve("row" + row + original.getFileName());
            Files.write(copy, Files.readAllBytes(original));
            Dataset edited = Dataset.open(copy);
            Sample sample = edited.samples().get(row);
            String old = sample.label();
            sample.set(Role.CLASS, "something else");
            edited.save();
            List<String> after = Files.readAllLines(copy);
            assertEquals(before.size(), after.size());
            for (int line = 0; line < before.size(); line++) {
                String expected = line + 1 == sample.line()
                        ? before.get(line).replace(old, "something else") : before.get(line);
                assertEquals(expected, after.get(line), "line " + (line + 1));
            }
            edited.samples().get(row).set(Role.CLASS, old);
            edited.save();
            assertArrayEquals(Files.readAllBytes(original), Files.readAllBytes(copy));
        }
    }

    static Stream<Style> styles() {
        Style plain = Style.plain();
        return Stream.of(plain.named("LF"),
                plain.named("CRLF").withLineEnd("\r\n"),
                plain.named("CR alone").withLineEnd("\r"),
                plain.named("mark").withMark(),
                plain.named("mark, everything quoted").withMark().withAllQuoted(),
                plain.named("semicolon").withDelimiter(';'),
                plain.named("semicolon, mark, CRLF").withDelimiter(';').withMark().withLineEnd("\r\n"),
                plain.named("tab").withDelimiter('\t'),
                plain.named("bar").withDelimiter('|'),
                plain.named("no final line end").withoutLastLineEnd(),
                plain.named("no final line end, CRLF, everything quoted").withoutLastLineEnd().withLineEnd("\r\n")
                        .withAllQuoted(),
                plain.named("blank lines").withBlankLines("", "", ""),
                plain.named("blank lines with blanks in them, semicolon").withBlankLines("  ", "").withDelimiter(';'),
                plain.named("blank lines, CRLF, mark").withBlankLines("").withLineEnd("\r\n").withMark(),
                plain.named("everything quoted").withAllQuoted(),
                plain.named("ISO-8859-1").withCharset(StandardCharsets.ISO_8859_1),
                plain.named("ISO-8859-1, semicolon, CRLF").withCharset(StandardCharsets.ISO_8859_1)
                        .withDelimiter(';').withLineEnd("\r\n"));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void everyValueIsReadAsItIs(Style style) throws IOException, DatasetException {
        Dataset dataset = open(WrittenCsv.of(style, ROWS));
        assertEquals(ROWS.getFirst(), dataset.columns());
        assertEquals(ROWS.size() - 1, dataset.samples().size());
        for (Sample sample : dataset.samples()) {
            List<String> expected = ROWS.get(sample.index() + 1);
            for (int column = 0; column < expected.size(); column++) {
                assertEquals(expected.get(column), sample.value(ROWS.getFirst().get(column)).orElseThrow());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void withoutEditsTheBytesStay(Style style) throws IOException, DatasetException {
        WrittenCsv csv = WrittenCsv.of(style, ROWS);
        Dataset dataset = open(csv);
        dataset.save();
        assertArrayEquals(csv.bytes(), Files.readAllBytes(dataset.file()));
        dataset.saveAs(folder.resolve("other.csv"));
        assertArrayEquals(csv.bytes(), Files.readAllBytes(folder.resolve("other.csv")));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void anyEditedCellAloneDiffers(Style style) throws IOException, DatasetException {
        for (int row = 1; row < ROWS.size(); row++) {
            for (int column = 0; column < ROWS.getFirst().size(); column++) {
                WrittenCsv csv = WrittenCsv.of(style, ROWS);
                Dataset dataset = open(csv);
                byte[] original = csv.bytes();
                String name = ROWS.getFirst().get(column);
                dataset.samples().get(row - 1).set(name, "new, \"value\";");
                csv.edit(row, column, "new, \"value\";");
                dataset.save();
                assertArrayEquals(csv.bytes(), Files.readAllBytes(dataset.file()), "row " + row + ", " + name);
                dataset.samples().get(row - 1).set(name, ROWS.get(row).get(column));
                dataset.save();
                assertEquals(ROWS.get(row).get(column),
                        Dataset.open(dataset.file()).samples().get(row - 1).value(name).orElseThrow());
                if (csv.raw().get(row).get(column).startsWith("\"") == style.quoteAll()) {
                    assertArrayEquals(original, Files.readAllBytes(dataset.file()), "row " + row + ", " + name);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void takingAnEditBackBeforeSavingLeavesNothingToSave(Style style) throws IOException, DatasetException {
        WrittenCsv csv = WrittenCsv.of(style, ROWS);
        Dataset dataset = open(csv);
        Sample sample = dataset.samples().get(2);
        String old = sample.value("note").orElseThrow();
        sample.set("note", "new");
        assertTrue(dataset.dirty());
        sample.set("note", old);
        assertFalse(dataset.dirty());
    }

    @ParameterizedTest
    @MethodSource("styles")
    void addedColumnsStandBehindTheLast(Style style) throws IOException, DatasetException {
        WrittenCsv csv = WrittenCsv.of(style, ROWS);
        Dataset dataset = open(csv);
        dataset.samples().get(1).set(Role.ORIGINAL_HEIGHT, "480");
        dataset.save();
        csv.raw().forEach(row -> row.add(""));
        csv.raw().getFirst().set(10, "orig_file_height");
        csv.raw().get(2).set(10, "480");
        assertArrayEquals(csv.bytes(), Files.readAllBytes(dataset.file()));
    }

    @Test
    void openingNeverWrites() throws IOException, DatasetException {
        Path csv = folder.resolve("data.csv");
        Files.write(csv, WrittenCsv.of(Style.plain(), ROWS).bytes());
        var time = Files.getLastModifiedTime(csv);
        Dataset dataset = Dataset.open(csv);
        dataset.classes();
        dataset.save();
        assertEquals(time, Files.getLastModifiedTime(csv));
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(List.of(csv), beside.toList());
        }
    }

    @Test
    void aColumnOfAnyNameIsAddedOnce() throws IOException, DatasetException {
        Dataset dataset = open("class;filename\r\npeacock;a.jpg\r\n");
        dataset.addColumn("FILENAME");
        assertFalse(dataset.dirty());
        dataset.addColumn("left; right");
        dataset.addColumn("Left; Right ");
        dataset.addColumn("Exclude");
        assertEquals(List.of("class", "filename", "left; right", "Exclude"), dataset.columns());
        dataset.samples().getFirst().set("LEFT; RIGHT", "\"");
        dataset.samples().getFirst().set(Role.EXCLUDE, "1");
        assertTrue(dataset.samples().getFirst().excluded());
        dataset.save();
        assertContent(dataset, "class;filename;\"left; right\";Exclude\r\npeacock;a.jpg;\"\"\"\";1\r\n");
        assertEquals(dataset.columns(), Dataset.open(dataset.file()).columns());
        assertThrows(IllegalArgumentException.class, () -> dataset.addColumn(" "));
    }

    @Test
    void aTrailingDelimiterIsAColumnWithoutName() throws IOException, DatasetException {
        Dataset dataset = open("class,filename,\npeacock,a.jpg,\nadmiral,b.jpg,\n");
        dataset.samples().get(1).set(Role.EXCLUDE, "1");
        dataset.save();
        assertContent(dataset, "class,filename,,exclude\npeacock,a.jpg,,\nadmiral,b.jpg,,1\n");
    }

    @Test
    void aTrailingDelimiterInRowsAloneHoldsNothing() throws IOException, DatasetException {
        Dataset dataset = open("class,filename\npeacock,a.jpg,\nadmiral,b.jpg,,\nc,c.jpg\n");
        dataset.samples().get(1).set(Role.EXCLUDE, "1");
        dataset.save();
        assertContent(dataset, "class,filename,exclude\npeacock,a.jpg,\nadmiral,b.jpg,1,\nc,c.jpg,\n");
        assertTrue(Dataset.open(dataset.file()).samples().get(1).excluded());
    }

    @Test
    void shortRowsAreFilledUpWhenAMissingCellIsSet() throws IOException, DatasetException {
        Dataset dataset = open("class,filename,exclude,x\npeacock,a.jpg\nadmiral\n");
        dataset.samples().get(0).set(Role.X, "5");
        dataset.samples().get(1).set(Role.FILENAME, "b.jpg");
        dataset.save();
        assertContent(dataset, "class,filename,exclude,x\npeacock,a.jpg,,5\nadmiral,b.jpg\n");
    }

    @Test
    void theOnlyCellOfAShortRowMayBeEmptied() throws IOException, DatasetException {
        Dataset dataset = open("class,filename\npeacock,a.jpg\nadmiral\ncomma,c.jpg\n");
        dataset.samples().get(1).set(Role.CLASS, "");
        dataset.save();
        assertEquals(3, dataset.samples().size());
        assertEquals("c.jpg", Dataset.open(dataset.file()).samples().get(2).fileName());
    }

    @Test
    void linesAreCountedThroughQuotedNewlines() throws IOException, DatasetException {
        Dataset dataset = open("note,class,filename\r\n\r\n\"a\r\nb\nc\rd\",peacock,a.jpg\r\n,admiral,b.jpg\r\n");
        assertEquals(3, dataset.samples().get(0).line());
        assertEquals(7, dataset.samples().get(1).line());
    }

    private Dataset open(WrittenCsv csv) throws IOException, DatasetException {
        Path file = folder.resolve("data.csv");
        Files.write(file, csv.bytes());
        return Dataset.open(file);
    }

    private Dataset open(String csv) throws IOException, DatasetException {
        Path file = folder.resolve("data.csv");
        Files.writeString(file, csv);
        return Dataset.open(file);
    }

    private static void assertContent(Dataset dataset, String expected) throws IOException {
        assertEquals(expected, Files.readString(dataset.file()));
    }
}
