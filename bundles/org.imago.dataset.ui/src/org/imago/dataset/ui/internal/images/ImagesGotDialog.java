// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.imago.dataset.download.DownloadFailure;

/** Shows what came of getting images, and which could not be had. Does not block the window. */
public final class ImagesGotDialog extends TitleAreaDialog {

    private static final int ROWS = 12;
    private static final int WIDTH = 100;
    private static final int LINES = 6;

    private final ImagesGot got;

    /**
     * Creates the dialog.
     *
     * @param shell the window above which it is opened
     * @param got   what came of it
     */
    public ImagesGotDialog(Shell shell, ImagesGot got) {
        super(shell);
        this.got = got;
        setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MODELESS);
        setBlockOnOpen(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(NLS.bind(Messages.ImagesGotDialog_window, got.csv().getFileName()));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(got.summary());
        setMessage(got.report().isComplete() ? Messages.ImagesGotDialog_complete : Messages.ImagesGotDialog_incomplete,
                got.report().isComplete() ? IMessageProvider.NONE : IMessageProvider.WARNING);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().applyTo(area);
        if (!got.details().isEmpty()) {
            details(area);
        }
        if (!got.report().failures().isEmpty()) {
            table(area);
        }
        return area;
    }

    /** Text that can be copied. */
    private void details(Composite area) {
        Text text = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        text.setText(got.details());
        PixelConverter characters = new PixelConverter(text);
        int lines = Math.min(LINES, got.details().split("\n").length + 1);
        GridDataFactory.fillDefaults().grab(true, false).hint(characters.convertWidthInCharsToPixels(WIDTH),
                characters.convertHeightInCharsToPixels(lines)).applyTo(text);
    }

    private void table(Composite area) {
        Table table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
        table.setHeaderVisible(true);
        PixelConverter characters = new PixelConverter(table);
        GridDataFactory.fillDefaults().grab(true, true).hint(characters.convertWidthInCharsToPixels(WIDTH),
                characters.convertHeightInCharsToPixels(ROWS)).applyTo(table);
        column(table, characters, Messages.ImagesGotDialog_line, 8);
        column(table, characters, Messages.ImagesGotDialog_image, 24);
        column(table, characters, Messages.ImagesGotDialog_why, 60);
        column(table, characters, Messages.ImagesGotDialog_address, 50);
        for (DownloadFailure failure : got.report().failures()) {
            new TableItem(table, SWT.NONE).setText(new String[] {String.valueOf(failure.line()), failure.fileName(),
                failure.message(), failure.address()});
        }
    }

    private static void column(Table table, PixelConverter characters, String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(characters.convertWidthInCharsToPixels(width));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
    }
}
