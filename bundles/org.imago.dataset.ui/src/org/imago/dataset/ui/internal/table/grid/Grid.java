// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.coordinate.PositionCoordinate;
import org.eclipse.nebula.widgets.nattable.data.convert.DefaultDisplayConverter;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.layer.ILayer;
import org.eclipse.nebula.widgets.nattable.layer.LabelStack;
import org.eclipse.nebula.widgets.nattable.layer.NoScalingDpiConverter;
import org.eclipse.nebula.widgets.nattable.layer.command.ConfigureScalingCommand;
import org.eclipse.nebula.widgets.nattable.layer.event.ILayerEvent;
import org.eclipse.nebula.widgets.nattable.layer.event.IStructuralChangeEvent;
import org.eclipse.nebula.widgets.nattable.layer.event.RowStructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.ICellPainter;
import org.eclipse.nebula.widgets.nattable.painter.layer.NatLayerPainter;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.imago.dataset.ui.internal.table.grid.GridColumn.Look;

/**
 * A table for very many rows, of which only the visible ones are asked for. Whole rows are selected. Its columns can be
 * chosen, moved and resized; a click on a header sorts. It looks as the system and the theme say.
 *
 * @param <R> a row
 */
public final class Grid<R> {

    private static final int SCROLLED_CHARACTERS = 10;

    private final GridModel<R> model;
    private final GridLayers<R> layers;
    private final NatTable table;
    private final GridColors colors;
    private final CellPainter cells;
    private final HeaderPainter headers;
    private final List<Runnable> selectionListeners = new ArrayList<>();
    private final Menu columnMenu;
    private final String name;
    private GridMetrics metrics;
    private Runnable open = () -> { };
    private Consumer<ColumnLayout> layoutKeeper = layout -> { };
    private Menu rowMenu;
    private boolean quiet;

    /**
     * Creates a grid.
     *
     * @param parent its parent
     * @param name   what the grid is called, for who cannot see it
     * @param model  what it shows
     * @param layout how the person wants its columns
     */
    public Grid(Composite parent, String name, GridModel<R> model, ColumnLayout layout) {
        this.model = model;
        this.name = name;
        layers = new GridLayers<>(model);
        table = new NatTable(parent, NatTable.DEFAULT_STYLE_OPTIONS, layers.all, false);
        table.setFont(JFaceResources.getDialogFont());
        colors = new GridColors(table);
        metrics = GridMetrics.of(table);
        cells = new CellPainter(model, colors, new GridIcons(table), metrics);
        headers = new HeaderPainter(model, colors, metrics);
        configure();
        layers.arrange(layout, model.columns(), metrics);
        measure();
        columnMenu = ColumnMenu.create(table, new Columns());
        listen();
    }

