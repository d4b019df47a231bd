// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.List;
import java.util.Locale;

/**
 * A small chart drawn into the page. Data coordinates are mapped to a plot of fixed size; colours come from the page's
 * style sheet, so that the chart follows its colour scheme.
 */
final class SvgChart {
    /** Size of the whole chart in its own units, which the page scales. */
    static final int WIDTH = 360;
    static final int HEIGHT = 220;
    private static final int LEFT = 42;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 36;

    private final HtmlWriter html;
    private final double minX;
    private final double maxX;
    private final double minY;
    private final double maxY;

    private SvgChart(HtmlWriter html, double minX, double maxX, double minY, double maxY) {
        this.html = html;
        this.minX = minX;
        this.maxX = maxX;
        this.minY = minY;
        this.maxY = maxY;
    }

    /** A point in data coordinates. */
    record Point(double x, double y) {
    }

    /** Opens a chart; the description is read to those who cannot see it. */
    static SvgChart open(HtmlWriter html, String description, double minX, double maxX, double minY, double maxY) {
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", description, "class",
                "chart");
        return new SvgChart(html, minX, maxX > minX ? maxX : minX + 1, minY, maxY > minY ? maxY : minY + 1);
    }

    void close() {
        html.close().line();
    }

    /** Lines across with numbers on the left. */
    SvgChart gridY(List<Double> ticks, int decimals) {
        for (double tick : ticks) {
            line(LEFT, y(tick), WIDTH - RIGHT, y(tick), "grid");
            label(LEFT - 6, y(tick) + 3.5, Numbers.fixed(tick, decimals), "end");
        }
        return this;
    }

    /** Numbers below. */
    SvgChart ticksX(List<Double> ticks, int decimals) {
        line(LEFT, y(minY), WIDTH - RIGHT, y(minY), "axis");
        for (double tick : ticks) {
            line(x(tick), y(minY), x(tick), y(minY) + 4, "axis");
            label(x(tick), y(minY) + 15, Numbers.fixed(tick, decimals), "middle");
        }
        return this;
    }

    SvgChart titleX(String title) {
        label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 4, title, "middle");
        return this;
    }

    /** A line through the points that are numbers. */
    SvgChart line(List<Point> points, String cssClass) {
        StringBuilder coordinates = new StringBuilder();
        int drawn = 0;
        for (Point point : points) {
            if (Double.isFinite(point.y())) {
                coordinates.append(number(x(point.x()))).append(',').append(number(y(point.y()))).append(' ');
                drawn++;
            }
        }
        if (drawn == 1) {
            String[] at = coordinates.toString().trim().split(",");
            html.empty("circle", "cx", at[0], "cy", at[1], "r", "2.5", "class", "dot " + cssClass);
        } else if (drawn > 1) {
            html.empty("polyline", "points", coordinates.toString().trim(), "class", cssClass);
        }
        return this;
    }

    /** A bar from the bottom up. */
    SvgChart bar(double fromX, double toX, double height, String cssClass, String title) {
        double gap = 1;
        html.open("rect", "x", number(x(fromX) + gap), "y", number(y(height)), "width",
                number(Math.max(0.5, x(toX) - x(fromX) - 2 * gap)), "height", number(y(minY) - y(height)), "rx", "1.5",
                "class", cssClass);
        html.element("title", title).close();
        return this;
    }

    /** A vertical mark with a word beside it. */
    SvgChart mark(double atX, String word) {
        line(x(atX), TOP, x(atX), y(minY), "mark");
        boolean right = x(atX) > WIDTH * 0.7;
        html.element("text", word, "x", number(x(atX) + (right ? -5 : 5)), "y", number(TOP + 8.0), "text-anchor",
                right ? "end" : "start", "class", "strong");
        return this;
    }

    /** A disc whose radius is in the chart's units. */
    SvgChart dot(Point at, double radius, String cssClass, String title) {
        html.open("circle", "cx", number(x(at.x())), "cy", number(y(at.y())), "r", number(radius), "class", cssClass);
        html.element("title", title).close();
        return this;
    }

    private double x(double value) {
        return LEFT + (Math.clamp(value, minX, maxX) - minX) / (maxX - minX) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (Math.clamp(value, minY, maxY) - minY) / (maxY - minY) * (HEIGHT - TOP - BOTTOM);
    }

    private void line(double x1, double y1, double x2, double y2, String cssClass) {
        html.empty("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "class", cssClass);
    }

    private void label(double x, double y, String text, String anchor) {
        html.element("text", text, "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
