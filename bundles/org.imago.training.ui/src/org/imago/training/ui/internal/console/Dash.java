// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.LineStyle;
import org.imago.dataset.ui.charts.ThemedChart;

/** How a line looks: a colour a run, solid for validation and dashed for training; where colours repeat, dotted. */
record Dash(LineStyle style, String svg) {

    private static final int COLOURS = 6;
    private static final int WHITE = 255;
    private static final int MIDDLE = 128;
    private static final Dash SOLID = new Dash(LineStyle.SOLID, "");
    private static final Dash DASHED = new Dash(LineStyle.DASH, "6 4");
    private static final Dash MIXED = new Dash(LineStyle.DASHDOT, "8 3 2 3");
    private static final Dash DOTTED = new Dash(LineStyle.DOT, "2 3");

    /** Most runs that can be told apart. */
    static final int MOST = 2 * COLOURS;

    static Dash of(Line line) {
        return of(line.number(), line.measure() == Measure.TRAINING_LOSS);
    }

    static Dash of(int number, boolean training) {
        boolean again = number >= COLOURS;
        return training ? again ? DOTTED : DASHED : again ? MIXED : SOLID;
    }

    /** Returns the colour of a run's lines on paper. */
    static Color colour(int number) {
        return ThemedChart.colour(number);
    }

    /** Returns the colour of a run's lines on a control, lighter where that is dark. */
    static Color colour(int number, Control on) {
        Color colour = colour(number);
        Color paper = on.getBackground();
        boolean dark = paper.getRed() + paper.getGreen() + paper.getBlue() < 3 * MIDDLE;
        return dark ? new Color(lighter(colour.getRed()), lighter(colour.getGreen()), lighter(colour.getBlue()))
                : colour;
    }

    /** A third of the way to white: on the dark theme's grey the least contrast is 4.7 to 1. */
    private static int lighter(int part) {
        return part + (WHITE - part) / 3;
    }
}
