// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.Range;
import org.imago.dataset.ui.charts.ThemedChart;
import org.imago.training.ui.internal.console.Panel.Span;

/**
 * A chart of lines that follows a run: what is there already is changed rather than made anew, and no more points are
 * drawn than there are pixels.
 */
final class LineChart {

    /** Epochs that are so many pixels apart have a dot each. */
    private static final int APART = 8;
    private static final int DOT = 3;

    private final ThemedChart themed;
    private final Chart chart;
    private final String title;
    private final Consumer<Optional<Span>> zoomed;
    private Panel panel;
    private Optional<Span> zoomX = Optional.empty();
    private Optional<Span> zoomY = Optional.empty();

    /**
     * Creates an empty chart.
     *
     * @param parent its layout places it
     * @param title  what it shows
     * @param zoomed told which epochs a person wants to see; nothing for all
     */
    LineChart(Composite parent, String title, Consumer<Optional<Span>> zoomed) {
        this.title = title;
        this.zoomed = zoomed;
        this.panel = new Panel(title, List.of());
        themed = new ThemedChart(parent, title, Messages.CurvesPane_epoch, "");
        chart = themed.control();
        chart.getLegend().setVisible(false);
        chart.getAxisSet().getYAxis(0).getTitle().setVisible(false);
        new ChartZoom(this, plot());
        plot().getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = title;
            }
        });
    }

    Chart control() {
        return chart;
    }

    /** Returns what the lines are drawn on. */
    Control plot() {
        return chart.getPlotArea().getControl();
    }

    Panel panel() {
        return panel;
    }

    /** Draws lines. */
    void show(List<Line> lines) {
        panel = new Panel(title, lines.stream().filter(line -> !line.isEmpty()).toList());
        draw();
    }

    /** Shows some epochs, or all. */
    void zoomX(Optional<Span> epochs) {
        zoomX = epochs;
        zoomY = epochs.isEmpty() ? Optional.empty() : zoomY;
        draw();
    }

    /** Shows some values; the epochs are for all charts. */
    void zoom(Optional<Span> epochs, Optional<Span> values) {
        zoomY = values;
        zoomed.accept(epochs);
    }

    Optional<Span> zoomedY() {
        return zoomY;
    }

    boolean isZoomed() {
        return zoomX.isPresent() || zoomY.isPresent();
    }

    Span epochs() {
        return zoomX.orElseGet(panel::epochs);
    }

    Span values() {
        return zoomY.orElseGet(panel::values);
    }

    double epochAt(int x) {
        return xAxis().getDataCoordinate(x);
    }

    double valueAt(int y) {
        return yAxis().getDataCoordinate(y);
    }

    /** Says below what is on the axis, or leaves the room to the lines. */
    void explain(boolean visible) {
        if (xAxis().getTitle().isVisible() != visible) {
            xAxis().getTitle().setVisible(visible);
        }
    }

    private IAxis xAxis() {
        return chart.getAxisSet().getXAxis(0);
    }

    private IAxis yAxis() {
        return chart.getAxisSet().getYAxis(0);
    }

    private void draw() {
        chart.suspendUpdate(true);
        Set<String> wanted = new HashSet<>();
        Span epochs = epochs();
        for (Line line : panel.lines()) {
            wanted.add(line.name());
            put(line, epochs);
        }
        for (ISeries<?> series : chart.getSeriesSet().getSeries()) {
            if (!wanted.contains(series.getId())) {
                chart.getSeriesSet().deleteSeries(series.getId());
            }
        }
        range(xAxis(), epochs);
        range(yAxis(), values());
        themed.ticks(!panel.lines().isEmpty());
        themed.redraw();
        chart.suspendUpdate(false);
        chart.redraw();
    }

    private static void range(IAxis axis, Span span) {
        Range now = axis.getRange();
        if (now.lower != span.from() || now.upper != span.to()) {
            axis.setRange(new Range(span.from(), span.to()));
        }
    }

    private void put(Line line, Span epochs) {
        ISeries<?> known = chart.getSeriesSet().getSeries(line.name());
        ILineSeries<?> series = known != null ? (ILineSeries<?>) known : create(line);
        Line drawn = line.thinned(epochs.from(), epochs.to(), Math.max(1, plot().getSize().x));
        series.setXSeries(drawn.epochs());
        series.setYSeries(drawn.values());
        boolean apart = plot().getSize().x >= APART * epochs.length();
        // A line of one point is not seen.
        series.setSymbolType(apart || line.epochs().length == 1 ? PlotSymbolType.CIRCLE : PlotSymbolType.NONE);
        series.setSymbolSize(DOT);
        // The same run has another colour once one before it is no longer shown.
        series.setLineColor(Dash.colour(line.number(), chart.getParent()));
        series.setSymbolColor(Dash.colour(line.number(), chart.getParent()));
        series.setLineStyle(Dash.of(line).style());
    }

    private ILineSeries<?> create(Line line) {
        ILineSeries<?> series = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, line.name());
        series.setLineWidth(2);
        return series;
    }
}
