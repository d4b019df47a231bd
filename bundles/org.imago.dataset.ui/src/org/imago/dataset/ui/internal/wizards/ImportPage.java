// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.ExportPreview;
import org.imago.dataset.formats.ImportOptions;
import org.imago.dataset.formats.ImportOptions.ClassFrom;
import org.imago.dataset.formats.ImportPreview;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.formats.Importer;
import org.imago.dataset.formats.Loss;

/** Asks which annotations of another program are to become a data set, and says what will not be the same. */
final class ImportPage extends WizardPage {

    private static final int COLUMNS = 4;
    private static final String CSV = ".csv";
    /** More classes than anybody reads; there may be a thousand. */
    private static final int CLASSES = 12;

    private PathField source;
    private PathField images;
    private FormatChoice format;
    private Combo classFrom;
    private Label summary;
    private NotesTable notes;
    private FollowingCsv csv;
    private Lookup lookup;
    private Optional<Read> read = Optional.empty();

    /**
     * What a person chose.
     *
     * @param source  the file or folder
     * @param images  where the images lie; nothing if that follows from the source
     * @param format  nothing to find out
     * @param options how it is read
     * @param csv     the file to be written
     */
    private record Choice(Path source, Optional<Path> images, Optional<AnnotationFormat> format,
            ImportOptions options, Path csv) {
    }

    /**
     * What was found out about a choice.
     *
     * @param preview what was read
     * @param plan    what will be written
     * @param exists  whether there is such a file already
     */
    record Read(ImportPreview preview, ExportPreview plan, boolean exists) {

        private List<Loss> losses() {
            List<Loss> all = new ArrayList<>(preview.losses());
            all.addAll(plan.losses());
            return all;
        }

        private List<DatasetProblem> problems() {
            List<DatasetProblem> all = new ArrayList<>(preview.problems());
            all.addAll(plan.problems());
            return all;
        }
    }

