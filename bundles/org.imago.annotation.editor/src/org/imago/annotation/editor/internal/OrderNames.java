// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.ui.OrderSetting;

/** Orders in words. */
public final class OrderNames {

    private OrderNames() {
    }

    /**
     * Names an order.
     *
     * @param order the order
     * @return for instance {@code shuffled, seed 13}
     */
    public static String of(OrderSetting order) {
        return switch (order.kind()) {
            case FILE -> Messages.Order_file;
            case INTERLEAVED -> Messages.Order_interleaved;
            case SHUFFLED -> NLS.bind(Messages.Order_shuffled, String.valueOf(order.seed()));
            case COLUMN -> NLS.bind(order.descending() ? Messages.Order_column_descending : Messages.Order_column,
                    order.column());
            case PROBLEMS -> Messages.Order_problems;
            case LEAST_CERTAIN -> Messages.Order_least_certain;
        };
    }
}
