// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import org.imago.dataset.Sample;
import org.imago.dataset.ui.internal.table.SamplePictures;
import org.imago.dataset.ui.internal.table.grid.GridColors;
import org.imago.dataset.ui.internal.tiles.TileLayout;

/** The copies of a group side by side, of which one is selected. Only those that are seen are painted. */
final class CopiesCanvas {

    private final Canvas canvas;
    private final GridColors colors;
    private final TilePainter painter;
    private final List<Runnable> selectionListeners = new ArrayList<>();
    private SamplePictures pictures = SamplePictures.NONE;
    private Runnable open = () -> { };
    private List<Copy> copies = List.of();
    private int selected = -1;
    private TileLayout layout;

    CopiesCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED);
        canvas.setFont(JFaceResources.getDialogFont());
        colors = new GridColors(canvas);
        painter = new TilePainter(colors);
        layout = TileLayout.of(canvas, TilePainter.CAPTIONS, 0, 0);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> arrange());
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseDoubleClick, event -> openSelected());
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, CopiesCanvas::traverse);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = spoken();
            }
        });
    }

    private String spoken() {
        return selected < 0 ? Messages.CopiesCanvas_name
                : NLS.bind(Messages.CopiesCanvas_selected, new Object[] {Messages.CopiesCanvas_name, selected + 1,
                    copies.size(), copies.get(selected).spoken()});
    }

    Canvas control() {
        return canvas;
    }

    void pictures(SamplePictures changed) {
        pictures = changed;
        canvas.redraw();
    }

    void onOpen(Runnable action) {
        open = action;
    }

    void onSelection(Runnable listener) {
        selectionListeners.add(listener);
    }

    /** Shows copies. The selected sample stays selected if it is among them, else it is the first that is kept. */
    void show(List<Copy> changed) {
        Optional<Sample> before = selected();
        copies = changed;
        int again = before.map(sample -> samples().indexOf(sample)).orElse(-1);
        int kept = samples().stream().filter(sample -> !sample.excluded()).findFirst()
                .map(sample -> samples().indexOf(sample)).orElse(copies.isEmpty() ? -1 : 0);
        selected = again >= 0 ? again : kept;
        arrange();
        if (again < 0) {
            canvas.getVerticalBar().setSelection(0);
        }
        selectionListeners.forEach(Runnable::run);
    }

    private List<Sample> samples() {
        return copies.stream().map(Copy::sample).toList();
    }

    /** Returns the selected sample. */
    Optional<Sample> selected() {
        return selected < 0 ? Optional.empty() : Optional.of(copies.get(selected).sample());
    }

    void redraw() {
        canvas.redraw();
    }

    private void arrange() {
        Rectangle area = canvas.getClientArea();
        layout = TileLayout.of(canvas, TilePainter.CAPTIONS, area.width, area.height);
        ScrollBar bar = canvas.getVerticalBar();
        int total = layout.total(copies.size());
        bar.setMaximum(Math.max(1, total));
        bar.setThumb(Math.max(1, Math.min(total, area.height)));
        bar.setPageIncrement(Math.max(1, area.height));
        bar.setIncrement(layout.line());
        bar.setVisible(total > area.height);
        canvas.redraw();
    }

    private void paint(Event event) {
        GC gc = event.gc;
        gc.setBackground(colors.background());
        gc.fillRectangle(canvas.getClientArea());
        Rectangle area = canvas.getClientArea();
        for (int i = 0; i < copies.size(); i++) {
            Rectangle at = bounds(i);
            if (at.intersects(area)) {
                Copy copy = copies.get(i);
                painter.paint(gc, copy, TilePainter.picture(pictures, copy, layout), at, layout, i == selected);
                if (i == selected && canvas.isFocusControl()) {
                    gc.drawFocus(at.x - 1, at.y - 1, at.width + 2, at.height + 2);
                }
            }
        }
    }

    /** Returns where a copy is seen. */
    Rectangle bounds(int copy) {
        Rectangle at = layout.bounds(copy);
        at.y -= canvas.getVerticalBar().getSelection();
        return at;
    }

    private void press(Event event) {
        canvas.setFocus();
        int at = layout.at(event.x, event.y + canvas.getVerticalBar().getSelection(), copies.size());
        if (at >= 0) {
            select(at);
        }
    }

    private void openSelected() {
        if (selected >= 0) {
            open.run();
        }
    }

    private void select(int copy) {
        selected = copy;
        Rectangle at = bounds(copy);
        ScrollBar bar = canvas.getVerticalBar();
        int height = canvas.getClientArea().height;
        int below = at.y + at.height + layout.gap() - height;
        bar.setSelection(bar.getSelection() + (at.y < 0 ? at.y - layout.gap() : Math.max(0, below)));
        canvas.redraw();
        canvas.getAccessible().setFocus(ACC.CHILDID_SELF);
        selectionListeners.forEach(Runnable::run);
    }

    private void key(Event event) {
        if (selected < 0) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> go(selected - 1);
            case SWT.ARROW_RIGHT -> go(selected + 1);
            case SWT.ARROW_UP -> go(selected - layout.columns());
            case SWT.ARROW_DOWN -> go(selected + layout.columns());
            case SWT.HOME -> go(0);
            case SWT.END -> go(copies.size() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> openSelected();
            default -> { }
        }
    }

    private void go(int copy) {
        if (copy >= 0 && copy < copies.size()) {
            select(copy);
        }
    }

    /** Tab leaves, other keys are understood here. */
    private static void traverse(Event event) {
        event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS
                || event.detail == SWT.TRAVERSE_ESCAPE || event.detail == SWT.TRAVERSE_MNEMONIC;
    }
}
