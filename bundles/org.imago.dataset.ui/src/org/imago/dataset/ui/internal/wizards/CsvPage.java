// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.ui.internal.open.CsvFileDialog;

/** Asks for a CSV and shows how it was read. */
final class CsvPage extends WizardPage {

    private static final int SHOWN = 20;

    private final Optional<Path> suggested;
    private PathField file;
    private Label format;
    private PreviewTable preview;
    private Lookup lookup;
    private Optional<CsvFile> csv = Optional.empty();

    /**
     * Creates the page.
     *
     * @param suggested the file that is filled in
     */
    CsvPage(Optional<Path> suggested) {
        super("csv", Messages.CsvPage_title, null);
        this.suggested = suggested;
        setDescription(Messages.CsvPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
        file = new PathField(page, Messages.CsvPage_file, Messages.CsvPage_browse,
                () -> CsvFileDialog.open(getShell(), Messages.CsvPage_title), this::changed);
        format = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).indent(0, convertVerticalDLUsToPixels(4))
                .applyTo(format);
        preview = new PreviewTable(page, Messages.CsvPage_preview);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, true)
                .hint(convertWidthInCharsToPixels(80), convertHeightInCharsToPixels(14)).applyTo(preview.control());
        setControl(page);
        Dialog.applyDialogFont(page);
        lookup = new Lookup(page, Messages.CsvPage_reading);
        suggested.ifPresent(file::set);
        setErrorMessage(null);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            file.text().setFocus();
        }
    }

    private void changed() {
        csv = Optional.empty();
        setPageComplete(false);
        preview.clear();
        format.setText("");
        Optional<Path> path = file.path();
        if (path.isEmpty()) {
            lookup.forget();
            setErrorMessage(file.isEmpty() ? Messages.CsvPage_none : Messages.CsvPage_bad);
            return;
        }
        setErrorMessage(null);
        format.setText(Messages.CsvPage_reading);
        lookup.ask(monitor -> CsvFile.read(path.get()), this::show, this::fail);
    }

    private void show(CsvFile found) {
        preview.show(found.columns(), found.first(SHOWN));
        format.setText(NLS.bind(Messages.CsvPage_format, new Object[] {delimiter(found.delimiter()),
                found.charset().equals(StandardCharsets.UTF_8) ? Messages.CsvPage_utf8 : Messages.CsvPage_latin1,
                found.rows(), found.columns().size()}));
        format.getParent().layout();
        if (found.columns().size() < 2) {
            setErrorMessage(Messages.CsvPage_one_column);
            return;
        }
        csv = Optional.of(found);
        setPageComplete(true);
    }

    private static String delimiter(char delimiter) {
        return switch (delimiter) {
            case ',' -> Messages.CsvPage_comma;
            case ';' -> Messages.CsvPage_semicolon;
            case '\t' -> Messages.CsvPage_tab;
            default -> Character.toString(delimiter);
        };
    }

    private void fail(Exception why) {
        format.setText("");
        setErrorMessage(DatasetWizard.text(why));
    }

    /** Returns the file as it was read; nothing while it is being read, or if it cannot be. */
    Optional<CsvFile> csv() {
        return csv;
    }
}
