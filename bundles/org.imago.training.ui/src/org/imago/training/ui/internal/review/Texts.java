// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.util.Locale;

/** Numbers as this package shows them. */
final class Texts {

    private Texts() {
    }

    static String confidence(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
