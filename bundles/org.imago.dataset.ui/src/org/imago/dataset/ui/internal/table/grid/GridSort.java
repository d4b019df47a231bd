// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import java.util.Comparator;
import java.util.List;

import org.eclipse.nebula.widgets.nattable.sort.ISortModel;
import org.eclipse.nebula.widgets.nattable.sort.SortDirectionEnum;

/** Lets the header sort the rows of a grid: up, then down, then as they are by themselves. */
final class GridSort implements ISortModel {

    private final GridModel<?> model;

    GridSort(GridModel<?> model) {
        this.model = model;
    }

    @Override
    public List<Integer> getSortedColumnIndexes() {
        int column = model.sorting().column();
        return column < 0 ? List.of() : List.of(column);
    }

    @Override
    public boolean isColumnIndexSorted(int columnIndex) {
        return model.sorting().column() == columnIndex;
    }

    @Override
    public SortDirectionEnum getSortDirection(int columnIndex) {
        if (!isColumnIndexSorted(columnIndex)) {
            return SortDirectionEnum.NONE;
        }
        return model.sorting().descending() ? SortDirectionEnum.DESC : SortDirectionEnum.ASC;
    }

    @Override
    public int getSortOrder(int columnIndex) {
        return 0;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List<Comparator> getComparatorsForColumnIndex(int columnIndex) {
        return List.of();
    }

    @Override
    public Comparator<?> getColumnComparator(int columnIndex) {
        return null;
    }

    @Override
    public void sort(int columnIndex, SortDirectionEnum direction, boolean accumulate) {
        model.sort(direction == SortDirectionEnum.NONE ? Sorting.NONE
                : new Sorting(columnIndex, direction == SortDirectionEnum.DESC));
    }

    @Override
    public void clear() {
        model.sort(Sorting.NONE);
    }
}
