// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.imago.dataset.Dataset;
import org.imago.dataset.Duplicates;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.CellsChanged;

/** What a search has found, and whether it still holds. Used in the UI thread once it was made. */
final class FoundDuplicates {

    private final Dataset dataset;
    private final Duplicates duplicates;
    private final Optional<ImageFolder> folder;
    private final int notCompared;
    private final List<String> pictures;
    private final Set<Integer> changed = new HashSet<>();
    private final GroupRows rows;

    /**
     * Notes what was found. May be called in any thread.
     *
     * @param dataset     what was searched
     * @param pictures    what its rows said before the search, see {@link #pictures}
     * @param duplicates  what was found
     * @param folder      where images were looked for
     * @param notCompared how many images are missing or cannot be decoded
     */
    FoundDuplicates(Dataset dataset, List<String> pictures, Duplicates duplicates, Optional<ImageFolder> folder,
            int notCompared) {
        this.dataset = dataset;
        this.pictures = pictures;
        this.duplicates = duplicates;
        this.folder = folder;
        this.notCompared = notCompared;
        rows = new GroupRows(duplicates);
    }

    /** Notes what tells which pictures rows are about. */
    static List<String> pictures(List<Sample> samples, Duplicates.Columns columns) {
        List<String> pictures = new ArrayList<>(samples.size());
        samples.forEach(sample -> pictures.add(picture(sample, columns)));
        return pictures;
    }

    private static String picture(Sample sample, Duplicates.Columns columns) {
        return sample.fileName() + '\n' + columns.groupBy().flatMap(sample::value).orElse("");
    }

    /**
     * Takes note of changes.
     *
     * @param cells what has changed
     * @return whether the groups are still those of these rows; {@code false} if rows came, went or moved
     */
    boolean holds(CellsChanged cells) {
        List<Sample> samples = dataset.samples();
        if (samples.size() != pictures.size()) {
            return false;
        }
        if (cells.rows().isEmpty()) {
            boolean same = samples.stream().allMatch(this::isSame);
            changed.clear();
            rows.changed(row -> same);
            return same;
        }
        for (int row : cells.rows()) {
            if (isSame(samples.get(row))) {
                changed.remove(row);
            } else {
                changed.add(row);
            }
        }
        rows.changed(cells::touches);
        return true;
    }

    private boolean isSame(Sample sample) {
        return picture(sample, duplicates.columns()).equals(pictures.get(sample.index()));
    }

    /** Tells whether another search would find something else, as far as that can be told without one. */
    boolean isStale(Optional<ImageFolder> nowIn) {
        return !changed.isEmpty() || !folder.map(ImageFolder::folder).equals(nowIn.map(ImageFolder::folder));
    }

    Duplicates duplicates() {
        return duplicates;
    }

    GroupRows rows() {
        return rows;
    }

    /** Returns how many images are missing or cannot be decoded. */
    int notCompared() {
        return notCompared;
    }

    /** Returns how many samples were compared. */
    int samples() {
        return pictures.size();
    }
}
