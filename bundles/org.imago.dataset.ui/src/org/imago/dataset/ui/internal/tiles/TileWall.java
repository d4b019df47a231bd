// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.imago.dataset.ui.internal.table.grid.GridColors;
import org.imago.dataset.ui.internal.table.grid.TextLine;

/**
 * Samples side by side, of which several can be selected. Only those that are seen are painted, so that there may be
 * very many. Keys that are no keys of a list are left to who made it.
 */
public final class TileWall {

    private static final int TICK_PARTS = 8;

    private final Canvas canvas;
    private final String name;
    private final int captions;
    private final GridColors colors;
    private final WallPictures pictures;
    private final TileSelection selection = new TileSelection();
    private final List<Runnable> selectionListeners = new ArrayList<>();
    private Consumer<Tile> open = tile -> { };
    private Consumer<Tile> press = tile -> { };
    private List<Tile> tiles = List.of();
    private TileLayout layout;

    /**
     * Creates a wall without tiles.
     *
     * @param parent   its layout places it
     * @param name     what is shown, for who does not see it
     * @param captions lines of text below a picture
     */
    public TileWall(Composite parent, String name, int captions) {
        this.name = name;
        this.captions = captions;
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED);
        canvas.setFont(JFaceResources.getDialogFont());
        colors = new GridColors(canvas);
        pictures = new WallPictures(canvas.getDisplay(), this::redraw);
        layout = TileLayout.of(canvas, captions, 0, 0);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> arrange());
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseDoubleClick, event -> cursor().ifPresent(open));
        canvas.addListener(SWT.MouseMove, this::hover);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, TileWall::traverse);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.Dispose, event -> pictures.close());
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = spoken();
            }
        });
    }

    private String spoken() {
        return cursor().map(tile -> NLS.bind(Messages.TileWall_selected, new Object[] {name, selection.cursor() + 1,
            tiles.size(), tile.spoken()})).orElse(name);
    }

    /** Returns the control, for layout and keys. */
    public Canvas control() {
        return canvas;
    }

    /** Returns the pictures, which have to be told where images lie. */
    public WallPictures pictures() {
        return pictures;
    }

    /**
     * Sets what is done with a tile that is clicked twice, or at which Enter is pressed.
     *
     * @param action takes the tile
     */
    public void onOpen(Consumer<Tile> action) {
        open = action;
    }

    /**
     * Sets what is done with a tile that is clicked, after it was selected.
     *
     * @param action takes the tile
     */
    public void onPress(Consumer<Tile> action) {
        press = action;
    }

    /**
     * Adds who is told that others are selected by the person. Showing other tiles tells nothing.
     *
     * @param listener told in the UI thread
     */
    public void onSelection(Runnable listener) {
        selectionListeners.add(listener);
    }

    /**
     * Shows tiles. Samples that were selected still are; if none of them is there any more, the tile is that stands
     * where the first of them stood, so that who decides on one is at the next.
     *
     * @param changed the tiles
     */
    public void show(List<Tile> changed) {
        Map<Integer, Integer> places = new HashMap<>();
        Arrays.stream(selection.tiles()).forEach(tile -> places.put(tiles.get(tile).sample().index(), -1));
        for (int i = 0; i < changed.size(); i++) {
            places.replace(changed.get(i).sample().index(), i);
        }
        int[] again = Arrays.stream(selection.tiles())
                .map(tile -> places.get(tiles.get(tile).sample().index())).filter(tile -> tile >= 0)
                .toArray();
        int[] before = selection.tiles();
        int next = before.length == 0 ? 0 : before[0];
        int at = again.length > 0 ? again[0] : Math.min(next, changed.size() - 1);
        int top = canvas.getVerticalBar().getSelection();
        tiles = changed;
        selection.reset(changed.size(), at);
        Arrays.stream(again).forEach(selection::add);
        arrange();
        canvas.getVerticalBar().setSelection(top);
        if (at >= 0) {
            reveal(at);
        }
        canvas.redraw();
    }

    /** Returns the tiles. */
    public List<Tile> tiles() {
        return tiles;
    }

    /** Returns those that are selected, in their order. */
    public List<Tile> selected() {
        return Arrays.stream(selection.tiles()).mapToObj(tiles::get).toList();
    }

    /** Returns the tile at which the person is. */
    public Optional<Tile> cursor() {
        int at = selection.cursor();
        return at < 0 ? Optional.empty() : Optional.of(tiles.get(at));
    }

    /**
     * Selects one tile alone, and brings it into view.
     *
     * @param tile from 0
     */
    public void select(int tile) {
        selection.only(tile);
        selectionChanged(tile);
    }

    /** Goes to the next tile, if there is one, as a person does. */
    public void next() {
        go(selection.cursor() + 1, false);
    }

    /** Paints again. */
    public void redraw() {
        if (!canvas.isDisposed()) {
            canvas.redraw();
        }
    }

    private void arrange() {
        Rectangle area = canvas.getClientArea();
        layout = TileLayout.of(canvas, captions, area.width, area.height);
        ScrollBar bar = canvas.getVerticalBar();
        int total = layout.total(tiles.size());
        bar.setMaximum(Math.max(1, total));
        bar.setThumb(Math.max(1, Math.min(total, area.height)));
        bar.setPageIncrement(Math.max(1, area.height));
        bar.setIncrement(layout.line());
        bar.setVisible(total > area.height);
        canvas.redraw();
    }

    private void paint(Event event) {
        GC gc = event.gc;
        Rectangle area = canvas.getClientArea();
        gc.setBackground(colors.background());
        gc.fillRectangle(area);
        int top = canvas.getVerticalBar().getSelection();
        for (int i = layout.firstAt(top); i < tiles.size(); i++) {
            Rectangle at = bounds(i);
            if (at.y > area.height) {
                break;
            }
            paint(gc, tiles.get(i), at, selection.contains(i));
            if (i == selection.cursor() && canvas.isFocusControl()) {
                gc.drawFocus(at.x - 1, at.y - 1, at.width + 2, at.height + 2);
            }
        }
    }

    private void paint(GC gc, Tile tile, Rectangle at, boolean selected) {
        boolean pale = tile.look() == Tile.Look.PALE || tile.look() == Tile.Look.UNTICKED;
        gc.setBackground(selected ? colors.selection() : colors.header());
        gc.fillRoundRectangle(at.x, at.y, at.width, at.height, layout.padding(), layout.padding());
        Rectangle space = layout.picture(at);
        pictures.picture(tile.sample(), layout.picture()).ifPresent(picture -> PicturePainter.paint(gc, picture,
                pictures.boxes(tile), pale, space));
        if (tile.look() == Tile.Look.TICKED || tile.look() == Tile.Look.UNTICKED) {
            paintTick(gc, space, tile.look() == Tile.Look.TICKED);
        }
        gc.setForeground(selected ? colors.selectionText() : pale ? colors.dimmed() : colors.foreground());
        Rectangle text = new Rectangle(space.x, space.y + space.height + layout.padding(), space.width, layout.line());
        for (String caption : tile.captions()) {
            TextLine.paint(gc, caption, text, false, false);
            text.y += layout.line();
        }
    }

    private void paintTick(GC gc, Rectangle space, boolean ticked) {
        int side = layout.line();
        int part = Math.max(1, side / TICK_PARTS);
        Rectangle box = new Rectangle(space.x + part, space.y + part, side, side);
        gc.setBackground(ticked ? colors.selection() : colors.background());
        gc.fillRectangle(box);
        gc.setForeground(colors.foreground());
        gc.setLineWidth(1);
        gc.drawRectangle(box);
        if (ticked) {
            gc.setForeground(colors.selectionText());
            gc.setLineWidth(2 * part);
            gc.drawPolyline(new int[] {box.x + 2 * part, box.y + side / 2, box.x + side / 2 - part,
                box.y + side - 2 * part, box.x + side - 2 * part, box.y + 2 * part});
            gc.setLineWidth(1);
        }
    }

    /**
     * Returns where a tile is seen.
     *
     * @param tile from 0
     * @return points of the control
     */
    public Rectangle bounds(int tile) {
        Rectangle at = layout.bounds(tile);
        at.y -= canvas.getVerticalBar().getSelection();
        return at;
    }

    private int at(Event event) {
        return layout.at(event.x, event.y + canvas.getVerticalBar().getSelection(), tiles.size());
    }

    private void press(Event event) {
        canvas.setFocus();
        int at = at(event);
        if (at < 0) {
            return;
        }
        boolean menuOnSelection = event.button != 1 && selection.contains(at);
        if ((event.stateMask & SWT.MOD2) != 0) {
            selection.extend(at);
        } else if ((event.stateMask & SWT.MOD1) != 0) {
            selection.toggle(at);
        } else if (!menuOnSelection) {
            selection.only(at);
        }
        selectionChanged(at);
        if (event.button == 1) {
            press.accept(tiles.get(at));
        }
    }

    private void hover(Event event) {
        int at = at(event);
        String text = at < 0 ? "" : tiles.get(at).help();
        if (!text.equals(canvas.getToolTipText())) {
            canvas.setToolTipText(text);
        }
    }

    private void selectionChanged(int tile) {
        reveal(tile);
        canvas.redraw();
        canvas.getAccessible().setFocus(ACC.CHILDID_SELF);
        selectionListeners.forEach(Runnable::run);
    }

    private void reveal(int tile) {
        Rectangle at = bounds(tile);
        ScrollBar bar = canvas.getVerticalBar();
        int height = canvas.getClientArea().height;
        int above = at.y - layout.gap();
        // Of what is too high for the room, as all is before there is any, the top is shown.
        int below = Math.min(above, at.y + at.height + layout.gap() - height);
        bar.setSelection(bar.getSelection() + (at.y < 0 ? above : Math.max(0, below)));
    }

    private void key(Event event) {
        if (tiles.isEmpty()) {
            return;
        }
        int cursor = selection.cursor();
        boolean extend = (event.stateMask & SWT.MOD2) != 0;
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> go(cursor - 1, extend);
            case SWT.ARROW_RIGHT -> go(cursor + 1, extend);
            case SWT.ARROW_UP -> go(cursor - layout.columns(), extend);
            case SWT.ARROW_DOWN -> go(cursor + layout.columns(), extend);
            case SWT.HOME -> go(0, extend);
            case SWT.END -> go(tiles.size() - 1, extend);
            case SWT.PAGE_UP -> go(Math.max(0, cursor - page()), extend);
            case SWT.PAGE_DOWN -> go(Math.min(tiles.size() - 1, cursor + page()), extend);
            case SWT.CR, SWT.KEYPAD_CR -> cursor().ifPresent(open);
            case 'a' -> {
                if ((event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
                    selection.all();
                    selectionChanged(cursor);
                }
            }
            default -> { }
        }
    }

    private int page() {
        return layout.columns() * Math.max(1, canvas.getClientArea().height / (layout.height() + layout.gap()));
    }

    private void go(int tile, boolean extend) {
        if (tile >= 0 && tile < tiles.size()) {
            if (extend) {
                selection.extend(tile);
            } else {
                selection.only(tile);
            }
            selectionChanged(tile);
        }
    }

    /** Tab leaves, other keys are understood here. */
    private static void traverse(Event event) {
        event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS
                || event.detail == SWT.TRAVERSE_ESCAPE || event.detail == SWT.TRAVERSE_MNEMONIC;
    }
}
