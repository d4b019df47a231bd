// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.imago.dataset.Role;
import org.imago.dataset.formats.AnnotatedBox;
import org.imago.dataset.formats.AnnotatedImage;
import org.imago.dataset.formats.AnnotationSet;

/** The columns of a CSV with a row per image: only those that some row needs, and the usual ones. */
final class WideColumns {

    private static final List<Role> USUAL = List.of(Role.CLASS, Role.FILENAME, Role.EXCLUDE);
    private static final List<Role> EDGES = List.of(Role.X, Role.Y, Role.W, Role.H);

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    private WideColumns() {
    }

    static WideColumns of(AnnotationSet set) {
        Set<String> further = new LinkedHashSet<>();
        TreeMap<Integer, Set<String>> said = new TreeMap<>();
        said.put(1, new LinkedHashSet<>());
        boolean sizes = false;
        for (AnnotatedImage image : set.images()) {
            sizes |= image.hasSize();
            further.addAll(image.columns().keySet());
            for (int i = 0; i < image.boxes().size(); i++) {
                Set<String> attributes = said.computeIfAbsent(i + 1, absent -> new LinkedHashSet<>());
                if (!image.boxes().get(i).label().isEmpty()) {
                    attributes.add(BoxNames.CLASS);
                }
                attributes.addAll(image.boxes().get(i).attributes().keySet());
            }
        }
        WideColumns columns = new WideColumns();
        USUAL.forEach(role -> columns.add(role.columnName()));
        EDGES.forEach(role -> columns.add(edge(role, 1)));
        if (sizes) {
            columns.add(Role.ORIGINAL_WIDTH.columnName());
            columns.add(Role.ORIGINAL_HEIGHT.columnName());
        }
        further.forEach(columns::add);
        said.forEach((number, attributes) -> {
            EDGES.forEach(role -> columns.add(edge(role, number)));
            attributes.forEach(attribute -> columns.add(BoxNames.column(attribute, number)));
        });
        return columns;
    }

    private static String edge(Role role, int number) {
        return role.columnName() + (number == 1 ? "" : "_" + number);
    }

    private void add(String name) {
        if (places.putIfAbsent(name, names.size()) == null) {
            names.add(name);
        }
    }

    List<String> names() {
        return names;
    }

    /** Returns the cells of an image. */
    List<String> row(AnnotatedImage image) {
        String[] cells = new String[names.size()];
        Arrays.fill(cells, "");
        put(cells, Role.CLASS.columnName(), image.label());
        put(cells, Role.FILENAME.columnName(), image.fileName());
        put(cells, Role.EXCLUDE.columnName(), image.excluded() ? "1" : "0");
        if (image.hasSize()) {
            put(cells, Role.ORIGINAL_WIDTH.columnName(), Decimals.text(image.width()));
            put(cells, Role.ORIGINAL_HEIGHT.columnName(), Decimals.text(image.height()));
        }
        image.columns().forEach((column, value) -> put(cells, column, value));
        for (int i = 0; i < image.boxes().size(); i++) {
            put(cells, image.boxes().get(i), i + 1);
        }
        return Arrays.asList(cells);
    }

    private void put(String[] cells, AnnotatedBox box, int number) {
        put(cells, edge(Role.X, number), Decimals.text(box.x()));
        put(cells, edge(Role.Y, number), Decimals.text(box.y()));
        put(cells, edge(Role.W, number), Decimals.text(box.w()));
        put(cells, edge(Role.H, number), Decimals.text(box.h()));
        if (!box.label().isEmpty()) {
            put(cells, BoxNames.column(BoxNames.CLASS, number), box.label());
        }
        box.attributes().forEach((name, value) -> put(cells, BoxNames.column(name, number), value));
    }

    private void put(String[] cells, String column, String value) {
        cells[places.get(column)] = value;
    }
}