    private void configure() {
        IConfigRegistry registry = table.getConfigRegistry();
        registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, cells, DisplayMode.NORMAL,
                GridRegion.BODY);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, headers, DisplayMode.NORMAL,
                GridRegion.COLUMN_HEADER);
        registry.registerConfigAttribute(CellConfigAttributes.DISPLAY_CONVERTER, new CellText());
        table.addConfiguration(new GridBindings(new Keys()));
        table.configure();
        // SWT measures in points and scales them; a second scaling would make everything too large.
        NoScalingDpiConverter unscaled = new NoScalingDpiConverter();
        table.doCommand(new ConfigureScalingCommand(unscaled, unscaled));
        table.setLayerPainter(new Background(table));
    }

    /** Fonts may be changed in the preferences while the grid is there. */
    private void listen() {
        IPropertyChangeListener fonts = event -> {
            table.setFont(JFaceResources.getDialogFont());
            ColumnLayout layout = layout();
            metrics = GridMetrics.of(table);
            layers.arrange(layout, model.columns(), metrics);
            measure();
        };
        JFaceResources.getFontRegistry().addListener(fonts);
        table.addDisposeListener(event -> JFaceResources.getFontRegistry().removeListener(fonts));
        layers.viewport.addLayerListener(this::changed);
        table.addListener(SWT.MenuDetect, this::chooseMenu);
        table.addListener(SWT.Settings, event -> table.redraw());
        table.addListener(SWT.Traverse, Grid::traverse);
        table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name + spoken();
            }
        });
        new GridToolTip(table);
    }

    /** Who listens to keys gets Tab as well, unless it says that Tab leaves. */
    private static void traverse(Event event) {
        if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            event.doit = true;
        }
    }

    private String spoken() {
        List<R> rows = selection();
        if (rows.size() != 1) {
            return "";
        }
        int place = model.placeOf(rows.getFirst());
        StringBuilder text = new StringBuilder();
        for (int column : visibleColumns()) {
            text.append(": ").append(model.columns().get(column).name()).append(' ')
                    .append(model.cell(place, column).text());
        }
        return text.toString();
    }

    private List<Integer> visibleColumns() {
        return layers.reorder.getColumnIndexOrder().stream()
                .filter(index -> !layers.hide.isColumnIndexHidden(index)).toList();
    }

    private void changed(ILayerEvent event) {
        if (event instanceof ISelectionEvent && !quiet) {
            selectionListeners.forEach(Runnable::run);
        }
        if (event instanceof IStructuralChangeEvent change && change.isHorizontalStructureChanged() && !quiet) {
            layoutKeeper.accept(layout());
            measure();
        }
    }

    /** Makes rows as high as their pictures, if those are shown. */
    private void measure() {
        boolean pictures = visibleColumns().stream()
                .anyMatch(index -> model.columns().get(index).look() == Look.PICTURE);
        cells.metrics(metrics);
        headers.metrics(metrics);
        layers.headerData.setDefaultRowHeight(metrics.header());
        if (layers.data.getDefaultRowHeight() != metrics.row(pictures)) {
            layers.data.setDefaultRowHeight(metrics.row(pictures));
            layers.data.fireLayerEvent(new RowStructuralRefreshEvent(layers.data));
        }
    }

    private void chooseMenu(Event event) {
        Point at = table.toControl(event.x, event.y);
        boolean keyboard = event.detail == SWT.MENU_KEYBOARD;
        LabelStack region = table.getRegionLabelsByXY(at.x, at.y);
        if (!keyboard && region != null && region.hasLabel(GridRegion.COLUMN_HEADER)) {
            table.setMenu(columnMenu);
            return;
        }
        int place = keyboard ? -1 : table.getRowIndexByPosition(table.getRowPositionByY(at.y));
        if (place >= 0 && place < model.size() && !layers.selected.isRowPositionSelected(place)) {
            layers.selection.selectRow(0, place, false, false);
        }
        table.setMenu(rowMenu);
    }

    /** Returns the control, for layout and focus. */
    public Control control() {
        return table;
    }

    /** Returns how the columns are shown. */
    public ColumnLayout layout() {
        return layers.layout(model.columns(), metrics);
    }

    /**
     * Says who is told when columns are chosen, moved or resized.
     *
     * @param keeper takes the layout
     */
    public void keepLayout(Consumer<ColumnLayout> keeper) {
        layoutKeeper = keeper;
    }

    /**
     * Creates a menu in which columns are chosen.
     *
     * @param owner disposes the menu with itself
     * @return the menu
     */
    public Menu columnMenu(Control owner) {
        return ColumnMenu.create(owner, new Columns());
    }

    /**
     * Says which menu rows have.
     *
     * @param menu a menu of the {@link #control()}
     */
    public void rowMenu(Menu menu) {
        rowMenu = menu;
    }

    /**
     * Says what happens on Enter and on a double click.
     *
     * @param action opens the selected row
     */
    public void onOpen(Runnable action) {
        open = action;
    }

    /**
     * Says who is told when the person selects other rows.
     *
     * @param listener told, perhaps more than once for one change
     */
    public void onSelection(Runnable listener) {
        selectionListeners.add(listener);
    }

    /** Returns the selected rows, from the top down. */
    public List<R> selection() {
        return layers.selected.getSelectedRowObjects().stream()
                .sorted((a, b) -> Integer.compare(model.placeOf(a), model.placeOf(b))).toList();
    }

    /** Returns the number of selected rows. */
    public int selected() {
        return layers.selected.getSelectedRowCount();
    }

    /**
     * Selects one row and scrolls until it is seen. Listeners are not told.
     *
     * @param row the row; selects nothing if it is not among the rows
     */
    public void select(R row) {
        int place = model.placeOf(row);
        boolean already = selected() == 1 && model.id(layers.selected.getSelectedRowObjects().getFirst())
                == model.id(row) && lastSelected() == place;
        quietly(() -> {
            if (place < 0) {
                layers.selection.clear();
            } else if (!already) {
                layers.selection.selectRow(0, place, false, false);
            }
        });
        if (place >= 0) {
            layers.viewport.moveRowPositionIntoViewport(place);
        }
        table.redraw();
    }

    private int lastSelected() {
        PositionCoordinate last = layers.selection.getLastSelectedCellPosition();
        return last == null ? -1 : last.rowPosition;
    }

    private void quietly(Runnable work) {
        boolean before = quiet;
        quiet = true;
        try {
            work.run();
        } finally {
            quiet = before;
        }
    }

    /** Says that there are other rows, or that they stand in another order. What is selected stays so. */
    public void rowsChanged() {
        quietly(() -> layers.data.fireLayerEvent(new RowStructuralRefreshEvent(layers.data)));
        table.redraw();
    }

    /** Says that rows show something else. */
    public void cellsChanged() {
        table.redraw();
    }

    private final class Keys implements GridBindings.Actions {

        @Override
        public void open() {
            open.run();
        }

        @Override
        public void go(GridBindings.Step step, boolean extend) {
            if (model.size() > 0) {
                layers.selection.selectRow(0, Math.clamp(target(step), 0, model.size() - 1), extend, false);
            }
        }

        private int target(GridBindings.Step step) {
            int from = lastSelected();
            int page = Math.max(1, layers.viewport.getRowCount() - 1);
            return switch (step) {
                case UP -> from < 0 ? model.size() - 1 : from - 1;
                case DOWN -> from + 1;
                case PAGE_UP -> from - page;
                case PAGE_DOWN -> from + page;
                case FIRST -> 0;
                case LAST -> model.size() - 1;
            };
        }

        @Override
        public void scroll(int direction) {
            int by = direction * metrics.width(SCROLLED_CHARACTERS);
            layers.viewport.setOriginX(Math.max(0, layers.viewport.getOrigin().getX() + by));
        }

        @Override
        public void fit(int position) {
            GC gc = new GC(table);
            int width = 0;
            for (int row = 0; row < table.getRowCount(); row++) {
                ILayerCell cell = table.getCellByPosition(position, row);
                ICellPainter painter = row == 0 ? headers : cells;
                width = cell == null ? width
                        : Math.max(width, painter.getPreferredWidth(cell, gc, table.getConfigRegistry()));
            }
            gc.dispose();
            layers.data.setColumnWidthByPosition(table.getColumnIndexByPosition(position), width);
        }
    }

    private final class Columns implements ColumnMenu.Columns {

        @Override
        public List<GridColumn> all() {
            return model.columns();
        }

        @Override
        public boolean shown(int column) {
            return !layers.hide.isColumnIndexHidden(column);
        }

        @Override
        public void show(int column, boolean shown) {
            if (shown) {
                layers.hide.showColumnIndexes(column);
            } else if (visibleColumns().size() > 1) {
                layers.hide.hideColumnIndexes(column);
            }
        }

        @Override
        public void reset() {
            layers.arrange(ColumnLayout.NONE, model.columns(), metrics);
            layoutKeeper.accept(layout());
            measure();
        }
    }

    /** Fills what no row covers. */
    private final class Background extends NatLayerPainter {

        Background(NatTable table) {
            super(table);
        }

        @Override
        protected void paintBackground(ILayer layer, GC gc, int xOffset, int yOffset, Rectangle area,
                IConfigRegistry registry) {
            gc.setBackground(colors.background());
            gc.fillRectangle(area);
        }
    }

    /** What of a cell is copied to the clipboard. */
    private static final class CellText extends DefaultDisplayConverter {

        @Override
        public Object canonicalToDisplayValue(Object value) {
            return value instanceof Cell cell ? cell.text() : super.canonicalToDisplayValue(value);
        }
    }
}
