// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.imago.dataset.CsvTable;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetValidator;

/**
 * What searches have found, as the rows of a data set to be. A photo that was found for several classes is one row: of the
 * first class, excluded so that nothing is learnt from it before a person has decided, and with the other classes in the
 * column {@value DatasetValidator#CONFLICT}, which is listed as a problem until the row is marked as reviewed.
 */
public final class FlickrDataset {

    private static final List<String> COLUMNS = List.of("class", "filename", "exclude", MissingImages.COLUMN,
            "flickr_page", "licence", "owner", DatasetValidator.CONFLICT);

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * A row.
     *
     * @param photo  the photo
     * @param label  the class for which it was found first
     * @param others other classes for which it was found
     */
    public record Row(FlickrPhoto photo, String label, Set<String> others) {
    }

    /**
     * Adds what was found.
     *
     * @param query  what was searched
     * @param photos what was found
     */
    public void add(FlickrQuery query, List<FlickrPhoto> photos) {
        for (FlickrPhoto photo : photos) {
            Row row = rows.computeIfAbsent(photo.id(), id -> new Row(photo, query.label(), new LinkedHashSet<>()));
            if (!row.label().equals(query.label())) {
                row.others().add(query.label());
            }
        }
    }

    /**
     * Returns the rows.
     *
     * @return in the order in which photos were found
     */
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /**
     * Returns the rows whose photo was found for several classes.
     *
     * @return in the order in which photos were found
     */
    public List<Row> conflicts() {
        return rows.values().stream().filter(row -> !row.others().isEmpty()).toList();
    }

    /**
     * Writes the data set.
     *
     * @param csv a new file in an existing folder
     * @throws DatasetException if it exists already, or cannot be written; nothing is written then
     */
    public void write(Path csv) throws DatasetException {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows.values()) {
            FlickrPhoto photo = row.photo();
            cells.add(List.of(row.label(), photo.fileName(), row.others().isEmpty() ? "0" : "1", photo.address(),
                    photo.page(), photo.licence().text(), photo.owner(), String.join("; ", row.others())));
        }
        try {
            CsvTable.writeNew(csv, COLUMNS, cells);
        } catch (FileAlreadyExistsException e) {
            throw new DatasetException(csv, 0, "", "exists already and is not overwritten; choose another name, or fetch "
                    + "what it lacks", e);
        } catch (IOException e) {
            throw new DatasetException(csv, 0, "", "cannot be written (" + e + "); expected a new file in an existing"
                    + " folder that is open to changes", e);
        }
    }
}
