// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.Dataset;
import org.imago.dataset.Duplicates.Columns;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Role;
import org.imago.dataset.ui.internal.duplicates.GroupRows.Which;

/** The controls in which a person says what are copies and which she wants to see. */
final class SearchBar {

    private static final Set<Role> OF_PICTURES = EnumSet.of(Role.CLASS, Role.FILENAME, Role.EXCLUDE, Role.REVIEWED,
            Role.X, Role.Y, Role.W, Role.H, Role.ORIGINAL_WIDTH, Role.ORIGINAL_HEIGHT);

    private final Composite bar;
    private final Button find;
    private final Combo groupBy;
    private final Combo split;
    private final Combo which;
    private List<String> shown = List.of();

    /** What a person can ask for. */
    interface Wishes {

        /** Find copies, or stop if that is under way. */
        void find();

        /** Other columns say something about copies. */
        void columns(Columns columns);

        /** Show other groups. */
        void show(Which which);
    }

    SearchBar(Composite parent, Wishes wishes) {
        bar = new Composite(parent, SWT.NONE);
        int gap = new PixelConverter(bar).convertWidthInCharsToPixels(1);
        RowLayoutFactory.swtDefaults().wrap(true).center(true).spacing(gap).margins(gap, gap / 2).applyTo(bar);
        find = new Button(bar, SWT.PUSH);
        find.setToolTipText(Messages.SearchBar_findHelp);
        find.addListener(SWT.Selection, event -> wishes.find());
        groupBy = combo(Messages.SearchBar_groupBy, Messages.SearchBar_groupByHelp);
        split = combo(Messages.SearchBar_split, Messages.SearchBar_splitHelp);
        which = combo(Messages.SearchBar_show, "");
        which.setItems(Messages.SearchBar_which.split("\\|"));
        which.select(0);
        groupBy.addListener(SWT.Selection, event -> wishes.columns(columns()));
        split.addListener(SWT.Selection, event -> wishes.columns(columns()));
        which.addListener(SWT.Selection, event -> wishes.show(which()));
        searching(false);
    }

    private Combo combo(String name, String help) {
        Composite pair = new Composite(bar, SWT.NONE);
        RowLayoutFactory.swtDefaults().center(true).margins(0, 0).applyTo(pair);
        new Label(pair, SWT.NONE).setText(name);
        Combo combo = new Combo(pair, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setToolTipText(help);
        return combo;
    }

    /** Shows the columns of a data set, and which of them were chosen. */
    void set(Dataset dataset, Columns chosen) {
        List<String> names = columnsOf(dataset);
        if (!names.equals(shown) || !chosen.equals(columns())) {
            shown = names;
            fill(groupBy, names, chosen.groupBy());
            fill(split, names, chosen.split());
            bar.layout(true, true);
        }
    }

    /** Columns whose values are the picture's own say nothing about copies. */
    private static List<String> columnsOf(Dataset dataset) {
        Set<String> others = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        OF_PICTURES.forEach(role -> dataset.mapping().column(role).ifPresent(others::add));
        for (int number : RecordedBox.numbers(dataset)) {
            List.of(Role.X, Role.Y, Role.W, Role.H).forEach(role -> others.add(
                    RecordedBox.column(dataset, role, number)));
        }
        return dataset.columns().stream().filter(name -> !others.contains(name)).toList();
    }

    private static void fill(Combo combo, List<String> names, Optional<String> chosen) {
        List<String> items = new ArrayList<>(List.of(Messages.SearchBar_none));
        items.addAll(names);
        combo.setItems(items.toArray(String[]::new));
        combo.select(Math.max(0, chosen.map(items::indexOf).orElse(0)));
    }

    /** Returns the columns that are chosen. */
    Columns columns() {
        return new Columns(chosen(groupBy), chosen(split));
    }

    private static Optional<String> chosen(Combo combo) {
        return combo.getSelectionIndex() > 0 ? Optional.of(combo.getText()) : Optional.empty();
    }

    /** Returns which groups are to be shown. */
    Which which() {
        return Which.values()[Math.max(0, which.getSelectionIndex())];
    }

    /** Shows whether a search is under way. */
    void searching(boolean underWay) {
        find.setText(underWay ? Messages.SearchBar_cancel : Messages.SearchBar_find);
        bar.layout(true, true);
    }

    /** Enables what can be done. */
    void enable(boolean possible) {
        for (Control control : List.of(find, groupBy, split, which)) {
            control.setEnabled(possible);
        }
    }

    Composite control() {
        return bar;
    }

    void setFocus() {
        find.setFocus();
    }
}
