// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

import org.imago.dataset.formats.AnnotatedBox;

/** Numbers as text. */
final class Decimals {

    /** Decimals of a pixel that are written: a hundredth of what Imago itself draws. */
    private static final int PIXEL = 4;

    /** Longer texts are no numbers that anybody meant; parsing them would take time. */
    private static final int LONGEST = 40;

    private Decimals() {
    }

    /** Returns pixels, rounded to four decimals, without an exponent or zeros behind. */
    static String text(double pixels) {
        return text(pixels, PIXEL);
    }

    /** Returns a number rounded to decimals, without an exponent or zeros behind. */
    static String text(double number, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Returns a number as whoever wrote a file meant it: sums and products are not exact in binary. */
    static double rounded(double pixels, int decimals) {
        return BigDecimal.valueOf(pixels).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
    }

    static double rounded(double pixels) {
        return rounded(pixels, PIXEL);
    }

    /** Reads a finite decimal number with a point, blanks around it allowed. */
    static OptionalDouble parse(String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return OptionalDouble.empty();
        }
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return OptionalDouble.empty();
            }
        }
        try {
            double number = Double.parseDouble(plain);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Rounds to what is written, and lets through what is no number. */
    static double finite(double pixels) {
        return Double.isFinite(pixels) ? rounded(pixels) : pixels;
    }

    /** Reads width and height of an image; zeros if they are not both numbers above 0 that an image can have. */
    static double[] size(String width, String height) {
        double w = parse(width).orElse(0);
        double h = parse(height).orElse(0);
        boolean possible = w > 0 && h > 0 && w <= AnnotatedBox.MOST && h <= AnnotatedBox.MOST;
        return possible ? new double[] {w, h} : new double[] {0, 0};
    }
}
