// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/** The colours of boxes. */
final class Colours {

    static final RGB BLACK = new RGB(0, 0, 0);
    static final RGB WHITE = new RGB(255, 255, 255);

    /**
     * Colours that people with any colour vision tell apart: M. Okabe and K. Ito, "Color Universal Design", 2008,
     * without black, which vanishes on dark images.
     */
    private static final RGB[] CLASSES = {new RGB(230, 159, 0), new RGB(86, 180, 233), new RGB(0, 158, 115),
        new RGB(240, 228, 66), new RGB(0, 114, 178), new RGB(213, 94, 0), new RGB(204, 121, 167)};

    /** Relative luminance of half grey to the eye, above which black is read more easily than white (WCAG 2.1). */
    private static final double LIGHT = 0.179;

    private final Map<RGB, Color> made = new HashMap<>();

    /** Returns a colour to draw with; the same one each time. */
    Color of(RGB rgb) {
        return made.computeIfAbsent(rgb, Color::new);
    }

    /**
     * Returns the colour of a class, the same in all data sets and sessions.
     *
     * @param label name of the class, not empty
     * @return one of few: classes may share one
     */
    static RGB ofClass(String label) {
        // Multiplying spreads short names that differ in one letter (D. Knuth's multiplicative hashing).
        return CLASSES[Math.floorMod((label.hashCode() * 0x9E3779B1) >>> 8, CLASSES.length)];
    }

    /** Returns black or white, whichever is seen better on or beside a colour. */
    static RGB contrast(RGB rgb) {
        double luminance = 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
        return luminance > LIGHT ? BLACK : WHITE;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
