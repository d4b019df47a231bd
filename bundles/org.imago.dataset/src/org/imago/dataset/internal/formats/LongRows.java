// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.imago.dataset.DatasetException;
import org.imago.dataset.Flag;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.ImportSink;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.internal.CsvBytes;
import org.imago.dataset.internal.CsvSyntaxException;

/** Reads a CSV with a row per box: rows with the same file name are an image. */
final class LongRows {

    /** Most columns; each is compared with itself in all rows. */
    private static final int MOST_COLUMNS = 1000;

    private final ImportSink sink;
    private final Path file;
    private final CsvBytes csv;
    private final List<String> header;
    private final LongColumns columns;
    /** Further columns in which rows of one image differ: they say something of the box. */
    private final Set<Integer> ofBoxes = new HashSet<>();

    LongRows(ImportSource source, ImportSink sink) throws DatasetException {
        this.sink = sink;
        this.file = source.path();
        try {
            this.csv = CsvBytes.of(source.bytes(Integer.MAX_VALUE - 8), Set.of("filename", "class", "x", "y",
                    LongCsv.X_MIN));
        } catch (CsvSyntaxException e) {
            throw new DatasetException(file, e.line(), e.column(), e.getMessage(), e);
        }
        this.header = csv.values(0);
        List<String> names = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        if (!LongColumns.fits(names)) {
            throw new DatasetException(file, csv.line(0), "", "has no columns of boxes; the header has "
                    + String.join(", ", header) + "; expected filename, class, and x,y,w,h or xmin,ymin,xmax,ymax");
        }
        if (header.size() > MOST_COLUMNS) {
            throw new DatasetException(file, csv.line(0), "", "has " + header.size() + " columns; expected at most "
                    + MOST_COLUMNS + " in a table with a row per box; take out those that are not needed");
        }
        this.columns = LongColumns.of(header);
    }

    void read() throws DatasetException {
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int record = 1; record < csv.records(); record++) {
            byName.computeIfAbsent(cell(record, columns.file()).strip(), absent -> new ArrayList<>(1)).add(record);
        }
        ImagePlaces.near(file, byName.keySet().stream()).ifPresent(sink::imagesIn);
        findColumnsOfBoxes(byName);
        for (Map.Entry<String, List<Integer>> entry : byName.entrySet()) {
            AnnotatedImage image = image(entry.getKey(), entry.getValue());
            int line = csv.line(entry.getValue().getFirst());
            if (columns.imageClass() >= 0 || image.boxes().isEmpty()) {
                sink.add(image, file, line);
            } else {
                sink.addLabelledByBoxes(image, file, line);
            }
        }
    }

    private void findColumnsOfBoxes(Map<String, List<Integer>> byName) {
        for (int column = 0; column < header.size(); column++) {
            if (columns.isTaken(column)) {
                continue;
            }
            boolean named = header.get(column).strip().toLowerCase(Locale.ROOT).startsWith(LongCsv.PREFIX);
            int place = column;
            // In our own tables the name tells; in others the values have to.
            if (named || columns.imageClass() < 0 && byName.values().stream().anyMatch(rows -> differ(rows, place))) {
                ofBoxes.add(column);
            }
        }
    }

    private boolean differ(List<Integer> rows, int column) {
        sink.checkCanceled();
        String first = cell(rows.getFirst(), column);
        return rows.stream().anyMatch(row -> !cell(row, column).equals(first));
    }

    private AnnotatedImage image(String name, List<Integer> rows) {
        int first = rows.getFirst();
        List<AnnotatedBox> boxes = new ArrayList<>();
        String label = "";
        for (int row : rows) {
            Optional<AnnotatedBox> box = box(row);
            box.ifPresent(boxes::add);
            label = box.isEmpty() && label.isEmpty() ? cell(row, columns.label()) : label;
        }
        Map<String, String> further = new LinkedHashMap<>();
        for (int column = 0; column < header.size(); column++) {
            if (!columns.isTaken(column) && !ofBoxes.contains(column)) {
                further.putIfAbsent(header.get(column), cell(first, column));
            }
        }
        double[] size = Decimals.size(cell(first, columns.width()), cell(first, columns.height()));
        return new AnnotatedImage(name, columns.imageClass() < 0 ? label : cell(first, columns.imageClass()),
                excluded(first), size[0], size[1], boxes, further);
    }

    private boolean excluded(int row) {
        Flag flag = Flag.of(cell(row, columns.exclude()));
        if (flag == Flag.UNCLEAR) {
            sink.warning(file, csv.line(row), "\"" + cell(row, columns.exclude()) + "\" is neither yes nor no and is"
                    + " taken as yes; expected 0 or 1");
        }
        return flag != Flag.NO;
    }

    private Optional<AnnotatedBox> box(int row) {
        double[] edges = new double[4];
        int blank = 0;
        boolean zero = true;
        for (int i = 0; i < edges.length; i++) {
            String text = cell(row, columns.edges()[i]);
            OptionalDouble edge = Decimals.parse(text);
            if (edge.isEmpty() && !text.isBlank()) {
                sink.error(file, csv.line(row), "\"" + text.strip() + "\" is no number; expected pixels with a decimal"
                        + " point");
                return Optional.empty();
            }
            blank += edge.isEmpty() ? 1 : 0;
            edges[i] = edge.orElse(0);
            zero &= edges[i] == 0;
        }
        if (blank == edges.length || zero && blank == 0) {
            return Optional.empty();
        }
        double w = columns.corners() ? Decimals.rounded(edges[2] - edges[0]) : edges[2];
        double h = columns.corners() ? Decimals.rounded(edges[3] - edges[1]) : edges[3];
        if (blank > 0 || !AnnotatedBox.isBox(edges[0], edges[1], w, h)) {
            sink.error(file, csv.line(row), "no box; expected four numbers with a width and height above 0; correct the"
                    + " row or leave all four blank");
            return Optional.empty();
        }
        return Optional.of(new AnnotatedBox(cell(row, columns.label()), edges[0], edges[1], w, h, attributes(row)));
    }

    private Map<String, String> attributes(int row) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int column = 0; column < header.size(); column++) {
            if (ofBoxes.contains(column)) {
                String name = header.get(column).strip();
                boolean named = name.toLowerCase(Locale.ROOT).startsWith(LongCsv.PREFIX);
                attributes.putIfAbsent(named ? name.substring(LongCsv.PREFIX.length()) : name, cell(row, column));
            }
        }
        return attributes;
    }

    private String cell(int row, int column) {
        return column < 0 ? "" : CsvLines.unescaped(csv.value(row, column));
    }
}
