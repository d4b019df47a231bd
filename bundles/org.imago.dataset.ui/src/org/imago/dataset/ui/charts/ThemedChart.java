// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.charts;

import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IBarSeries;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

/** A chart in the colours of what is around it, light or dark. Used in the UI thread. */
public final class ThemedChart {

    /** Told apart by people who see no red or no green, too (M. Okabe, K. Ito, "Color Universal Design", 2008). */
    private static final int[][] COLOURS = {{0, 114, 178}, {213, 94, 0}, {0, 158, 115}, {204, 121, 167},
        {230, 159, 0}, {86, 180, 233}};

    private final Chart chart;

    /**
     * Creates an empty chart.
     *
     * @param parent its layout places it
     * @param title  what it shows
     * @param x      what goes to the right
     * @param y      what goes up
     */
    public ThemedChart(Composite parent, String title, String x, String y) {
        chart = new Chart(parent, SWT.NONE);
        chart.getTitle().setText(title);
        chart.getAxisSet().getXAxis(0).getTitle().setText(x);
        chart.getAxisSet().getYAxis(0).getTitle().setText(y);
        chart.getLegend().setPosition(SWT.BOTTOM);
        // Styles of the theme come after the widgets were made.
        chart.getDisplay().asyncExec(this::dress);
    }

    /** Returns the control, for layout. */
    public Chart control() {
        return chart;
    }

    /** Takes the colours of the parent. */
    private void dress() {
        if (chart.isDisposed()) {
            return;
        }
        Color ink = chart.getParent().getForeground();
        Color paper = chart.getParent().getBackground();
        chart.setBackground(paper);
        chart.setBackgroundInPlotArea(paper);
        Font font = chart.getParent().getFont();
        chart.getTitle().setForeground(ink);
        chart.getTitle().setFont(font);
        chart.getLegend().setForeground(ink);
        chart.getLegend().setBackground(paper);
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTitle().setForeground(ink);
            axis.getTitle().setFont(font);
            axis.getTick().setForeground(ink);
            axis.getGrid().setStyle(LineStyle.NONE);
        }
    }

    /** Takes all series away. */
    public void clear() {
        for (ISeries<?> series : chart.getSeriesSet().getSeries()) {
            chart.getSeriesSet().deleteSeries(series.getId());
        }
    }

    /**
     * Draws a line.
     *
     * @param name   as the legend has it; no two series have the same
     * @param x      places to the right
     * @param y      as many places up
     * @param colour number of a colour, from 0; the same number is the same colour in all charts
     * @param dashed whether the line is dashed
     */
    public void line(String name, double[] x, double[] y, int colour, boolean dashed) {
        drawn(name, x, y, colour, dashed);
    }

    /**
     * Draws a line with a dot at each value, so that a single one is seen, too.
     *
     * @param name   as the legend has it; no two series have the same
     * @param x      places to the right
     * @param y      as many places up
     * @param colour number of a colour, from 0
     */
    public void dots(String name, double[] x, double[] y, int colour) {
        ILineSeries<?> line = drawn(name, x, y, colour, false);
        line.setSymbolType(PlotSymbolType.CIRCLE);
        line.setSymbolColor(colour(colour));
    }

    private ILineSeries<?> drawn(String name, double[] x, double[] y, int colour, boolean dashed) {
        ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, name);
        line.setXSeries(x);
        line.setYSeries(y);
        line.setSymbolType(PlotSymbolType.NONE);
        line.setLineWidth(2);
        line.setLineStyle(dashed ? LineStyle.DASH : LineStyle.SOLID);
        line.setLineColor(colour(colour));
        return line;
    }

    /**
     * Draws bars side by side.
     *
     * @param name    as the legend has it; no two series have the same
     * @param heights of the bars
     * @param places  what stands below each
     * @param colour  number of a colour, from 0
     */
    public void bars(String name, double[] heights, String[] places, int colour) {
        bar(name, heights, places, colour);
    }

    /**
     * Draws bars on top of those that were drawn like this before.
     *
     * @param name    as the legend has it; no two series have the same
     * @param heights of the bars
     * @param places  what stands below each
     * @param colour  number of a colour, from 0
     */
    public void stacked(String name, double[] heights, String[] places, int colour) {
        bar(name, heights, places, colour).enableStack(true);
    }

    private IBarSeries<?> bar(String name, double[] heights, String[] places, int colour) {
        IBarSeries<?> bars = (IBarSeries<?>) chart.getSeriesSet().createSeries(SeriesType.BAR, name);
        bars.setYSeries(heights);
        bars.setBarColor(colour(colour));
        bars.setBarPadding(10);
        places(places);
        return bars;
    }

    /**
     * Has words below the chart instead of numbers.
     *
     * @param places what stands below each value
     */
    public void places(String[] places) {
        chart.getAxisSet().getXAxis(0).enableCategory(places.length > 0);
        chart.getAxisSet().getXAxis(0).setCategorySeries(places);
    }

    /**
     * Tells which bar was clicked.
     *
     * @param help    says what a click does
     * @param clicked told the number of the bar, from 0
     */
    public void onBar(String help, IntConsumer clicked) {
        Control area = (Control) chart.getPlotArea();
        area.setToolTipText(help);
        area.addListener(SWT.MouseUp, event -> {
            IAxis axis = chart.getAxisSet().getXAxis(0);
            int count = axis.isCategoryEnabled() && axis.getCategorySeries() != null
                    ? axis.getCategorySeries().length : 0;
            int bar = (int) Math.round(axis.getDataCoordinate(event.x));
            if (event.button == 1 && bar >= 0 && bar < count) {
                clicked.accept(bar);
            }
        });
    }

    /** Both axes go from 0 to 1. */
    public void unit() {
        chart.getAxisSet().getXAxis(0).setRange(new Range(0, 1));
        chart.getAxisSet().getYAxis(0).setRange(new Range(0, 1.02));
    }

    /** Axes are as the data need them. */
    public void fit() {
        chart.getAxisSet().adjustRange();
    }

    /**
     * Shows the numbers of the axes, or hides them where there is nothing to number.
     *
     * @param visible whether they are seen
     */
    public void ticks(boolean visible) {
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTick().setVisible(visible);
        }
    }

    /** Shows what was drawn. */
    public void redraw() {
        dress();
        chart.redraw();
    }

    /**
     * Returns a colour of the charts.
     *
     * @param index its number, from 0
     * @return the colour, which need not be disposed of
     */
    public static Color colour(int index) {
        int[] rgb = COLOURS[index % COLOURS.length];
        return new Color(rgb[0], rgb[1], rgb[2]);
    }
}
