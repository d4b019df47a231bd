// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.dataset.Role;

/** Guesses from their names what columns mean: names that data sets and annotation tools give them. */
final class RoleGuess {

    /** The roles that a person is asked about, in the order in which they are asked. */
    static final List<Role> ROLES = List.of(Role.FILENAME, Role.CLASS, Role.EXCLUDE, Role.REVIEWED, Role.X, Role.Y,
            Role.W, Role.H);

    /** The roles that make a box: all of them or none. */
    static final List<Role> BOX = List.of(Role.X, Role.Y, Role.W, Role.H);

    private static final Set<String> CORNERS = Set.of("xmax", "ymax", "x_max", "y_max", "x2", "y2",
            "right", "bottom");

    private static final Map<Role, List<String>> NAMES = Map.of(
            Role.CLASS, List.of("class", "label", "species", "category", "classname", "labelname", "labels", "target",
                    "taxon", "scientificname", "type", "name"),
            Role.FILENAME, List.of("filename", "file", "image", "imagefile", "imagename", "imagepath", "filepath", "path",
                    "img", "photo", "picture", "imageid", "fname"),
            Role.EXCLUDE, List.of("exclude", "excluded", "skip", "ignore", "omit", "bad"),
            Role.REVIEWED, List.of("reviewed", "checked", "verified", "done"),
            Role.X, List.of("x", "xmin", "left", "bboxx", "boxx", "x1", "bboxleft"),
            Role.Y, List.of("y", "ymin", "top", "bboxy", "boxy", "y1", "bboxtop"),
            Role.W, List.of("w", "width", "bboxw", "boxw", "bboxwidth", "boxwidth"),
            Role.H, List.of("h", "height", "bboxh", "boxh", "bboxheight", "boxheight"));

    private RoleGuess() {
    }

    /**
     * Guesses.
     *
     * @param columns names of columns
     * @return one column for each role that one was found for, each column once; either all of a box or nothing of it
     */
    static Map<Role, String> of(List<String> columns) {
        Map<Role, String> guess = new EnumMap<>(Role.class);
        Set<String> taken = new HashSet<>();
        for (Role role : ROLES) {
            best(role, columns, taken).ifPresent(column -> {
                guess.put(role, column);
                taken.add(column);
            });
        }
        if (hasCorners(columns) || !guess.keySet().containsAll(BOX)) {
            BOX.forEach(guess::remove);
        }
        return guess;
    }

    private static Optional<String> best(Role role, List<String> columns, Set<String> taken) {
        for (String name : NAMES.get(role)) {
            Optional<String> found = columns.stream().filter(column -> !taken.contains(column))
                    .filter(column -> normal(column).equals(name)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Tells whether boxes are given by two corners, which are not what Imago reads. In such files width and height are
     * those of the image.
     */
    static boolean hasCorners(List<String> columns) {
        // Not x_2, which is the left edge of a second box.
        return columns.stream().map(column -> column.strip().toLowerCase(Locale.ROOT)).anyMatch(CORNERS::contains);
    }

    private static String normal(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
    }
}
