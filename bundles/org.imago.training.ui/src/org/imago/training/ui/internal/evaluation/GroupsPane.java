// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.imago.training.evaluation.GroupScore;

/** How often a classifier is right among samples with the same value in a column; the worst first. */
final class GroupsPane {

    /** More rows nobody reads, and each costs a widget. */
    private static final int MOST = 500;

    private final Composite area;
    private final Combo column;
    private final Label count;
    private final Table table;
    private Optional<Evaluation> shown = Optional.empty();

    /**
     * Creates an empty pane.
     *
     * @param parent its layout places it
     * @param open   opens the samples that have a value in a column
     */
    GroupsPane(Composite parent, BiConsumer<String, String> open) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(area);
        new Label(area, SWT.NONE).setText(Messages.GroupsPane_column);
        column = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        column.addListener(SWT.Selection, event -> fill());
        count = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(count);
        table = new Table(area, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
        table.setHeaderVisible(true);
        for (String name : List.of(Messages.GroupsPane_value, Messages.GroupsPane_samples, Messages.GroupsPane_right,
                Messages.GroupsPane_second)) {
            new TableColumn(table, SWT.LEFT).setText(name);
        }
        table.addListener(SWT.DefaultSelection, event -> open.accept(column.getText(), table.getSelection()[0]
                .getText(0)));
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(table);
    }

    Control control() {
        return area;
    }

    void clear() {
        shown = Optional.empty();
        table.removeAll();
        count.setText("");
    }

    /** Shows an evaluation; the column stays the chosen one. */
    void show(Evaluation evaluation, List<String> columns) {
        shown = Optional.of(evaluation);
        String before = column.getText();
        column.setItems(columns.toArray(String[]::new));
        int same = columns.indexOf(before);
        column.select(Math.max(0, same));
        fill();
        area.layout();
    }

    private void fill() {
        table.removeAll();
        shown.ifPresent(evaluation -> {
            List<GroupScore> scores = scores(evaluation.first());
            List<GroupScore> others = evaluation.second().map(this::scores).orElse(List.of());
            count.setText(NLS.bind(Messages.GroupsPane_count, scores.size()));
            scores.stream().limit(MOST).forEach(score -> new TableItem(table, SWT.NONE).setText(new String[] {
                score.name(), String.valueOf(score.n()), text(score),
                others.stream().filter(other -> other.name().equals(score.name())).findFirst()
                        .map(GroupsPane::text).orElse("")}));
            for (TableColumn one : table.getColumns()) {
                one.pack();
            }
        });
    }

    private List<GroupScore> scores(Evaluation.Evaluated evaluated) {
        String name = column.getText();
        return evaluated.score().judgements().by(sample -> sample.value(name).orElse(""));
    }

    private static String text(GroupScore score) {
        return FiguresTable.with(score.accuracy(), score.interval());
    }
}
