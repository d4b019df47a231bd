// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.imago.dataset.formats.ExportOptions.Formulas;
import org.imago.dataset.internal.CsvFormat;

/** Writes a CSV line by line: RFC 4180 with commas and CRLF, UTF-8 without a mark. */
final class CsvLines implements AutoCloseable {

    /** What spreadsheets take for a formula (OWASP, "CSV Injection"). */
    private static final String BEGINNINGS = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final CsvFormat FORMAT = new CsvFormat(0, ',', StandardCharsets.UTF_8);

    private final Writer writer;
    private final boolean escaping;

    CsvLines(OutputStream out, boolean escaping) {
        this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.escaping = escaping;
    }

    /** Tells whether formulas are escaped. */
    static boolean escapes(Formulas wanted, boolean usually) {
        return wanted == Formulas.ESCAPED || wanted == Formulas.AS_USUAL && usually;
    }

    /** Tells whether a spreadsheet would take a cell for a formula. */
    static boolean isFormula(String cell) {
        return !cell.isEmpty() && BEGINNINGS.indexOf(cell.charAt(0)) >= 0 && !NUMBER.matcher(cell).matches();
    }

    /** Puts an apostrophe before what looks like a formula, or like one that was escaped. */
    static String escaped(String cell) {
        return isFormula(cell) || isEscaped(cell) ? "'" + cell : cell;
    }

    /** Takes the apostrophe away again. */
    static String unescaped(String cell) {
        return isEscaped(cell) ? cell.substring(1) : cell;
    }

    private static boolean isEscaped(String cell) {
        int behind = 0;
        while (behind < cell.length() && cell.charAt(behind) == '\'') {
            behind++;
        }
        return behind > 0 && isFormula(cell.substring(behind));
    }

    void line(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            String cell = escaping ? escaped(cells.get(i)) : cells.get(i);
            // A lone blank cell would read as a blank line.
            writer.append(i == 0 ? "" : ",").append(FORMAT.cell(cell, cells.size() == 1 && cell.isBlank()));
        }
        writer.append("\r\n");
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
