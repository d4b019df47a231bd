// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Role;
import org.imago.dataset.Sidecar;
import org.imago.dataset.formats.Ability;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ExportOptions;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.Formats;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.formats.Notes;

/** Our own format: a row per image, boxes in {@code x,y,w,h}, {@code x_2,y_2,w_2,h_2} and so on. Holds everything. */
public final class WideCsv implements AnnotationFormat {

    /** What the name of a file ends in. */
    public static final String ENDING = ".csv";

    /** More cells would not fit into a file that can be opened, which has 2 GB at most. */
    private static final long MOST_CELLS = 400_000_000;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Creates the format. */
    public WideCsv() {
    }

    @Override
    public String id() {
        return Formats.CSV;
    }

    @Override
    public String name() {
        return "CSV of Imago";
    }

    @Override
    public String description() {
        return "a CSV with columns class and filename and a row per image";
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    @Override
    public boolean detect(ImportSource source) {
        Set<String> columns = CsvHead.columns(source);
        return columns.contains(Role.CLASS.columnName()) && columns.contains(Role.FILENAME.columnName())
                && !columns.contains(LongCsv.IMAGE_CLASS) && !columns.contains(LongCsv.X_MIN);
    }

    @Override
    public void read(ImportSource source, ImportSink sink) throws DatasetException {
        if (source.isFolder()) {
            throw new DatasetException(source.path(), 0, "", "is a folder; expected a CSV file");
        }
        Dataset dataset = Dataset.of(source.path(), source.bytes(Integer.MAX_VALUE - 8));
        try {
            sink.imagesIn(ImageFolder.locate(dataset, source.images()).folder());
        } catch (DatasetException e) {
            // A table can be read without its images; what needs them will say that they are missing.
        }
        read(dataset, sink);
    }

    /**
     * Reads a data set.
     *
     * @param dataset the data set, with its edits
     * @param sink    takes its rows
     * @throws DatasetException if there are more than the limits allow
     */
    public static void read(Dataset dataset, ImportSink sink) throws DatasetException {
        new WideRows(dataset, sink).read();
    }

    @Override
    public void examine(AnnotationSet set, ExportOptions options, Notes notes) {
        WideColumns columns = WideColumns.of(set);
        boolean escapes = CsvLines.escapes(options.escapeFormulas(), false);
        for (AnnotatedImage image : set.images()) {
            for (String cell : columns.row(image)) {
                if (CsvLines.isFormula(cell)) {
                    notes.changed(escapes ? "cells that a spreadsheet would take for a formula get an apostrophe in "
                            + "front, which belongs to the value from then on"
                            : "cells are kept as they are that a spreadsheet would take for a formula: import the CSV"
                                    + " there as text", image.fileName());
                }
            }
        }
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException {
        WideColumns columns = WideColumns.of(set);
        String name = target.options().name() + ENDING;
        if ((long) columns.names().size() * set.images().size() > MOST_CELLS) {
            throw new DatasetException(Path.of(name), 0, "", "would have " + columns.names().size() + " columns and "
                    + set.images().size() + " rows, more than " + MOST_CELLS + " cells; split the data set, or remove"
                    + " images with very many boxes");
        }
        try (CsvLines lines = new CsvLines(target.file(name), CsvLines.escapes(target.options().escapeFormulas(),
                false))) {
            lines.line(columns.names());
            for (AnnotatedImage image : set.images()) {
                lines.line(columns.row(image));
                target.worked();
            }
        }
        if (!ClassList.isTold(set)) {
            target.file(Sidecar.fileFor(Path.of(name)).toString(), MAPPER.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(ClassList.toJson(set)) + "\n");
        }
    }
}
