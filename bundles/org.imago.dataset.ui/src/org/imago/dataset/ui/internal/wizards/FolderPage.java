// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;

/** Asks for a folder of images, what their classes are, and where the CSV goes; shows what it would hold. */
final class FolderPage extends WizardPage {

    private static final String CSV = ".csv";

    private final Optional<Path> suggested;
    private PathField folder;
    private FollowingCsv csv;
    private Button bySubfolder;
    private Label counts;
    private PreviewTable preview;
    private Lookup lookup;

    /**
     * What a person chose.
     *
     * @param folder             the folder of the images
     * @param csv                the file to be written
     * @param classFromSubfolder whether an image's class is the name of the folder in which it lies
     */
    record Choice(Path folder, Path csv, boolean classFromSubfolder) {
    }

    /** What was found out about a choice. */
    private record Found(FolderScan scan, boolean csvExists) {
    }

    /**
     * Creates the page.
     *
     * @param suggested the folder that is filled in
     */
    FolderPage(Optional<Path> suggested) {
        super("folder", Messages.FolderPage_title, null);
        this.suggested = suggested;
        setDescription(Messages.FolderPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
        folder = new PathField(page, Messages.FolderPage_folder, Messages.FolderPage_browse_folder, this::askForFolder,
                this::folderChanged);
        new Label(page, SWT.NONE);
        bySubfolder = new Button(page, SWT.CHECK);
        bySubfolder.setText(Messages.FolderPage_by_subfolder);
        bySubfolder.setSelection(true);
        bySubfolder.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(bySubfolder);
        csv = new FollowingCsv(page, Messages.FolderPage_csv, Messages.FolderPage_browse_csv,
                Messages.FolderPage_csv_title, this::changed);
        counts = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).indent(0, convertVerticalDLUsToPixels(4))
                .applyTo(counts);
        preview = new PreviewTable(page, Messages.FolderPage_preview);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, true)
                .hint(convertWidthInCharsToPixels(80), convertHeightInCharsToPixels(10)).applyTo(preview.control());
        setControl(page);
        Dialog.applyDialogFont(page);
        lookup = new Lookup(page, Messages.FolderPage_looking);
        suggested.ifPresent(folder::set);
        // Nothing is wrong yet with what has not been filled in yet.
        setErrorMessage(null);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            folder.text().setFocus();
        }
    }

    private Optional<Path> askForFolder() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText(Messages.FolderPage_title);
        dialog.setMessage(Messages.FolderPage_folder_message);
        folder.path().ifPresent(path -> dialog.setFilterPath(path.toString()));
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private void folderChanged() {
        csv.follow(folder.path().map(FolderPage::csvFor));
        changed();
    }

    /** In the folder, named like it; a folder named images is looked into from beside it. */
    static Path csvFor(Path images) {
        boolean beside = images.endsWith("images") && images.getParent() != null;
        Path place = beside ? images.getParent() : images;
        Path name = place.getFileName();
        return place.resolve((name == null ? "dataset" : name.toString()) + CSV);
    }

    private void changed() {
        setPageComplete(false);
        preview.clear();
        counts.setText("");
        Optional<String> wrong = wrong();
        setErrorMessage(wrong.orElse(null));
        if (wrong.isEmpty()) {
            Choice choice = choice();
            counts.setText(Messages.FolderPage_looking);
            lookup.ask(monitor -> look(choice, monitor), this::show, this::fail);
        } else {
            lookup.forget();
        }
    }

    private Optional<String> wrong() {
        if (folder.path().isEmpty()) {
            return Optional.of(folder.isEmpty() ? Messages.FolderPage_no_folder : Messages.FolderPage_bad_folder);
        }
        if (csv.path().isEmpty()) {
            return Optional.of(csv.isEmpty() ? Messages.FolderPage_no_csv : Messages.FolderPage_bad_csv);
        }
        return Optional.empty();
    }

    private static Found look(Choice choice, IProgressMonitor monitor) throws Exception {
        return new Found(FolderScan.of(choice.folder(), choice.classFromSubfolder(), monitor),
                Files.exists(choice.csv()));
    }

    private void show(Found found) {
        FolderScan scan = found.scan();
        preview.show(FolderScan.COLUMNS, scan.first());
        counts.setText(scan.summary());
        counts.getParent().layout();
        if (scan.rows() == 0) {
            setErrorMessage(Messages.FolderPage_no_images);
        } else if (found.csvExists()) {
            setErrorMessage(NLS.bind(Messages.FolderPage_csv_exists, csv.path().map(Path::getFileName).orElseThrow()));
        } else {
            setPageComplete(true);
        }
    }

    private void fail(Exception why) {
        counts.setText("");
        setErrorMessage(DatasetWizard.text(why));
    }

    /** Returns what is filled in. Both paths are there once the page is complete. */
    Choice choice() {
        return new Choice(folder.path().orElseThrow(), csv.path().orElseThrow(), bySubfolder.getSelection());
    }
}
