// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Where a CSV with a row per box has what, by the names that are usual: ours, those of TensorFlow's and RetinaNet's
 * tables, and what people write by hand.
 *
 * @param file       column of the name of the image
 * @param label      column of the class of the box; -1 for none
 * @param edges      columns of the box: left, top, and width and height, or right and bottom
 * @param corners    whether the edges are left, top, right and bottom
 * @param width      column of the width of the image; -1 for none
 * @param height     column of the height of the image; -1 for none
 * @param imageClass column of the class of the image; -1 for none
 * @param exclude    column that says whether the image is left out; -1 for none
 */
record LongColumns(int file, int label, int[] edges, boolean corners, int width, int height, int imageClass,
        int exclude) {

    private static final List<String> FILES = List.of("filename", "file_name", "file", "image", "image_path", "path",
            "image_id", "img");
    private static final List<String> LABELS = List.of("class", "label", "class_name", "category", "name");
    private static final List<List<String>> SIZES = List.of(List.of("x", "y", "w", "h"),
            List.of("x", "y", "width", "height"));
    private static final List<List<String>> CORNERS = List.of(List.of("xmin", "ymin", "xmax", "ymax"),
            List.of("x_min", "y_min", "x_max", "y_max"), List.of("x1", "y1", "x2", "y2"));

    /** Tells whether names of columns, in lower case, are those of such a table. */
    static boolean fits(Collection<String> columns) {
        boolean box = SIZES.stream().anyMatch(columns::containsAll) || CORNERS.stream().anyMatch(columns::containsAll);
        return box && FILES.stream().anyMatch(columns::contains);
    }

    /** Finds the columns in a header for which {@link #fits} is true. */
    static LongColumns of(List<String> header) {
        List<String> columns = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        if (columns.contains(LongCsv.IMAGE_CLASS)) {
            return new LongColumns(first(columns, FILES), columns.indexOf("class"), places(columns, SIZES.getFirst()),
                    false, columns.indexOf(LongCsv.WIDTH), columns.indexOf(LongCsv.HEIGHT),
                    columns.indexOf(LongCsv.IMAGE_CLASS), columns.indexOf(LongCsv.EXCLUDE));
        }
        boolean corners = CORNERS.stream().anyMatch(columns::containsAll);
        List<String> edges = (corners ? CORNERS : SIZES).stream().filter(columns::containsAll).findFirst()
                .orElseThrow();
        boolean free = !edges.contains("width");
        return new LongColumns(first(columns, FILES), first(columns, LABELS), places(columns, edges), corners,
                first(columns, free ? List.of(LongCsv.WIDTH, "width") : List.of(LongCsv.WIDTH)),
                first(columns, free ? List.of(LongCsv.HEIGHT, "height") : List.of(LongCsv.HEIGHT)), -1,
                columns.indexOf(LongCsv.EXCLUDE));
    }

    private static int first(List<String> columns, List<String> names) {
        return names.stream().map(columns::indexOf).filter(place -> place >= 0).findFirst().orElse(-1);
    }

    private static int[] places(List<String> columns, List<String> names) {
        return names.stream().mapToInt(columns::indexOf).toArray();
    }

    /** Tells whether a column has a meaning of its own. */
    boolean isTaken(int column) {
        for (int edge : edges) {
            if (column == edge) {
                return true;
            }
        }
        return column == file || column == label || column == width || column == height || column == imageClass
                || column == exclude;
    }
}
