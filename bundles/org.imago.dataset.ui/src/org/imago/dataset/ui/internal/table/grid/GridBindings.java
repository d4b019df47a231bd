// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import java.util.function.BiConsumer;

import org.eclipse.nebula.widgets.nattable.config.AbstractUiBindingConfiguration;
import org.eclipse.nebula.widgets.nattable.copy.action.CopyDataAction;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.resize.config.DefaultColumnResizeBindings;
import org.eclipse.nebula.widgets.nattable.resize.event.ColumnResizeEventMatcher;
import org.eclipse.nebula.widgets.nattable.selection.action.RowSelectionDragMode;
import org.eclipse.nebula.widgets.nattable.selection.action.SelectAllAction;
import org.eclipse.nebula.widgets.nattable.selection.action.SelectRowAction;
import org.eclipse.nebula.widgets.nattable.sort.action.SortColumnAction;
import org.eclipse.nebula.widgets.nattable.sort.event.ColumnHeaderClickEventMatcher;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.nebula.widgets.nattable.ui.matcher.MouseEventMatcher;
import org.eclipse.nebula.widgets.nattable.ui.util.CellEdgeDetectUtil;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;

/** Keys and mouse of a grid. Rows are selected, not cells; Tab is left alone, so that it leaves the grid. */
final class GridBindings extends AbstractUiBindingConfiguration {

    private static final int[] PLAIN_OR_CONTROL = {SWT.NONE, SWT.MOD1};

    private final Actions actions;

    /** What keys do. */
    interface Actions {

        /** Opens the selected row. */
        void open();

        /** Goes to another row; with {@code extend}, all between are selected. */
        void go(Step step, boolean extend);

        /** Scrolls sideways: -1 to the left, 1 to the right. */
        void scroll(int direction);

        /** Makes a column, named by its position in the whole table, as wide as what is seen of it. */
        void fit(int position);
    }

    /** Where to go. */
    enum Step {
        /** A row up. */
        UP,
        /** A row down. */
        DOWN,
        /** As many rows up as are visible. */
        PAGE_UP,
        /** As many rows down as are visible. */
        PAGE_DOWN,
        /** To the first row. */
        FIRST,
        /** To the last row. */
        LAST
    }

    GridBindings(Actions actions) {
        this.actions = actions;
    }

    @Override
    public void configureUiBindings(UiBindingRegistry registry) {
        registerSteps(registry);
        for (int key : new int[] {SWT.CR, SWT.KEYPAD_CR}) {
            registry.registerKeyBinding(new KeyEventMatcher(SWT.NONE, key), (table, event) -> actions.open());
        }
        registry.registerKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.ARROW_LEFT), (t, event) -> actions.scroll(-1));
        registry.registerKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.ARROW_RIGHT), (t, event) -> actions.scroll(1));
        registry.registerKeyBinding(new KeyEventMatcher(SWT.MOD1, 'a'), new SelectAllAction());
        registry.registerKeyBinding(new KeyEventMatcher(SWT.MOD1, 'c'), new CopyDataAction());
        for (int modifiers : new int[] {SWT.NONE, SWT.MOD2, SWT.MOD1, SWT.MOD1 | SWT.MOD2}) {
            MouseEventMatcher click = MouseEventMatcher.bodyLeftClick(modifiers);
            registry.registerMouseDownBinding(click, new SelectRowAction());
            registry.registerMouseDragMode(click, new RowSelectionDragMode());
        }
        registry.registerDoubleClickBinding(MouseEventMatcher.bodyLeftClick(SWT.NONE), (t, event) -> actions.open());
        registry.registerSingleClickBinding(new ColumnHeaderClickEventMatcher(SWT.NONE, 1),
                new SortColumnAction(false));
        new DefaultColumnResizeBindings().configureUiBindings(registry);
        registry.registerFirstDoubleClickBinding(new ColumnResizeEventMatcher(SWT.NONE, GridRegion.COLUMN_HEADER, 1),
                (table, event) -> actions.fit(CellEdgeDetectUtil.getColumnPositionToResize(table,
                        new Point(event.x, event.y))));
    }

    private void registerSteps(UiBindingRegistry registry) {
        BiConsumer<Integer, Step> bind = (key, step) -> {
            for (int modifiers : PLAIN_OR_CONTROL) {
                registry.registerKeyBinding(new KeyEventMatcher(modifiers, key),
                        (table, event) -> actions.go(step, false));
                registry.registerKeyBinding(new KeyEventMatcher(modifiers | SWT.MOD2, key),
                        (table, event) -> actions.go(step, true));
            }
        };
        bind.accept(SWT.ARROW_UP, Step.UP);
        bind.accept(SWT.ARROW_DOWN, Step.DOWN);
        bind.accept(SWT.PAGE_UP, Step.PAGE_UP);
        bind.accept(SWT.PAGE_DOWN, Step.PAGE_DOWN);
        bind.accept(SWT.HOME, Step.FIRST);
        bind.accept(SWT.END, Step.LAST);
    }
}
