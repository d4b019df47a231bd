// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.Color;
import java.util.Random;

/** Colours with a little chance in them. */
final class Tint {
    private Tint() {
    }

    /** Hue in degrees, saturation and brightness 0 to 1; each spread evenly by its own amount to either side. */
    static Color around(Random random, double hue, double saturation, double brightness, double spread) {
        double h = hue + spread * 30 * (2 * random.nextDouble() - 1);
        double s = saturation + spread * 0.5 * (2 * random.nextDouble() - 1);
        double b = brightness + spread * 0.5 * (2 * random.nextDouble() - 1);
        return Color.getHSBColor((float) (h / 360), (float) Math.clamp(s, 0, 1), (float) Math.clamp(b, 0, 1));
    }

    /** The colour mixed with black (negative amount) or white (positive amount), -1 to 1. */
    static Color shade(Color color, double amount) {
        Color end = amount < 0 ? Color.BLACK : Color.WHITE;
        double t = Math.abs(amount);
        return new Color(mix(color.getRed(), end.getRed(), t), mix(color.getGreen(), end.getGreen(), t),
                mix(color.getBlue(), end.getBlue(), t), color.getAlpha());
    }

    /** The colour with an opacity from 0 to 1. */
    static Color alpha(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    private static int mix(int from, int to, double t) {
        return (int) Math.round(from + (to - from) * t);
    }
}
