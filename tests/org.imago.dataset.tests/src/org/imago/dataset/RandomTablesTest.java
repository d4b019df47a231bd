// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import org.imago.dataset.WrittenCsv.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random tables of awkward cells, randomly edited: what was written is read, and nothing else changes. */
class RandomTablesTest {

    private static final int TABLES = 400;
    private static final String[] PIECES = {"a", "B", "é", "\\", "\\n", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n",
            "\r", " ", "'", "=1+1", "-1", "#", "0", "name.jpg", "\u00a0", "%"};

    @TempDir
    Path folder;

    @Test
    void editsArriveAndEveryOtherByteStays() throws IOException, DatasetException {
        Path file = folder.resolve("data.csv");
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            WrittenCsv csv = table(random);
            Files.write(file, csv.bytes());
            Dataset dataset = Dataset.open(file);
            assertRead(csv, dataset, seed);
            Set<Integer> edited = new HashSet<>();
            for (int edit = random.nextInt(6); edit >= 0; edit--) {
                int row = random.nextInt(dataset.samples().size());
                int column = random.nextInt(dataset.columns().size());
                if (!edited.add(row * 100 + column)) {
                    continue;
                }
                String value = value(random);
                dataset.samples().get(row).set(dataset.columns().get(column), value);
                if (!value.equals(values(csv, row + 1, dataset.columns().size()).get(column))) {
                    csv.edit(row + 1, column, value);
                }
            }
            assertRead(csv, dataset, seed);
            dataset.save();
            assertArrayEquals(csv.bytes(), Files.readAllBytes(file), "seed " + seed);
            assertRead(csv, dataset, seed);
            assertRead(csv, Dataset.open(file), seed);
        }
    }

    @Test
    void cellsAreWhatOpenCsvMakesOfThem() throws IOException, DatasetException {
        Path file = folder.resolve("data.csv");
        for (int seed = 0; seed < TABLES; seed++) {
            WrittenCsv csv = table(new Random(seed));
            Files.write(file, csv.bytes());
            Dataset dataset = Dataset.open(file);
            RFC4180Parser parser = new RFC4180ParserBuilder().withSeparator(csv.style().delimiter()).build();
            for (Sample sample : dataset.samples()) {
                String[] expected = parser.parseLine(csv.record(sample.index() + 1));
                for (int column = 0; column < expected.length; column++) {
                    String name = dataset.columns().get(column);
                    assertEquals(expected[column], sample.value(name).orElseThrow(), "seed " + seed + ", " + sample);
                }
            }
        }
    }

    @Test
    void anyBytesAreADataSetOrANamedMistake() throws IOException, DatasetException {
        Path file = folder.resolve("data.csv");
        byte[] alphabet = "class,filename\n\r\";\t|\\ é\0a".getBytes(StandardCharsets.UTF_8);
        int opened = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] start = random.nextInt(3) == 0 ? new byte[0] : "class,filename\n".getBytes(StandardCharsets.UTF_8);
            byte[] content = Arrays.copyOf(start, start.length + random.nextInt(40));
            for (int i = start.length; i < content.length; i++) {
                content[i] = random.nextInt(50) == 0 ? (byte) random.nextInt(256)
                        : alphabet[random.nextInt(alphabet.length - (random.nextInt(20) == 0 ? 0 : 2))];
            }
            Files.write(file, content);
            try {
                Dataset dataset = Dataset.open(file);
                dataset.samples().forEach(Sample::toString);
                dataset.saveAs(file);
                assertArrayEquals(content, Files.readAllBytes(file), "seed " + seed);
                opened++;
            } catch (DatasetException e) {
                assertEquals(file, e.file(), "seed " + seed);
            }
        }
        assertTrue(opened > 300 && opened < 2700, opened + " opened");
    }

    private static void assertRead(WrittenCsv csv, Dataset dataset, int seed) {
        assertEquals(csv.raw().size() - 1, dataset.samples().size(), "seed " + seed);
        for (Sample sample : dataset.samples()) {
            List<String> expected = values(csv, sample.index() + 1, dataset.columns().size());
            for (int column = 0; column < expected.size(); column++) {
                String name = dataset.columns().get(column);
                assertEquals(expected.get(column), sample.value(name).orElseThrow(),
                        "seed " + seed + ", line " + sample.line() + ", " + name);
            }
        }
    }

    /** Reads the cells that the test wrote by the rule by which it wrote them. */
    private static List<String> values(WrittenCsv csv, int record, int width) {
        List<String> values = new ArrayList<>();
        for (String raw : csv.raw().get(record)) {
            values.add(raw.startsWith("\"") ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"") : raw);
        }
        while (values.size() < width) {
            values.add("");
        }
        return values;
    }

    private static WrittenCsv table(Random random) {
        WrittenCsv csv = new WrittenCsv(style(random));
        List<String> header = new ArrayList<>(List.of("class", "filename", "größe"));
        for (int i = random.nextInt(5); i > 0; i--) {
            header.add("extra " + i);
        }
        Collections.shuffle(header, random);
        csv.addRaw(header);
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            int width = random.nextInt(5) == 0 ? 2 + random.nextInt(header.size() - 1) : header.size();
            String[] row = new String[width];
            Arrays.setAll(row, column -> csv.style().cell(value(random), random.nextInt(4) == 0));
            csv.addRaw(List.of(row));
        }
        return csv;
    }

    private static Style style(Random random) {
        Style style = Style.plain().withDelimiter(",;\t|".charAt(random.nextInt(4)))
                .withLineEnd(List.of("\n", "\r\n", "\r").get(random.nextInt(3)));
        style = random.nextBoolean() ? style : style.withMark();
        style = random.nextInt(4) == 0 ? style.withBlankLines(" ", "") : style;
        style = random.nextInt(3) == 0 ? style.withoutLastLineEnd() : style;
        boolean latin = !style.mark() && random.nextInt(4) == 0;
        return latin ? style.withCharset(StandardCharsets.ISO_8859_1) : style;
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            value.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return value.toString();
    }
}
