// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.eclipse.swt.graphics.Color;
import org.imago.loop.report.Ticks;
import org.imago.training.ui.internal.console.Panel.Span;

/** Charts side by side as one drawing in SVG, with axes and a legend, dark on white as for a paper. */
final class ChartsSvg {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;
    private static final int LEFT = 58;
    private static final int RIGHT = 14;
    private static final int TOP = 30;
    private static final int BOTTOM = 42;
    private static final int ROW = 18;
    private static final int TICKS = 5;
    private static final int SAMPLE = 30;

    private final XMLStreamWriter out;

    private ChartsSvg(XMLStreamWriter out) {
        this.out = out;
    }

    /**
     * Draws charts.
     *
     * @param panels the charts, from left to right
     * @param runs   names of the runs by their numbers
     * @param scale  size of the drawing; 1 is 420 by 300 pixels a chart
     * @return an SVG document; a polyline a line, its class the name of the measure
     */
    static String of(List<Panel> panels, List<String> runs, double scale) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new ChartsSvg(out).write(panels, runs, scale);
            out.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("nothing is written to a file here", e);
        }
        return text.toString();
    }

    private void write(List<Panel> panels, List<String> runs, double scale) throws XMLStreamException {
        int width = WIDTH * Math.max(1, panels.size());
        int height = HEIGHT + ROW * (runs.size() + 1);
        out.writeStartDocument("UTF-8", "1.0");
        open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", number(width * scale), "height",
                number(height * scale), "viewBox", "0 0 " + width + " " + height, "font-family", "sans-serif",
                "font-size", "11");
        empty("rect", "width", String.valueOf(width), "height", String.valueOf(height), "fill", "#ffffff");
        for (int i = 0; i < panels.size(); i++) {
            panel(panels.get(i), i * WIDTH);
        }
        legend(runs);
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void panel(Panel panel, int left) throws XMLStreamException {
        Scales scales = new Scales(panel.epochs(), panel.values());
        open("g", "transform", "translate(" + left + ",0)");
        text(panel.title(), LEFT, TOP - 12, "start");
        axes(scales);
        for (Line line : panel.lines()) {
            line(line, scales);
        }
        out.writeEndElement();
    }

    private void axes(Scales scales) throws XMLStreamException {
        int decimals = Ticks.decimals(scales.y().length(), TICKS);
        for (double tick : Ticks.of(scales.y().from(), scales.y().to(), TICKS)) {
            segment(LEFT, scales.y(tick), WIDTH - RIGHT, scales.y(tick), "#dddddd");
            text(decimals > 5 ? String.format(Locale.ROOT, "%.1e", tick)
                    : String.format(Locale.ROOT, "%." + decimals + "f", tick), LEFT - 5, scales.y(tick) + 4, "end");
        }
        segment(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "#404040");
        segment(LEFT, TOP, LEFT, HEIGHT - BOTTOM, "#404040");
        for (double tick : Ticks.of(scales.x().from(), scales.x().to(), TICKS)) {
            if (tick == Math.rint(tick)) {
                segment(scales.x(tick), HEIGHT - BOTTOM, scales.x(tick), HEIGHT - BOTTOM + 4, "#404040");
                text(String.format(Locale.ROOT, "%.0f", tick), scales.x(tick), HEIGHT - BOTTOM + 16, "middle");
            }
        }
        text(Messages.CurvesPane_epoch, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle");
    }

    private void line(Line line, Scales scales) throws XMLStreamException {
        String points = IntStream.range(0, line.epochs().length)
                .mapToObj(i -> number(scales.x(line.epochs()[i])) + "," + number(scales.y(line.values()[i])))
                .collect(Collectors.joining(" "));
        open("polyline", "class", line.measure().name().toLowerCase(Locale.ROOT), "points", points, "fill", "none",
                "stroke", colour(line.number()), "stroke-width", "1.6", "stroke-linejoin", "round",
                "stroke-dasharray", Dash.of(line).svg().isEmpty() ? "none" : Dash.of(line).svg());
        out.writeStartElement("title");
        out.writeCharacters(legal(line.name()));
        out.writeEndElement();
        out.writeEndElement();
        if (line.epochs().length == 1) {
            // A line of one point is not seen.
            empty("circle", "cx", number(scales.x(line.epochs()[0])), "cy", number(scales.y(line.values()[0])), "r",
                    "2.5", "fill", colour(line.number()));
        }
    }

    private void legend(List<String> runs) throws XMLStreamException {
        for (int i = 0; i < runs.size(); i++) {
            double y = HEIGHT + ROW * (i + 0.5);
            sample(LEFT, y, colour(i), Dash.of(i, false).svg());
            text(runs.get(i), LEFT + SAMPLE + 6, y + 4, "start");
        }
        double y = HEIGHT + ROW * (runs.size() + 0.5);
        sample(LEFT, y, "#404040", Dash.of(0, false).svg());
        text(Messages.Legend_validation, LEFT + SAMPLE + 6, y + 4, "start");
        sample(LEFT + WIDTH / 2.0, y, "#404040", Dash.of(0, true).svg());
        text(Messages.Legend_training, LEFT + WIDTH / 2.0 + SAMPLE + 6, y + 4, "start");
    }

    private void sample(double x, double y, String colour, String dash) throws XMLStreamException {
        empty("line", "x1", number(x), "y1", number(y), "x2", number(x + SAMPLE), "y2", number(y), "stroke", colour,
                "stroke-width", "1.6", "stroke-dasharray", dash.isEmpty() ? "none" : dash);
    }

    private void segment(double x1, double y1, double x2, double y2, String colour) throws XMLStreamException {
        empty("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "stroke", colour);
    }

    private void text(String words, double x, double y, String anchor) throws XMLStreamException {
        open("text", "x", number(x), "y", number(y), "text-anchor", anchor, "fill", "#202020");
        out.writeCharacters(legal(words));
        out.writeEndElement();
    }

    private void open(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        attributes(attributes);
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    /** XML has no place for control characters, not even escaped. */
    private static String legal(String words) {
        return words.codePoints().filter(c -> c == '\t' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE
                || c > 0xFFFF).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String colour(int number) {
        Color colour = Dash.colour(number);
        return String.format(Locale.ROOT, "#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** From epochs and values to the drawing. */
    private record Scales(Span x, Span y) {

        double x(double epoch) {
            return LEFT + (epoch - x.from()) / x.length() * (WIDTH - LEFT - RIGHT);
        }

        double y(double value) {
            return HEIGHT - BOTTOM - (value - y.from()) / y.length() * (HEIGHT - TOP - BOTTOM);
        }
    }
}