    ImportPage() {
        super("import", Messages.ImportPage_title, null);
        setDescription(Messages.ImportPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        initializeDialogUnits(parent);
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(page);
        source = new PathField(page, Messages.ImportPage_source, Messages.ImportPage_file, this::askForFile,
                this::sourceChanged);
        Button folder = new Button(page, SWT.PUSH);
        folder.setText(Messages.ImportPage_folder);
        folder.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> askForFolder()
                .ifPresent(source::set)));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(folder);
        format = new FormatChoice(page, Messages.ImportPage_format, Optional.of(Messages.ImportPage_detect),
                this::changed);
        images = new PathField(page, Messages.ImportPage_images, Messages.ImportPage_browse_images,
                this::askForFolder, this::changed);
        images.text().setMessage(Messages.ImportPage_images_usual);
        new Label(page, SWT.NONE);
        new Label(page, SWT.NONE).setText(Messages.ImportPage_class_from);
        classFrom = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
        classFrom.setItems(Messages.ImportPage_first, Messages.ImportPage_largest, Messages.ImportPage_most);
        classFrom.select(0);
        classFrom.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
        GridDataFactory.fillDefaults().span(COLUMNS - 1, 1).applyTo(classFrom);
        csv = new FollowingCsv(page, Messages.ImportPage_csv, Messages.ImportPage_browse_csv,
                Messages.ImportPage_title, this::changed);
        new Label(page, SWT.NONE);
        summary = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false)
                .indent(0, convertVerticalDLUsToPixels(4)).applyTo(summary);
        notes = new NotesTable(page, Messages.ImportPage_notes);
        GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, true)
                .hint(convertWidthInCharsToPixels(90), convertHeightInCharsToPixels(9)).applyTo(notes.control());
        setControl(page);
        Dialog.applyDialogFont(page);
        lookup = new Lookup(page, Messages.ImportPage_reading);
        setErrorMessage(null);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            source.text().setFocus();
        }
    }

    private Optional<Path> askForFile() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText(Messages.ImportPage_title);
        source.path().ifPresent(path -> dialog.setFilterPath(path.toString()));
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private Optional<Path> askForFolder() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText(Messages.ImportPage_title);
        source.path().ifPresent(path -> dialog.setFilterPath(path.toString()));
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private void sourceChanged() {
        csv.follow(source.path().map(ImportPage::csvFor));
        changed();
    }

    /** Beside the source, named like it: {@code birds.json} becomes {@code birds.csv}, a CSV another one. */
    static Path csvFor(Path source) {
        String name = source.getFileName() == null ? "dataset" : source.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        boolean same = name.toLowerCase(Locale.ROOT).endsWith(CSV);
        return source.resolveSibling(stem + (same ? "-imago" : "") + CSV);
    }

    private void changed() {
        setPageComplete(false);
        read = Optional.empty();
        notes.clear();
        summary.setText("");
        Optional<String> wrong = wrong();
        setErrorMessage(wrong.orElse(null));
        if (wrong.isEmpty()) {
            Choice choice = new Choice(source.path().orElseThrow(), images.path(), format.format(),
                    new ImportOptions(ClassFrom.values()[classFrom.getSelectionIndex()]), csv.path().orElseThrow());
            summary.setText(Messages.ImportPage_reading);
            lookup.ask(monitor -> read(choice, monitor), this::show, this::fail);
        } else {
            lookup.forget();
        }
    }

    private Optional<String> wrong() {
        if (source.path().isEmpty()) {
            return Optional.of(source.isEmpty() ? Messages.ImportPage_no_source : Messages.CsvPage_bad);
        }
        if (!images.isEmpty() && images.path().isEmpty()) {
            return Optional.of(Messages.FolderPage_bad_folder);
        }
        if (csv.path().isEmpty()) {
            return Optional.of(csv.isEmpty() ? Messages.FolderPage_no_csv : Messages.FolderPage_bad_csv);
        }
        return Optional.empty();
    }

    private Read read(Choice choice, IProgressMonitor monitor) throws DatasetException {
        SubMonitor progress = SubMonitor.convert(monitor, 2);
        ImportSource from = ImportSource.of(choice.source(), choice.images());
        AnnotationFormat chosen = choice.format().isPresent() ? choice.format().get() : detect(from);
        ImportPreview preview = Importer.examine(chosen, from, choice.options(), progress.split(1));
        return new Read(preview, Importer.plan(preview, choice.csv(), false, progress.split(1)),
                Files.exists(choice.csv()));
    }

    private AnnotationFormat detect(ImportSource from) throws DatasetException {
        return format.formats().detect(from).stream().findFirst().orElseThrow(() -> new DatasetException(from.path(), 0,
                "", Files.exists(from.path()) ? Messages.ImportPage_unknown : Messages.ImportPage_missing));
    }

    private void show(Read found) {
        ImportPreview preview = found.preview();
        notes.show(found.losses(), found.problems(), preview.problemCount() + found.plan().problemCount());
        summary.setText(NLS.bind(Messages.ImportPage_summary, new Object[] {preview.format().name(),
            preview.samples(), preview.boxes(), classes(preview)}).replace("&", "&&"));
        getControl().getParent().layout(true, true);
        if (preview.samples() == 0) {
            setErrorMessage(Messages.ImportPage_empty);
        } else if (found.exists()) {
            setErrorMessage(NLS.bind(Messages.FolderPage_csv_exists, csv.path().map(Path::getFileName).orElseThrow()));
        } else {
            read = Optional.of(found);
            setPageComplete(true);
        }
    }

    private static String classes(ImportPreview preview) {
        String named = preview.classes().entrySet().stream().limit(CLASSES)
                .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
        return preview.classes().size() > CLASSES ? named + ", \u2026" : named;
    }

    private void fail(Exception why) {
        summary.setText("");
        setErrorMessage(DatasetWizard.text(why));
    }

    /** Returns what was read and will be written; there once the page is complete. */
    Optional<Read> read() {
        return read;
    }

    /** Returns the file to be written. */
    Path csv() {
        return csv.path().orElseThrow();
    }
}
