// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.imago.annotation.BoundingBox;
import org.imago.dataset.CsvTable;
import org.imago.dataset.Dataset;
import org.imago.dataset.Role;
import org.imago.image.ContentDigest;

/**
 * A data set of crops: {@code crops.csv} and a folder {@code images} beside it. It opens like any other data set. Its
 * columns are the usual ones, then where each crop came from, then the source's further columns as they were.
 */
public final class CroppedDataset {

    /** Columns of every cropped data set, in this order. */
    public static final List<String> COLUMNS = List.of("class", "filename", "exclude", "x", "y", "w", "h",
            "orig_file_width", "orig_file_height", "source_file", "source_x", "source_y", "source_w", "source_h",
            "box_model", "box_confidence", "fell_back");

    /** File systems take names of 255 bytes; a character may have four. */
    private static final int LONGEST_STEM = 50;

    private CroppedDataset() {
    }

    /**
     * Returns the file that a crop belongs into.
     *
     * @param folder   folder of the cropped data set
     * @param fileName file name of the source as its data set has it, with folders
     * @param settings format of the crops
     * @return a file below {@code folder/images}; sources of one name in two folders, or with two extensions, get two
     */
    public static Path target(Path folder, String fileName, CropSettings settings) {
        String extension = "." + settings.format().extension();
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String stem = dot > 0 ? last.substring(0, dot) : last;
        boolean plain = fileName.equals(stem + extension) && stem.length() <= LONGEST_STEM;
        return folder.resolve("images").resolve(cut(stem) + (plain ? "" : "-" + mark(fileName)) + extension);
    }

    private static String cut(String stem) {
        return stem.codePoints().limit(LONGEST_STEM).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
    }

    private static String mark(String fileName) {
        return ContentDigest.sha256(fileName.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }

    /**
     * Writes the CSV of a cropped data set.
     *
     * @param source data set that was cropped
     * @param rows   a row a crop
     * @param csv    file to write; crops are named relative to its {@code images} folder
     * @throws IOException when it cannot be written
     */
    public static void write(Dataset source, List<CropRow> rows, Path csv) throws IOException {
        List<String> further = furtherColumns(source);
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.addAll(further);
        CsvTable.write(csv, columns, rows.stream().map(row -> cells(row, further)).toList());
    }

    private static List<String> furtherColumns(Dataset source) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(COLUMNS);
        for (Role role : Role.values()) {
            source.mapping().column(role).ifPresent(taken::add);
        }
        return source.columns().stream().filter(column -> !taken.contains(column)).toList();
    }

    private static List<String> cells(CropRow row, List<String> further) {
        CropResult crop = row.crop();
        BoundingBox region = crop.region();
        List<String> cells = new ArrayList<>(List.of(row.source().label(), crop.file().getFileName().toString(),
                row.source().excluded() ? "1" : "0", "0", "0", "0", "0", whole(region.w()), whole(region.h()),
                row.source().fileName(), whole(region.x()), whole(region.y()), whole(region.w()), whole(region.h()),
                row.model(),
                String.format(Locale.ROOT, "%.4f", crop.confidence()), crop.fellBack() ? "1" : "0"));
        for (String column : further) {
            cells.add(row.source().value(column).orElse(""));
        }
        return cells;
    }

    private static String whole(double value) {
        return String.valueOf(Math.round(value));
    }
}
