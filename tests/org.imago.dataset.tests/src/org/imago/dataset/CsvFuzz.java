// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads, edits and writes any bytes as a data set. Jazzer finds {@link #fuzzerTestOneInput} by its name; what it found
 * is read again by {@link FuzzCorpusTest}.
 */
public final class CsvFuzz {

    private static final Path NOWHERE = Path.of("nowhere", "data.csv");

    private CsvFuzz() {
    }

    /**
     * Does it.
     *
     * @param content any bytes
     */
    public static void fuzzerTestOneInput(byte[] content) {
        DatasetState state;
        try {
            state = DatasetState.of(NOWHERE, content);
        } catch (DatasetException e) {
            require(e.file() != null && e.line() >= 0 && !e.detail().isBlank(), "an error without place or reason");
            return;
        }
        require(Arrays.equals(content, state.edits().apply()), "what is not edited is not as it was");
        List<List<String>> rows = texts(state);
        if (!rows.isEmpty()) {
            edit(state, rows, content.length);
        }
    }

    private static List<List<String>> texts(DatasetState state) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < state.rows(); row++) {
            state.classes().read(state.cells(row));
            List<String> texts = new ArrayList<>();
            for (int column = 0; column < state.columns().size(); column++) {
                texts.add(state.value(row, column));
            }
            rows.add(texts);
        }
        return rows;
    }

    /** Puts a text from another place of the file into a cell. */
    private static void edit(DatasetState state, List<List<String>> rows, int seed) {
        int row = seed % rows.size();
        int column = seed / 3 % state.columns().size();
        String text = rows.get(seed / 7 % rows.size()).get(seed / 5 % state.columns().size());
        try {
            state.requireWritable(state.line(row), state.columns().get(column), text);
            state.edits().set(row + 1, column, text);
            DatasetState written = state.written(NOWHERE, state.edits().apply(), "");
            if (!written.bytes().format().equals(state.bytes().format())) {
                // What made it invalid UTF-8 is gone: the same bytes are read as what they probably always were.
                return;
            }
            rows.get(row).set(column, text);
            require(rows.equals(texts(written)), "an edit changed another cell, or was not written");
            require(written.columns().equals(state.columns()), "an edit changed the header");
        } catch (DatasetException e) {
            throw new AssertionError("what was read cannot be written: "
                    + new String(state.edits().apply(), StandardCharsets.ISO_8859_1), e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
