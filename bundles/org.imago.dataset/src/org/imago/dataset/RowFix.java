// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.List;
import java.util.Objects;

/**
 * Puts a problem of one row right by setting cells.
 *
 * @param kind     what is done
 * @param label    what is done, as a menu says it
 * @param fileName file name of the sample, so that no other row is changed should rows have moved meanwhile
 * @param cells    the cells, before and after; a column that is missing is added if it is one of a {@link Role}
 */
public record RowFix(Kind kind, String label, String fileName, List<CellChange> cells) implements ProblemFix {

    /** Copies the list. */
    public RowFix {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(label);
        Objects.requireNonNull(fileName);
        cells = List.copyOf(cells);
    }

    @Override
    public void apply(Dataset dataset) throws DatasetException {
        for (CellChange cell : cells) {
            Sample sample = sample(dataset, cell);
            String now = sample.value(cell.column()).orElse("");
            if (!now.equals(cell.after())) {
                require(now.equals(cell.before()), sample, cell);
                sample.set(cell.column(), cell.after());
            }
        }
    }

    private Sample sample(Dataset dataset, CellChange cell) throws DatasetException {
        List<Sample> samples = dataset.samples();
        if (cell.row() >= samples.size()) {
            throw new DatasetException(dataset.file(), 0, cell.column(), changed());
        }
        Sample sample = samples.get(cell.row());
        require(sample.fileName().equals(fileName) || kind == Kind.FILE_NAME, sample, cell);
        return sample;
    }

    private void require(boolean asItWas, Sample sample, CellChange cell) throws DatasetException {
        if (!asItWas) {
            throw sample.problem(cell.column(), changed());
        }
    }

    private String changed() {
        return "\"" + fileName + "\" is not as it was when the problem was found; look at the list of problems again";
    }
}
