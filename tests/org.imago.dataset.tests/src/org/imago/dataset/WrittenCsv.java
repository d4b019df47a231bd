// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV of which the test knows every cell, because it wrote them itself: the text of each cell as it stands in the
 * file, quotes included, and the bytes between them. Changing one raw cell gives what a careful editor should write.
 */
final class WrittenCsv {

    private final List<List<String>> raw = new ArrayList<>();
    private final Style style;

    /**
     * How the file is written.
     *
     * @param name       shown by the test
     * @param mark       whether it begins with the mark of UTF-8
     * @param delimiter  between cells
     * @param lineEnd    between records
     * @param endAtEnd   whether the last record has a line end
     * @param blankLines blank lines before each record
     * @param quoteAll   whether all cells are quoted
     * @param charset    UTF-8 or ISO-8859-1
     */
    record Style(String name, boolean mark, char delimiter, String lineEnd, boolean endAtEnd, List<String> blankLines,
            boolean quoteAll, Charset charset) {

        static Style plain() {
            return new Style("plain", false, ',', "\n", true, List.of(), false, StandardCharsets.UTF_8);
        }

        Style named(String other) {
            return new Style(other, mark, delimiter, lineEnd, endAtEnd, blankLines, quoteAll, charset);
        }

        Style withMark() {
            return new Style(name, true, delimiter, lineEnd, endAtEnd, blankLines, quoteAll, charset);
        }

        Style withoutMark() {
            return new Style(name, false, delimiter, lineEnd, endAtEnd, blankLines, quoteAll, charset);
        }

        Style withDelimiter(char other) {
            return new Style(name, mark, other, lineEnd, endAtEnd, blankLines, quoteAll, charset);
        }

        Style withLineEnd(String other) {
            return new Style(name, mark, delimiter, other, endAtEnd, blankLines, quoteAll, charset);
        }

        Style withoutLastLineEnd() {
            return new Style(name, mark, delimiter, lineEnd, false, blankLines, quoteAll, charset);
        }

        Style withBlankLines(String... lines) {
            return new Style(name, mark, delimiter, lineEnd, endAtEnd, List.of(lines), quoteAll, charset);
        }

        Style withAllQuoted() {
            return new Style(name, mark, delimiter, lineEnd, endAtEnd, blankLines, true, charset);
        }

        Style withCharset(Charset other) {
            return new Style(name, mark, delimiter, lineEnd, endAtEnd, blankLines, quoteAll, other);
        }

        /** RFC 4180: a cell with the delimiter, a quote or a line end is quoted, and its quotes are doubled. */
        String cell(String value, boolean quoted) {
            boolean needed = value.indexOf(delimiter) >= 0 || value.contains("\"") || value.contains("\r")
                    || value.contains("\n");
            return quoted || needed ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    WrittenCsv(Style style) {
        this.style = style;
    }

    static WrittenCsv of(Style style, List<List<String>> rows) {
        WrittenCsv csv = new WrittenCsv(style);
        rows.forEach(row -> csv.addRaw(row.stream().map(value -> style.cell(value, style.quoteAll())).toList()));
        return csv;
    }

    Style style() {
        return style;
    }

    void addRaw(List<String> cells) {
        raw.add(new ArrayList<>(cells));
    }

    List<List<String>> raw() {
        return raw;
    }

    /** Puts a value where another was; a cell that was quoted stays quoted, a short row is filled up. */
    void edit(int record, int column, String value) {
        List<String> row = raw.get(record);
        while (row.size() <= column) {
            row.add("");
        }
        row.set(column, style.cell(value, row.get(column).startsWith("\"")));
    }

    String record(int record) {
        return String.join(String.valueOf(style.delimiter()), raw.get(record));
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(style.mark() ? "\ufeff" : "");
        for (int i = 0; i < raw.size(); i++) {
            style.blankLines().forEach(blank -> text.append(blank).append(style.lineEnd()));
            text.append(record(i)).append(i + 1 < raw.size() || style.endAtEnd() ? style.lineEnd() : "");
        }
        return text.toString().getBytes(style.charset());
    }
}
