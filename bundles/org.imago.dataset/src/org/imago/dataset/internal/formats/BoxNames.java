// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.imago.dataset.Role;

/**
 * The columns in which our CSV keeps what is said of a box: {@code box_class} and {@code box_NAME} for the box of
 * {@code x,y,w,h}, {@code box_class_2} and {@code box_NAME_2} for that of {@code x_2,y_2,w_2,h_2} and so on.
 */
public final class BoxNames {

    /** Name that the class of a box has among its attributes. */
    static final String CLASS = "class";

    private static final String PREFIX = "box_";
    private static final Pattern COLUMN = Pattern.compile("box_(.+?)(?:_([2-9]|[1-9]\\d{1,3}))?", Pattern.DOTALL
            | Pattern.CASE_INSENSITIVE);
    private static final Pattern EDGE = Pattern.compile("[xywh]_([2-9]|[1-9]\\d{1,3})");

    /**
     * A column of our CSV that says something of a box.
     *
     * @param attribute the name of what it says
     * @param number    of which box, from 1
     */
    record Column(String attribute, int number) {
    }

    private BoxNames() {
    }

    /** Returns the name of the column for an attribute of a box. */
    static String column(String attribute, int number) {
        return PREFIX + attribute + (number == 1 ? "" : "_" + number);
    }

    /** Finds out what a column says of which box. */
    static Optional<Column> parse(String column) {
        Matcher matcher = COLUMN.matcher(column.strip());
        return matcher.matches() ? Optional.of(new Column(matcher.group(1), matcher.group(2) == null ? 1
                : Integer.parseInt(matcher.group(2)))) : Optional.empty();
    }

    /**
     * Returns the name under which an attribute of a box can be kept.
     *
     * @param name its name
     * @return the same, or with an underscore behind it if its column would mean something else
     */
    public static String attribute(String name) {
        boolean clear = !name.equalsIgnoreCase(CLASS)
                && parse(column(name, 1)).equals(Optional.of(new Column(name, 1)));
        return clear ? name : name + "_";
    }

    /**
     * Returns the name under which a column of an image can be kept.
     *
     * @param name  its name
     * @param boxes how many boxes the image has
     * @return the same, or behind {@code image_} if a column of that name means something else: a role other than
     *         reviewed, an edge of a further box, or an attribute of one of the boxes
     */
    public static String imageColumn(String name, int boxes) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean taken = EDGE.matcher(lower).matches() || parse(name).filter(box -> box.number() <= boxes).isPresent()
                || Arrays.stream(Role.values()).anyMatch(role -> role != Role.REVIEWED
                        && role.columnName().equals(lower));
        return taken ? "image_" + name : name;
    }
}
