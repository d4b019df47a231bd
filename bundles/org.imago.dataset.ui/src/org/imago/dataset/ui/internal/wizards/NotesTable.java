// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.formats.Loss;
import org.imago.dataset.ui.DatasetIcons;

/** What a conversion changes, leaves out and finds wrong, line by line, before it is done. */
final class NotesTable {

    private final Table table;
    private final TableColumn column;
    private final Image error;
    private final Image warning;
    private final Image information;

    /**
     * Creates an empty table.
     *
     * @param parent its layout places it
     * @param name   read to who cannot see it
     */
    NotesTable(Composite parent, String name) {
        table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
        column = new TableColumn(table, SWT.LEFT);
        LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), table);
        error = images.create(DatasetIcons.icon("problem-error"));
        warning = images.create(DatasetIcons.icon("problem-warning"));
        information = PlatformUI.isWorkbenchRunning()
                ? PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_INFO_TSK) : null;
        table.addListener(SWT.Resize, event -> fit());
        table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
    }

    /** Returns the widget. */
    Control control() {
        return table;
    }

    /** Shows nothing. */
    void clear() {
        table.removeAll();
    }

    /**
     * Shows lines: losses first, then problems.
     *
     * @param losses   what is lost or changed
     * @param problems what is wrong, perhaps the first of them only
     * @param count    how many problems there are in all
     */
    void show(List<Loss> losses, List<DatasetProblem> problems, int count) {
        table.setRedraw(false);
        try {
            table.removeAll();
            losses.forEach(loss -> add(loss.kind() == Loss.Kind.LOST ? warning : information, loss.text()));
            problems.forEach(problem -> add(problem.severity() == Severity.ERROR ? error : warning,
                    text(problem)));
            if (count > problems.size()) {
                add(warning, NLS.bind(Messages.NotesTable_more, count - problems.size()));
            }
            if (table.getItemCount() == 0) {
                add(information, Messages.NotesTable_nothing);
            }
            fit();
        } finally {
            table.setRedraw(true);
        }
    }

    private static String text(DatasetProblem problem) {
        String file = problem.file().getFileName() == null ? "" : problem.file().getFileName().toString();
        String place = problem.line() > 0 ? NLS.bind(Messages.NotesTable_line, file, problem.line()) : file;
        return NLS.bind(Messages.NotesTable_problem, place, problem.message());
    }

    private void add(Image image, String text) {
        TableItem item = new TableItem(table, SWT.NONE);
        item.setImage(image);
        item.setText(text);
    }

    /** As wide as the longest line, so that it can be read by scrolling, and at least as wide as the table. */
    private void fit() {
        column.pack();
        column.setWidth(Math.max(column.getWidth(), table.getClientArea().width));
    }
}
