// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.download.Addresses;
import org.imago.dataset.download.MissingImages;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.internal.wizards.Lookup;
import org.imago.dataset.ui.internal.wizards.PathField;

/** Asks where the images that a data set lacks come from and go to, and says how many they are. */
final class MissingPage extends WizardPage {

    static final String NAME = "missing";

    private final DatasetSession session;
    private Combo column;
    private PathField folder;
    private Button excluded;
    private Button internal;
    private Label counts;
    private Lookup lookup;

    MissingPage(DatasetSession session) {
        super(NAME, Messages.MissingPage_title, null);
        this.session = session;
        setDescription(Messages.MissingPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        initializeDialogUnits(parent);
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
        new Label(page, SWT.NONE).setText(Messages.MissingPage_column);
        column = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
        List<String> columns = session.dataset().columns();
        column.setItems(columns.toArray(String[]::new));
        column.select(suggested(columns));
        column.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(column);
        folder = new PathField(page, Messages.MissingPage_folder, Messages.MissingPage_browse, this::askForFolder,
                this::changed);
        excluded = check(page, Messages.MissingPage_excluded);
        excluded.setSelection(true);
        internal = check(page, Messages.MissingPage_private);
        counts = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, true).align(SWT.FILL, SWT.BEGINNING)
                .indent(0, convertVerticalDLUsToPixels(8))
                .hint(convertWidthInCharsToPixels(80), convertHeightInCharsToPixels(5)).applyTo(counts);
        setControl(page);
        Dialog.applyDialogFont(page);
        lookup = new Lookup(page, Messages.MissingPage_looking);
        // A question of its own: whoever is quick with the check boxes must not make it void.
        new Lookup(page, Messages.MissingPage_looking).ask(monitor -> session.images()
                .orElseGet(() -> MissingImages.folderFor(session.dataset(), Optional.empty())).folder(), this::suggest,
                why -> setErrorMessage(why.getMessage()));
    }

    private void suggest(Path usual) {
        if (folder.isEmpty()) {
            folder.set(usual);
        }
    }

    private Button check(Composite page, String text) {
        new Label(page, SWT.NONE);
        Button button = new Button(page, SWT.CHECK);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
        return button;
    }

    /** The column of the usual name, else one that sounds like addresses. */
    private static int suggested(List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).strip().equalsIgnoreCase(MissingImages.COLUMN)) {
                return i;
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).matches("(?i).*(url|address|link|href).*")) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Path> askForFolder() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText(Messages.MissingPage_title);
        folder.path().ifPresent(path -> dialog.setFilterPath(path.toString()));
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private void changed() {
        setPageComplete(false);
        counts.setText("");
        Optional<String> wrong = wrong();
        setErrorMessage(wrong.orElse(null));
        if (wrong.isPresent()) {
            lookup.forget();
            return;
        }
        counts.setText(Messages.MissingPage_looking);
        ImageRequest.Missing request = request();
        lookup.ask(monitor -> look(request), this::show, why -> setErrorMessage(
                why instanceof DatasetException known ? known.detail() : why.toString()));
    }

    private Optional<String> wrong() {
        if (column.getSelectionIndex() < 0) {
            return Optional.of(Messages.MissingPage_no_column);
        }
        return folder.path().isPresent() ? Optional.empty() : Optional.of(Messages.MissingPage_no_folder);
    }

    private static MissingImages look(ImageRequest.Missing request) throws DatasetException {
        return MissingImages.of(request.session().dataset(), ImageFolder.at(request.folder()), request.column(),
                request.withExcluded());
    }

    private void show(MissingImages images) {
        StringBuilder text = new StringBuilder(NLS.bind(Messages.MissingPage_counts, new Object[] {images.missing(),
            images.present(), images.folder().folder()}));
        if (!images.failures().isEmpty()) {
            text.append('\n').append(NLS.bind(Messages.MissingPage_hopeless, images.failures().size()));
        }
        if (!images.shared().isEmpty()) {
            text.append('\n').append(NLS.bind(Messages.ImagesGot_shared, images.shared().size()));
        }
        counts.setText(text.toString().replace("&", "&&"));
        counts.getParent().layout();
        setPageComplete(images.missing() > 0);
        if (images.missing() == 0) {
            setErrorMessage(Messages.MissingPage_nothing);
        }
    }

    /** Returns what is filled in, once the page is complete. */
    ImageRequest.Missing request() {
        return new ImageRequest.Missing(session, folder.path().orElseThrow(), column.getText(), excluded.getSelection(),
                internal.getSelection() ? Addresses.ANY : Addresses.PUBLIC);
    }

    @Override
    public IWizardPage getNextPage() {
        return null;
    }
}
