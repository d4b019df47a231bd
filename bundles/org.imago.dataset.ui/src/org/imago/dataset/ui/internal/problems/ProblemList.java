// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.problems;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.QuickFix;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.internal.table.ColumnMemory;
import org.imago.dataset.ui.internal.table.grid.Grid;

/** The problems of a data set: how many at the top, then each. */
public final class ProblemList {

    private final Composite area;
    private final Label count;
    private final Button fix;
    private final Button check;
    private final Menu fixes;
    private final Consumer<DatasetSession> activateEditor;
    private final ProblemRows rows = new ProblemRows();
    private final Grid<ProblemRows.Row> grid;
    private Optional<DatasetSession> session = Optional.empty();

    /**
     * Creates the list.
     *
     * @param parent         its parent
     * @param memory         remembers the columns
     * @param activateEditor opens the editor of a data set, or goes to it
     */
    public ProblemList(Composite parent, ColumnMemory memory, Consumer<DatasetSession> activateEditor) {
        this.activateEditor = activateEditor;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(0, 0).applyTo(area);
        count = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).indent(5, 0).applyTo(count);
        fix = button(Messages.ProblemList_fix, Messages.ProblemList_fixHelp, this::quickFix);
        check = button(Messages.ProblemList_check, Messages.ProblemList_checkHelp,
                () -> session.ifPresent(ImageCheck::start));
        grid = new Grid<>(area, Messages.ProblemList_name, rows, memory.layout());
        grid.keepLayout(memory::keep);
        grid.onOpen(this::open);
        grid.onSelection(this::enableFix);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(grid.control());
        FixMenu menu = new FixMenu(this);
        fixes = menu(area, menu::fill);
        grid.rowMenu(menu(grid.control(), menu::fillAll));
        show(Optional.empty());
    }

    private Button button(String text, String help, Runnable action) {
        Button button = new Button(area, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    private static Menu menu(Control owner, Consumer<Menu> fill) {
        Menu menu = new Menu(owner);
        menu.addListener(SWT.Show, event -> fill.accept(menu));
        return menu;
    }

    void open() {
        session.ifPresent(now -> selection().stream().findFirst()
                .flatMap(problem -> ProblemRows.sample(now.dataset(), problem.line())).ifPresent(sample -> {
                    now.show(sample);
                    activateEditor.accept(now);
                }));
    }

    /** Returns the selected problems; one that is gone is not selected any more. */
    List<DatasetProblem> selection() {
        return grid.selection().stream().filter(row -> rows.placeOf(row) >= 0).map(ProblemRows.Row::problem).toList();
    }

    /** Returns what can be done about the selected problems. */
    List<QuickFix> fixes() {
        return session.filter(now -> !now.readOnly()).map(now -> QuickFix.of(selection())).orElse(List.of());
    }

    /** Does it, as one step that can be undone. */
    void apply(QuickFix chosen) {
        session.ifPresent(now -> now.edit(chosen.label(), () -> chosen.apply(now.dataset())));
    }

    /** Shows what can be done about the selected problems, to be chosen from. */
    public void quickFix() {
        Rectangle bounds = fix.getBounds();
        fixes.setLocation(area.toDisplay(bounds.x, bounds.y + bounds.height));
        fixes.setVisible(true);
    }

    private void enableFix() {
        fix.setEnabled(!fixes().isEmpty());
    }

    /**
     * Shows the problems of a data set.
     *
     * @param shown the data set; nothing to show none
     */
    public void show(Optional<DatasetSession> shown) {
        session = shown;
        check.setEnabled(shown.isPresent());
        update();
    }

    private void update() {
        List<DatasetProblem> problems = session.map(now -> now.problems().all()).orElse(List.of());
        session.ifPresentOrElse(now -> rows.set(now.dataset(), problems), rows::clear);
        grid.rowsChanged();
        enableFix();
        count.setText(session.isEmpty() ? Messages.ProblemList_none : words(problems));
    }

    private static String words(List<DatasetProblem> problems) {
        long errors = problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
        long warnings = problems.size() - errors;
        String first = errors == 1 ? Messages.ProblemList_error : NLS.bind(Messages.ProblemList_errors, errors);
        String second = warnings == 1 ? Messages.ProblemList_warning
                : NLS.bind(Messages.ProblemList_warnings, warnings);
        return NLS.bind(Messages.ProblemList_both, first, second);
    }

    /**
     * Says that something happened to a data set, which need not be the one that is shown.
     *
     * @param topic one of {@link DatasetTopics}
     * @param data  as that topic says
     */
    public void happened(String topic, Object data) {
        if (topic.equals(DatasetTopics.PROBLEMS) && session.filter(now -> now == data).isPresent()) {
            update();
        }
    }

    /** Returns the control, for layout. */
    public Composite control() {
        return area;
    }

    /** Puts the focus on the problems. */
    public void setFocus() {
        grid.control().setFocus();
    }

    String countText() {
        return count.getText();
    }

    Grid<ProblemRows.Row> grid() {
        return grid;
    }

    ProblemRows rows() {
        return rows;
    }
}
