// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.imago.annotation.BoundingBox;
import org.imago.cropping.ui.internal.CropPreview.Found;
import org.imago.dataset.Sample;

/**
 * Samples side by side with what their crops would show: the image with the crop's outline, then the crop. Only what is
 * seen is painted, from small pictures that somebody else loads.
 */
final class CropSheet extends Canvas {

    /** Small pictures are this high, points: as many as a large screen shows fit into the memory for them. */
    private static final int SOURCE = 280;
    /** Height of a picture, in lines of text. */
    private static final int LINES = 7;
    private static final double WIDE = 4.0 / 3;

    private final Pictures pictures;
    private final Consumer<Sample> chosen;
    private List<CropPreview> previews = List.of();
    private Optional<Sample> current = Optional.empty();
    private int line;
    private int gap;

    /** Loads small pictures. */
    @FunctionalInterface
    interface Pictures {

        /** The picture of a file; {@code null} while it is not there. */
        Image get(Path file, int height);
    }

    CropSheet(Composite parent, Pictures pictures, Consumer<Sample> chosen) {
        super(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.BORDER);
        this.pictures = pictures;
        this.chosen = chosen;
        measure();
        addListener(SWT.Paint, event -> paint(event.gc, new Rectangle(event.x, event.y, event.width, event.height)));
        addListener(SWT.Resize, event -> scrollable());
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MouseMove, this::hover);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        getVerticalBar().addListener(SWT.Selection, event -> redraw());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = current().map(CropSheet::describe).orElse(CropCounts.text(previews));
            }
        });
    }

    private void measure() {
        GC gc = new GC(this);
        line = gc.getFontMetrics().getHeight();
        gap = Math.max(2, line / 3);
        gc.dispose();
    }

    /** Shows crops. */
    void show(List<CropPreview> shown) {
        previews = shown;
        scrollable();
        redraw();
    }

    /** Returns what is shown. */
    List<CropPreview> previews() {
        return previews;
    }

    /** Marks a sample, and brings it into view. */
    void mark(Optional<Sample> sample) {
        if (!sample.equals(current)) {
            current = sample;
            place(sample).ifPresent(this::reveal);
            redraw();
        }
    }

    private Optional<CropPreview> current() {
        return place(current).map(previews::get);
    }

    private Optional<Integer> place(Optional<Sample> sample) {
        return sample.flatMap(wanted -> IntStream.range(0, previews.size())
                .filter(i -> previews.get(i).sample().index() == wanted.index()).boxed().findFirst());
    }

    private int pictureHeight() {
        return LINES * line;
    }

    private int before() {
        return (int) (pictureHeight() * WIDE);
    }

    private int tileWidth() {
        return before() + pictureHeight() + 4 * gap;
    }

    private int tileHeight() {
        return pictureHeight() + 2 * line + 4 * gap;
    }

    private int columns() {
        return Math.max(1, getClientArea().width / tileWidth());
    }

    private Rectangle tile(int index) {
        int top = getVerticalBar().getSelection();
        return new Rectangle(index % columns() * tileWidth(), index / columns() * tileHeight() - top, tileWidth(),
                tileHeight());
    }

    private void scrollable() {
        ScrollBar bar = getVerticalBar();
        int height = Math.max(1, getClientArea().height);
        int total = Math.ceilDiv(previews.size(), columns()) * tileHeight();
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, total - height)), 0, Math.max(total, height), height,
                line, height);
        bar.setEnabled(total > height);
    }

    private void reveal(int index) {
        Rectangle tile = tile(index);
        ScrollBar bar = getVerticalBar();
        int below = tile.y + tile.height - getClientArea().height;
        if (tile.y < 0 || below > 0) {
            bar.setSelection(bar.getSelection() + (tile.y < 0 ? tile.y : below));
        }
    }

    private void press(Event event) {
        setFocus();
        at(event).ifPresent(index -> chosen.accept(previews.get(index).sample()));
    }

    private void hover(Event event) {
        String text = at(event).map(previews::get).map(CropSheet::describe).orElse("");
        if (!text.equals(getToolTipText())) {
            setToolTipText(text);
        }
    }

    private Optional<Integer> at(Event event) {
        return IntStream.range(0, previews.size()).filter(i -> tile(i).contains(event.x, event.y)).boxed().findFirst();
    }

    private void key(Event event) {
        int by = switch (event.keyCode) {
            case SWT.ARROW_LEFT -> -1;
            case SWT.ARROW_RIGHT -> 1;
            case SWT.ARROW_UP -> -columns();
            case SWT.ARROW_DOWN -> columns();
            case SWT.HOME -> -previews.size();
            case SWT.END -> previews.size();
            default -> 0;
        };
        if (by != 0 && !previews.isEmpty()) {
            int next = Math.clamp(place(current).orElse(0) + by, 0, previews.size() - 1);
            chosen.accept(previews.get(next).sample());
        }
    }

    private void paint(GC gc, Rectangle dirty) {
        for (int i = 0; i < previews.size(); i++) {
            if (tile(i).intersects(dirty)) {
                paint(gc, previews.get(i), tile(i));
            }
        }
    }

    private void paint(GC gc, CropPreview preview, Rectangle tile) {
        boolean marked = current.filter(sample -> sample.index() == preview.sample().index()).isPresent();
        Color text = getForeground();
        if (marked) {
            gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
            gc.fillRectangle(tile);
            text = getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT);
        }
        gc.setForeground(text);
        int x = tile.x + gap;
        int y = tile.y + gap;
        Rectangle first = new Rectangle(x, y, before(), pictureHeight());
        preview.found().ifPresent(found -> paintPictures(gc, found, first));
        gc.setForeground(text);
        gc.setClipping(tile.x + gap, tile.y, tile.width - 2 * gap, tile.height);
        gc.drawText(preview.sample().fileName(), x, y + pictureHeight() + gap, true);
        boolean warn = preview.found().map(Found::uncertain).orElse(true);
        gc.setForeground(warn && !marked ? JFaceColors.getErrorText(getDisplay()) : text);
        gc.drawText(remark(preview), x, y + pictureHeight() + gap + line, true);
        gc.setClipping((Rectangle) null);
    }

    private void paintPictures(GC gc, Found found, Rectangle first) {
        Image picture = pictures.get(found.image(), SOURCE);
        if (picture == null) {
            gc.drawRectangle(fit(found.width(), found.height(), first));
            return;
        }
        Rectangle all = picture.getBounds();
        gc.setInterpolation(SWT.HIGH);
        Rectangle place = fit(all.width, all.height, first);
        gc.drawImage(picture, 0, 0, all.width, all.height, place.x, place.y, place.width, place.height);
        found.box().filter(box -> found.uncertain()).ifPresent(box -> outline(gc, box.box().box(), found, place, true));
        outline(gc, found.region().region(), found, place, false);
        Rectangle part = scaled(found.region().region(), found, all);
        Rectangle second = fit(part.width, part.height, new Rectangle(first.x + first.width + 2 * gap, first.y,
                pictureHeight(), pictureHeight()));
        gc.drawImage(picture, part.x, part.y, part.width, part.height, second.x, second.y, second.width,
                second.height);
    }

    /** Light on dark, so that it is seen on any image. */
    private void outline(GC gc, BoundingBox box, Found found, Rectangle place, boolean dashed) {
        Rectangle edge = scaled(box, found, place);
        gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(3);
        gc.drawRectangle(edge.x, edge.y, edge.width - 1, edge.height - 1);
        gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_YELLOW));
        gc.setLineStyle(dashed ? SWT.LINE_DASH : SWT.LINE_SOLID);
        gc.setLineWidth(1);
        gc.drawRectangle(edge.x, edge.y, edge.width - 1, edge.height - 1);
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    /** A box of the image on a picture of all of it; at least a point wide and high, and inside. */
    private static Rectangle scaled(BoundingBox box, Found found, Rectangle picture) {
        double across = (double) picture.width / found.width();
        double down = (double) picture.height / found.height();
        int left = Math.clamp(Math.round(box.x() * across), 0, picture.width - 1);
        int top = Math.clamp(Math.round(box.y() * down), 0, picture.height - 1);
        int right = Math.clamp(Math.round(box.right() * across), left + 1, picture.width);
        int bottom = Math.clamp(Math.round(box.bottom() * down), top + 1, picture.height);
        return new Rectangle(picture.x + left, picture.y + top, right - left, bottom - top);
    }

    /** As large as possible, in the middle. */
    private static Rectangle fit(int width, int height, Rectangle into) {
        double factor = Math.min((double) into.width / width, (double) into.height / height);
        int w = Math.max(1, (int) Math.round(width * factor));
        int h = Math.max(1, (int) Math.round(height * factor));
        return new Rectangle(into.x + (into.width - w) / 2, into.y + (into.height - h) / 2, w, h);
    }

    /** What is said below a crop. */
    static String remark(CropPreview preview) {
        if (preview.found().isEmpty()) {
            return preview.problem();
        }
        Found found = preview.found().get();
        if (found.box().isEmpty()) {
            return Messages.Crops_no_box;
        }
        if (found.box().get().isDrawn()) {
            return NLS.bind(Messages.Crops_drawn, size(found));
        }
        String confidence = String.format(Locale.ROOT, "%.2f", found.region().confidence());
        return found.uncertain() ? NLS.bind(Messages.Crops_uncertain, confidence)
                : NLS.bind(Messages.Crops_proposed, confidence, size(found));
    }

    private static String size(Found found) {
        return Math.round(found.region().region().w()) + " \u00d7 " + Math.round(found.region().region().h());
    }

    private static String describe(CropPreview preview) {
        return preview.sample().fileName() + "\n" + remark(preview);
    }
}
