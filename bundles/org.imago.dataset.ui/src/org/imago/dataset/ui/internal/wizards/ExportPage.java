// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.Datasets;
import org.imago.dataset.formats.ExportOptions;
import org.imago.dataset.formats.ExportOptions.Images;
import org.imago.dataset.formats.ExportPreview;
import org.imago.dataset.formats.Exporter;
import org.imago.dataset.formats.ImportPreview;
import org.imago.dataset.formats.Loss;

/** Asks in which format a data set is to be written, and where, and says what that format cannot hold. */
final class ExportPage extends WizardPage {

    private static final int COLUMNS = 4;

    private final Dataset dataset;
    private final Optional<Path> imageFolder;
    private FormatChoice format;
    private PathField folder;
    private Text name;
    private Combo images;
    private PathField names;
    private Button replace;
    private Label summary;
    private NotesTable notes;
    private Lookup lookup;
    private Optional<Examined> examined = Optional.empty();

    /**
     * What was found out about a choice.
     *
     * @param read what the data set holds
     * @param plan what will be written
     */
    record Examined(ImportPreview read, ExportPreview plan) {

        private List<Loss> losses() {
            List<Loss> all = new ArrayList<>(read.losses());
            all.addAll(plan.losses());
            return all;
        }

        private List<DatasetProblem> problems() {
            List<DatasetProblem> all = new ArrayList<>(read.problems());
            all.addAll(plan.problems());
            return all;
        }
    }

    /**
     * Creates the page.
     *
     * @param dataset     what is written, with edits that are not saved
     * @param imageFolder where its images lie, if that is known
     */
    ExportPage(Dataset dataset, Optional<Path> imageFolder) {
        super("export", NLS.bind(Messages.ExportPage_title, dataset.file().getFileName()), null);
        this.dataset = dataset;
        this.imageFolder = imageFolder;
        setDescription(Messages.ExportPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        initializeDialogUnits(parent);
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(page);
        format = new FormatChoice(page, Messages.ExportPage_format, Optional.empty(), this::changed);
        folder = new PathField(page, Messages.ExportPage_folder, Messages.ExportPage_browse, this::askForFolder,
                this::changed);
        new Label(page, SWT.NONE);
        new Label(page, SWT.NONE).setText(Messages.ExportPage_name);
        name = new Text(page, SWT.SINGLE | SWT.BORDER);
        name.setText(stem(dataset.file()));
        name.addModifyListener(event -> changed());
        GridDataFactory.fillDefaults().span(COLUMNS - 1, 1).applyTo(name);
        new Label(page, SWT.NONE).setText(Messages.ExportPage_images);
        images = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
        images.setItems(Messages.ExportPage_as_needed, Messages.ExportPage_copy, Messages.ExportPage_link,
                Messages.ExportPage_leave);
        images.select(0);
        images.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
        GridDataFactory.fillDefaults().span(COLUMNS - 1, 1).applyTo(images);
        names = new PathField(page, Messages.ExportPage_names, Messages.ExportPage_browse_names, this::askForNames,
                this::changed);
        names.text().setMessage(Messages.ExportPage_names_usual);
        new Label(page, SWT.NONE);
        replace = new Button(page, SWT.CHECK);
        replace.setText(Messages.ExportPage_replace);
        replace.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
        GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(replace);
        summary = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false)
                .indent(0, convertVerticalDLUsToPixels(4)).applyTo(summary);
        notes = new NotesTable(page, Messages.ExportPage_notes);
        GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, true)
                .hint(convertWidthInCharsToPixels(90), convertHeightInCharsToPixels(9)).applyTo(notes.control());
        setControl(page);
        Dialog.applyDialogFont(page);
        lookup = new Lookup(page, Messages.ExportPage_looking);
        changed();
        setErrorMessage(null);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            folder.text().setFocus();
        }
    }

    private static String stem(Path csv) {
        String file = csv.getFileName().toString();
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private Optional<Path> askForFolder() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.SAVE);
        dialog.setText(getTitle());
        dialog.setFilterPath(folder.path().orElse(dataset.file().toAbsolutePath().getParent()).toString());
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private Optional<Path> askForNames() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText(getTitle());
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private void changed() {
        setPageComplete(false);
        examined = Optional.empty();
        notes.clear();
        summary.setText("");
        Optional<String> wrong = wrong();
        setErrorMessage(wrong.orElse(null));
        if (wrong.isEmpty()) {
            AnnotationFormat chosen = format.format().orElseThrow();
            Path target = folder.path().orElseThrow();
            ExportOptions options = ExportOptions.of(name.getText().strip())
                    .withImages(Images.values()[images.getSelectionIndex()]).withReplace(replace.getSelection())
                    .withNames(names.path());
            summary.setText(Messages.ExportPage_looking);
            lookup.ask(monitor -> examine(chosen, target, options, monitor), this::show, this::fail);
        } else {
            lookup.forget();
        }
    }

    private Optional<String> wrong() {
        if (folder.path().isEmpty()) {
            return Optional.of(folder.isEmpty() ? Messages.ExportPage_no_folder : Messages.FolderPage_bad_folder);
        }
        if (name.getText().isBlank() || name.getText().contains("/") || name.getText().contains("\\")) {
            return Optional.of(Messages.ExportPage_bad_name);
        }
        if (!names.isEmpty() && names.path().isEmpty()) {
            return Optional.of(Messages.CsvPage_bad);
        }
        return Optional.empty();
    }

    private Examined examine(AnnotationFormat chosen, Path target, ExportOptions options, IProgressMonitor monitor)
            throws DatasetException {
        SubMonitor progress = SubMonitor.convert(monitor, 2);
        ImportPreview read = Datasets.read(dataset, imageFolder, progress.split(1));
        return new Examined(read, Exporter.examine(read.set(), chosen, target, options, progress.split(1)));
    }

    private void show(Examined found) {
        ExportPreview plan = found.plan();
        notes.show(found.losses(), found.problems(), found.read().problemCount() + plan.problemCount());
        summary.setText(NLS.bind(Messages.ExportPage_summary, plan.set().images().size(), plan.set().boxes()));
        getControl().getParent().layout(true, true);
        if (plan.set().images().isEmpty()) {
            setErrorMessage(Messages.ExportPage_empty);
        } else {
            examined = Optional.of(found);
            setPageComplete(true);
        }
    }

    private void fail(Exception why) {
        summary.setText("");
        setErrorMessage(DatasetWizard.text(why));
    }

    /** Returns what will be written; there once the page is complete. */
    Optional<Examined> examined() {
        return examined;
    }
}
