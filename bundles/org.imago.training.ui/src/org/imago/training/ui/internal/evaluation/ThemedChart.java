// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IBarSeries;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

/** A chart in the colours of what is around it, light or dark. */
final class ThemedChart {

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
    ThemedChart(Composite parent, String title, String x, String y) {
        chart = new Chart(parent, SWT.NONE);
        chart.getTitle().setText(title);
        chart.getAxisSet().getXAxis(0).getTitle().setText(x);
        chart.getAxisSet().getYAxis(0).getTitle().setText(y);
        chart.getLegend().setPosition(SWT.BOTTOM);
        // Styles of the theme come after the widgets were made.
        chart.getDisplay().asyncExec(this::dress);
    }

    Chart control() {
        return chart;
    }

    /** Takes the colours of the parent. */
    void dress() {
        if (chart.isDisposed()) {
            return;
        }
        Color ink = chart.getParent().getForeground();
        Color paper = chart.getParent().getBackground();
        chart.setBackground(paper);
        chart.setBackgroundInPlotArea(paper);
        chart.getTitle().setForeground(ink);
        chart.getLegend().setForeground(ink);
        chart.getLegend().setBackground(paper);
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTitle().setForeground(ink);
            axis.getTick().setForeground(ink);
            axis.getGrid().setStyle(LineStyle.NONE);
        }
    }

    /** Takes all series away. */
    void clear() {
        for (ISeries<?> series : chart.getSeriesSet().getSeries()) {
            chart.getSeriesSet().deleteSeries(series.getId());
        }
    }

    /** Draws a line. */
    void line(String name, double[] x, double[] y, int colour, boolean dashed) {
        ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, name);
        line.setXSeries(x);
        line.setYSeries(y);
        line.setSymbolType(PlotSymbolType.NONE);
        line.setLineWidth(2);
        line.setLineStyle(dashed ? LineStyle.DASH : LineStyle.SOLID);
        line.setLineColor(colour(colour));
    }

    /** Draws bars of equal width, from the left edge of the first to the right edge of the last. */
    void bars(String name, double[] heights, String[] places, int colour) {
        IBarSeries<?> bars = (IBarSeries<?>) chart.getSeriesSet().createSeries(SeriesType.BAR, name);
        bars.setYSeries(heights);
        bars.setBarColor(colour(colour));
        chart.getAxisSet().getXAxis(0).enableCategory(true);
        chart.getAxisSet().getXAxis(0).setCategorySeries(places);
    }

    /** Both axes from 0 to 1. */
    void unit() {
        chart.getAxisSet().getXAxis(0).setRange(new Range(0, 1));
        chart.getAxisSet().getYAxis(0).setRange(new Range(0, 1.02));
    }

    /** Axes as the data need them. */
    void fit() {
        chart.getAxisSet().adjustRange();
    }

    void redraw() {
        dress();
        chart.redraw();
    }

    private static Color colour(int index) {
        int[] rgb = COLOURS[index % COLOURS.length];
        return new Color(rgb[0], rgb[1], rgb[2]);
    }
}
