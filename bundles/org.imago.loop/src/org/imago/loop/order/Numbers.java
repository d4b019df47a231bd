// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as a person types them. */
final class Numbers {

    private static final int DIGITS = 6;
    private static final int PER_CENT = 100;

    private Numbers() {
    }

    /** Returns a fraction in per cent, without the tail that binary fractions have. */
    static String percent(double fraction) {
        return plain(fraction * PER_CENT);
    }

    /** Returns a number without such a tail; text that is none comes back as it is. */
    static String plain(String number) {
        try {
            return plain(Double.parseDouble(number));
        } catch (NumberFormatException e) {
            return number;
        }
    }

    static String plain(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
