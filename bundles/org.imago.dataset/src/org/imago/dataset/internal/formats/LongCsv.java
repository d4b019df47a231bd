// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.imago.dataset.DatasetException;
import org.imago.dataset.formats.Ability;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.AnnotationSet;
import org.imago.dataset.formats.ExportOptions;
import org.imago.dataset.formats.ExportTarget;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.formats.Notes;

/**
 * A CSV with a row per box. Ours has the columns {@code filename,class,x,y,w,h,image_class,exclude}, the size of the
 * image and whatever else there is; an image without a box has a row without one. Those of others are read by the usual
 * names of columns; {@code xmin,ymin,xmax,ymax} are edges, so that the width is {@code xmax - xmin}.
 */
public final class LongCsv implements AnnotationFormat {

    /** Column of the class of the image; ours has it, so that it is known by it. */
    static final String IMAGE_CLASS = "image_class";

    /** Column of the left edge in tables that have edges instead of sizes. */
    static final String X_MIN = "xmin";

    static final String WIDTH = "orig_file_width";
    static final String HEIGHT = "orig_file_height";
    static final String EXCLUDE = "exclude";
    static final String PREFIX = "box_";

    private static final List<String> FIRST = List.of("filename", "class", "x", "y", "w", "h", IMAGE_CLASS, EXCLUDE);
    private static final Set<String> OWN = new LinkedHashSet<>(FIRST);

    static {
        OWN.add(WIDTH);
        OWN.add(HEIGHT);
    }

    /** Creates the format. */
    public LongCsv() {
    }

    @Override
    public String id() {
        return "csv-long";
    }

    @Override
    public String name() {
        return "CSV with a row per box";
    }

    @Override
    public String description() {
        return "a CSV with a row per box: filename, class, and x,y,w,h or xmin,ymin,xmax,ymax";
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.complementOf(EnumSet.of(Ability.DUPLICATES));
    }

    @Override
    public boolean detect(ImportSource source) {
        return LongColumns.fits(CsvHead.columns(source));
    }

    @Override
    public void read(ImportSource source, ImportSink sink) throws DatasetException {
        new LongRows(source, sink).read();
    }

    @Override
    public void examine(AnnotationSet set, ExportOptions options, Notes notes) {
        boolean escapes = CsvLines.escapes(options.escapeFormulas(), true);
        Columns columns = new Columns(set);
        for (AnnotatedImage image : set.images()) {
            for (String column : image.columns().keySet()) {
                if (!further(column).equals(column)) {
                    notes.changed("values of the column \"" + column + "\" stand in a column " + further(column)
                            + ", since that name has another meaning", image.fileName());
                }
            }
            for (List<String> row : columns.rows(image)) {
                row.stream().filter(CsvLines::isFormula).forEach(cell -> notes.changed(escapes
                        ? "cells that a spreadsheet would take for a formula get an apostrophe in front, which "
                        + "importing takes away again"
                        : "cells are kept as they are that a spreadsheet would take for a formula: import the CSV there"
                                + " as text", image.fileName()));
            }
        }
    }

    /** Returns the name of the column for a further value of an image. */
    private static String further(String column) {
        String lower = column.toLowerCase(Locale.ROOT);
        return OWN.contains(lower) || lower.startsWith(PREFIX) ? "image_" + column : column;
    }

    @Override
    public void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException {
        Columns columns = new Columns(set);
        try (CsvLines lines = new CsvLines(target.file(target.options().name() + WideCsv.ENDING),
                CsvLines.escapes(target.options().escapeFormulas(), true))) {
            lines.line(columns.header());
            for (AnnotatedImage image : set.images()) {
                for (List<String> row : columns.rows(image)) {
                    lines.line(row);
                }
                target.worked();
            }
        }
    }

    /** The columns of a table that is written. */
    private static final class Columns {

        private final Set<String> attributes = new LinkedHashSet<>();
        private final Set<String> further = new LinkedHashSet<>();
        private boolean sizes;

        Columns(AnnotationSet set) {
            for (AnnotatedImage image : set.images()) {
                sizes |= image.hasSize();
                further.addAll(image.columns().keySet());
                image.boxes().forEach(box -> attributes.addAll(box.attributes().keySet()));
            }
        }

        List<String> header() {
            List<String> header = new ArrayList<>(FIRST);
            if (sizes) {
                header.addAll(List.of(WIDTH, HEIGHT));
            }
            attributes.forEach(attribute -> header.add(PREFIX + attribute));
            further.forEach(column -> header.add(further(column)));
            return header;
        }

        List<List<String>> rows(AnnotatedImage image) {
            List<List<String>> rows = new ArrayList<>();
            image.boxes().forEach(box -> rows.add(row(image, List.of(image.fileName(), image.labelOf(box),
                    Decimals.text(box.x()), Decimals.text(box.y()), Decimals.text(box.w()), Decimals.text(box.h())),
                    attributes.stream().map(name -> box.attributes().getOrDefault(name, "")).toList())));
            if (rows.isEmpty()) {
                rows.add(row(image, List.of(image.fileName(), "", "", "", "", ""),
                        attributes.stream().map(name -> "").toList()));
            }
            return rows;
        }

        private List<String> row(AnnotatedImage image, List<String> box, List<String> said) {
            List<String> row = new ArrayList<>(box);
            row.add(image.label());
            row.add(image.excluded() ? "1" : "0");
            if (sizes) {
                row.add(image.hasSize() ? Decimals.text(image.width()) : "");
                row.add(image.hasSize() ? Decimals.text(image.height()) : "");
            }
            row.addAll(said);
            further.forEach(column -> row.add(image.columns().getOrDefault(column, "")));
            return row;
        }
    }
}
