// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.imago.dataset.Merge;
import org.imago.dataset.Merge.Conflict;

/** Shows cells that a person and another program changed in different ways, and asks which change is to stay. */
final class MergeDialog extends TitleAreaDialog {

    private static final int ROWS = 12;

    private final String summary;
    private final List<Conflict> conflicts;
    private final Set<Conflict> mine = new HashSet<>();
    private CheckboxTableViewer table;

    /**
     * Creates the dialog.
     *
     * @param shell   the window above which it is opened
     * @param summary what happened, in a sentence
     * @param merge   with conflicts
     */
    MergeDialog(Shell shell, String summary, Merge merge) {
        super(shell);
        this.summary = summary;
        this.conflicts = merge.conflicts();
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** Returns which conflicts are decided for the person's edit. */
    Predicate<Conflict> mine() {
        return mine::contains;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.MergeDialog_window);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(summary);
        setMessage(Messages.MergeDialog_message);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
        table = new CheckboxTableViewer(new Table(area, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION));
        table.getTable().setHeaderVisible(true);
        PixelConverter characters = new PixelConverter(table.getTable());
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1)
                .hint(SWT.DEFAULT, characters.convertHeightInCharsToPixels(ROWS)).applyTo(table.getTable());
        column(characters, Messages.MergeDialog_image, 24, Conflict::fileName);
        column(characters, Messages.MergeDialog_column, 14, Conflict::column);
        column(characters, Messages.MergeDialog_before, 16, Conflict::before);
        column(characters, Messages.MergeDialog_mine, 16, Conflict::mine);
        column(characters, Messages.MergeDialog_theirs, 26, MergeDialog::theirs);
        table.setContentProvider(ArrayContentProvider.getInstance());
        table.setInput(conflicts);
        table.setGrayedElements(conflicts.stream().filter(conflict -> !conflict.canBeMine()).toArray());
        table.addCheckStateListener(event -> check((Conflict) event.getElement(), event.getChecked()));
        button(area, Messages.MergeDialog_allMine, true);
        button(area, Messages.MergeDialog_allTheirs, false);
        return area;
    }

    private void column(PixelConverter characters, String title, int width, Function<Conflict, String> text) {
        TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
        column.getColumn().setText(title);
        column.getColumn().setWidth(characters.convertWidthInCharsToPixels(width));
        column.setLabelProvider(ColumnLabelProvider.createTextProvider(element -> text.apply((Conflict) element)));
    }

    private static String theirs(Conflict conflict) {
        return switch (conflict.reason()) {
            case CELL_CHANGED -> conflict.theirs();
            case ROW_REMOVED -> Messages.MergeDialog_rowRemoved;
            case ROW_UNCLEAR -> Messages.MergeDialog_rowUnclear;
            case COLUMN_REMOVED -> Messages.MergeDialog_columnRemoved;
        };
    }

    private void button(Composite area, String text, boolean all) {
        Button button = new Button(area, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, event -> conflicts.forEach(conflict -> check(conflict, all)));
    }

    private void check(Conflict conflict, boolean wanted) {
        boolean checked = wanted && conflict.canBeMine();
        table.setChecked(conflict, checked);
        if (checked) {
            mine.add(conflict);
        } else {
            mine.remove(conflict);
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.MergeDialog_merge, true);
        createButton(parent, IDialogConstants.CANCEL_ID, Messages.MergeDialog_later, false);
    }
}
