// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import java.util.Optional;

/**
 * In which order samples are gone through.
 *
 * @param kind       the order
 * @param seed       seed of {@link Kind#SHUFFLED}; 0 otherwise
 * @param column     column of {@link Kind#COLUMN}; empty otherwise
 * @param descending whether {@link Kind#COLUMN} goes from the largest to the smallest
 */
public record OrderSetting(Kind kind, long seed, String column, boolean descending) {

    /** As the file has them. */
    public static final OrderSetting FILE = new OrderSetting(Kind.FILE, 0, "", false);

    private static final String SEPARATOR = " ";

    /** What decides on the order. */
    public enum Kind {
        /** The rows of the file. */
        FILE,
        /** The classes take turns. */
        INTERLEAVED,
        /** A seed. */
        SHUFFLED,
        /** The values of a column. */
        COLUMN,
        /** The number of problems, most first. */
        PROBLEMS,
        /** The confidence of a run's proposals, least first. */
        LEAST_CERTAIN
    }

    /**
     * Makes an order that needs nothing else.
     *
     * @param kind neither {@link Kind#SHUFFLED} nor {@link Kind#COLUMN}
     * @return the order
     */
    public static OrderSetting of(Kind kind) {
        return new OrderSetting(kind, 0, "", false);
    }

    /**
     * Makes a random order.
     *
     * @param seed same seed, same order
     * @return the order
     */
    public static OrderSetting shuffled(long seed) {
        return new OrderSetting(Kind.SHUFFLED, seed, "", false);
    }

    /**
     * Makes an order by a column.
     *
     * @param column     its name
     * @param descending whether the largest comes first
     * @return the order
     */
    public static OrderSetting by(String column, boolean descending) {
        return new OrderSetting(Kind.COLUMN, 0, column, descending);
    }

    /**
     * Writes the order as text that {@link #parse} reads.
     *
     * @return one line
     */
    public String toText() {
        return kind + SEPARATOR + seed + SEPARATOR + descending + SEPARATOR + column;
    }

    /**
     * Reads an order.
     *
     * @param text what {@link #toText} wrote
     * @return the order; nothing if the text is none
     */
    public static Optional<OrderSetting> parse(String text) {
        String[] parts = text.split(SEPARATOR, 4);
        try {
            return parts.length < 4 ? Optional.empty() : Optional.of(new OrderSetting(Kind.valueOf(parts[0]),
                    Long.parseLong(parts[1]), parts[3], Boolean.parseBoolean(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
