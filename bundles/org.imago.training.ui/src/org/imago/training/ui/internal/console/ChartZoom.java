// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.imago.training.ui.internal.console.Panel.Span;

/**
 * Zooms a chart: the wheel into the epochs at the pointer, with Ctrl into the values; a rectangle that is drawn, into
 * it; plus, minus and arrows by keyboard; 0, two clicks or Esc out again. The tool tip tells the figures at the
 * pointer.
 */
final class ChartZoom {

    private static final double STEP = 0.8;
    private static final double SHIFT = 0.2;
    /** Less is a click with an unsteady hand. */
    private static final int LEAST_DRAG = 6;
    /** Nearer than this no epoch is told from the next. */
    private static final double LEAST_EPOCHS = 2;

    private final LineChart chart;
    private final Control plot;
    private Optional<Point> begin = Optional.empty();
    private Point end = new Point(0, 0);

    ChartZoom(LineChart chart, Control plot) {
        this.chart = chart;
        this.plot = plot;
        plot.addListener(SWT.MouseVerticalWheel, this::wheel);
        plot.addListener(SWT.MouseDown, this::press);
        plot.addListener(SWT.MouseMove, this::move);
        plot.addListener(SWT.MouseUp, this::release);
        plot.addListener(SWT.MouseDoubleClick, event -> reset());
        plot.addListener(SWT.KeyDown, this::key);
        plot.addListener(SWT.Paint, this::paint);
        plot.addListener(SWT.FocusIn, event -> plot.redraw());
        plot.addListener(SWT.FocusOut, event -> plot.redraw());
        plot.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS || event.detail == SWT.TRAVERSE_MNEMONIC);
    }

    private void wheel(Event event) {
        double factor = event.count > 0 ? STEP : 1 / STEP;
        if ((event.stateMask & SWT.MOD1) != 0) {
            chart.zoom(Optional.of(chart.epochs()),
                    Optional.of(scaled(chart.values(), chart.valueAt(event.y), factor)));
        } else {
            epochs(scaled(chart.epochs(), chart.epochAt(event.x), factor));
        }
        event.doit = false;
    }

    private static Span scaled(Span span, double around, double factor) {
        return Span.of(around - (around - span.from()) * factor, around + (span.to() - around) * factor);
    }

    /** Further out than all epochs there is nothing. */
    private void epochs(Span wanted) {
        Span all = chart.panel().epochs();
        if (wanted.length() >= all.length()) {
            chart.zoom(Optional.empty(), Optional.empty());
        } else if (wanted.length() >= LEAST_EPOCHS) {
            double shift = Math.max(0, all.from() - wanted.from()) - Math.max(0, wanted.to() - all.to());
            chart.zoom(Optional.of(new Span(wanted.from() + shift, wanted.to() + shift)), chart.zoomedY());
        }
    }

    private void press(Event event) {
        plot.forceFocus();
        if (event.button == 1) {
            begin = Optional.of(new Point(event.x, event.y));
            end = begin.get();
        }
    }

    private void move(Event event) {
        if (begin.isPresent()) {
            end = new Point(event.x, event.y);
            plot.redraw();
        } else {
            tell(chart.epochAt(event.x));
        }
    }

    private void release(Event event) {
        if (begin.isEmpty() || event.button != 1) {
            return;
        }
        Rectangle band = band();
        begin = Optional.empty();
        plot.redraw();
        if (band.width >= LEAST_DRAG && band.height >= LEAST_DRAG) {
            chart.zoom(Optional.of(Span.of(chart.epochAt(band.x), chart.epochAt(band.x + band.width))),
                    Optional.of(Span.of(chart.valueAt(band.y + band.height), chart.valueAt(band.y))));
        }
    }

    private Rectangle band() {
        Point from = begin.orElse(end);
        return new Rectangle(Math.min(from.x, end.x), Math.min(from.y, end.y), Math.abs(from.x - end.x),
                Math.abs(from.y - end.y));
    }

    private void key(Event event) {
        Span now = chart.epochs();
        double middle = (now.from() + now.to()) / 2;
        switch (event.keyCode) {
            case '+', '=', SWT.KEYPAD_ADD -> epochs(scaled(now, middle, STEP));
            case '-', SWT.KEYPAD_SUBTRACT -> epochs(scaled(now, middle, 1 / STEP));
            case '0', SWT.KEYPAD_0, SWT.HOME -> reset();
            case SWT.ESC -> escape();
            case SWT.ARROW_LEFT -> shift(now, -SHIFT);
            case SWT.ARROW_RIGHT -> shift(now, SHIFT);
            default -> { }
        }
    }

    private void shift(Span now, double share) {
        if (chart.isZoomed()) {
            epochs(new Span(now.from() + share * now.length(), now.to() + share * now.length()));
        }
    }

    private void escape() {
        if (begin.isPresent()) {
            begin = Optional.empty();
            plot.redraw();
        } else {
            reset();
        }
    }

    private void reset() {
        begin = Optional.empty();
        chart.zoom(Optional.empty(), Optional.empty());
    }

    private void paint(Event event) {
        GC gc = event.gc;
        gc.setForeground(plot.getParent().getForeground());
        if (begin.isPresent()) {
            Rectangle band = band();
            gc.setLineStyle(SWT.LINE_DASH);
            gc.drawRectangle(band);
        }
        if (plot.isFocusControl()) {
            Point size = plot.getSize();
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawRectangle(0, 0, size.x - 1, size.y - 1);
        }
    }

    private void tell(double epoch) {
        String words = words(chart.panel(), epoch);
        if (!words.equals(plot.getToolTipText())) {
            plot.setToolTipText(words.isEmpty() ? null : words);
        }
    }

    /** The figures of all lines at the epoch nearest to a place. */
    static String words(Panel panel, double epoch) {
        Optional<Line> nearest = panel.lines().stream().min((a, b) -> Double.compare(distance(a, epoch),
                distance(b, epoch)));
        if (nearest.isEmpty()) {
            return "";
        }
        double at = nearest.get().epochs()[nearest.get().nearest(epoch)];
        return NLS.bind(Messages.CurvesPane_at_epoch, Math.round(at)) + panel.lines().stream()
                .filter(line -> line.epochs()[line.nearest(at)] == at)
                .map(line -> "\n" + NLS.bind(Messages.CurvesPane_value, line.name(),
                        Texts.any(line.values()[line.nearest(at)]))).collect(Collectors.joining());
    }

    private static double distance(Line line, double epoch) {
        return Math.abs(line.epochs()[line.nearest(epoch)] - epoch);
    }
}
