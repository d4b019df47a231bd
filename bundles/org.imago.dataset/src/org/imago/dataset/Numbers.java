// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.OptionalDouble;

/** Tells numbers from other text, quickly: most cells are no numbers, and an exception for each would take long. */
final class Numbers {

    private Numbers() {
    }

    /** Reads a decimal number with a point, and nothing around it. */
    static OptionalDouble parse(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return OptionalDouble.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return OptionalDouble.empty();
            }
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
