// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

import org.eclipse.swt.graphics.Image;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.OrderSetting;
import org.imago.dataset.ui.internal.session.Sequence;
import org.imago.dataset.ui.internal.table.grid.Cell;
import org.imago.dataset.ui.internal.table.grid.GridColumn;
import org.imago.dataset.ui.internal.table.grid.GridModel;
import org.imago.dataset.ui.internal.table.grid.Sorting;

/**
 * The samples of a session as rows of a grid, in the order in which they are stepped through. Cells are read when they
 * are seen; the last ones are kept, for painting asks for each several times.
 */
final class SampleRows implements GridModel<Sample> {

    /** More than fit on a screen. */
    private static final int KEPT = 400;

    private final DatasetSession session;
    private final List<SampleColumn> columns;
    private final List<GridColumn> headings;
    private final Sequence sequence = new Sequence();
    private SamplePictures pictures = SamplePictures.NONE;
    private final Map<Integer, Row> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Row> eldest) {
            return size() > KEPT;
        }
    };

    private record Row(Cell[] cells, boolean excluded) {
    }

    SampleRows(DatasetSession session, List<SampleColumn> columns) {
        this.session = session;
        this.columns = List.copyOf(columns);
        this.headings = columns.stream().map(SampleColumn::heading).toList();
        reorder();
    }

    void pictures(SamplePictures changed) {
        pictures = changed;
    }

    /** Takes the session's order. */
    void reorder() {
        kept.clear();
        sequence.set(session.order(), session.dataset().samples().size());
    }

    /** Forgets what was read of rows that may have changed. */
    void forget(IntPredicate changed) {
        kept.keySet().removeIf(changed::test);
    }

    @Override
    public List<GridColumn> columns() {
        return headings;
    }

    @Override
    public int size() {
        return sequence.samples().size();
    }

    @Override
    public Sample row(int place) {
        return sequence.samples().get(place);
    }

    @Override
    public int placeOf(Sample sample) {
        return sequence.placeOf(sample.index());
    }

    @Override
    public int id(Sample sample) {
        return sample.index();
    }

    @Override
    public Cell cell(int place, int column) {
        Sample sample = row(place);
        Row row = read(sample);
        if (row.cells()[column] == null) {
            row.cells()[column] = columns.get(column).read(sample, place);
        }
        return row.cells()[column];
    }

    private Row read(Sample sample) {
        return kept.computeIfAbsent(sample.index(), index -> new Row(new Cell[columns.size()], sample.excluded()));
    }

    @Override
    public Set<RowMark> marks(int place) {
        Sample sample = row(place);
        Set<RowMark> marks = EnumSet.noneOf(RowMark.class);
        if (read(sample).excluded()) {
            marks.add(RowMark.DIMMED);
        }
        if (session.current().filter(sample::equals).isPresent()) {
            marks.add(RowMark.CURRENT);
        }
        return marks;
    }

    @Override
    public Image picture(int place, int height) {
        return pictures.get(row(place), height);
    }

    @Override
    public Sorting sorting() {
        OrderSetting setting = session.orderSetting();
        for (int i = 0; i < columns.size() && !setting.equals(OrderSetting.FILE); i++) {
            for (boolean descending : new boolean[] {false, true}) {
                if (columns.get(i).order(descending).filter(setting::equals).isPresent()) {
                    return new Sorting(i, descending);
                }
            }
        }
        return Sorting.NONE;
    }

    @Override
    public void sort(Sorting sorting) {
        if (sorting.column() < 0) {
            session.order(OrderSetting.FILE);
            return;
        }
        SampleColumn column = columns.get(sorting.column());
        if (column.order(false).isPresent()) {
            session.order(column.order(sorting.descending()).orElse(OrderSetting.FILE));
        }
    }
}
