// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.imago.dataset.download.FlickrKey;
import org.imago.dataset.download.FlickrLicence;
import org.imago.dataset.download.FlickrOptions;
import org.imago.dataset.download.FlickrQuery;
import org.imago.dataset.download.FlickrSize;
import org.imago.dataset.ui.internal.open.CsvFileDialog;
import org.imago.dataset.ui.internal.wizards.Lookup;
import org.imago.dataset.ui.internal.wizards.PathField;

/** Asks what is searched at Flickr, with which key, and where the new data set goes. Flickr is not asked here. */
final class FlickrPage extends WizardPage {

    static final String NAME = "flickr";

    private static final int QUERIES = 4;
    private static final int LICENCES = 5;

    private final Optional<SearchKeys> keys;
    private Text key;
    private Button remember;
    private Text queries;
    private CheckboxTableViewer licences;
    private Combo size;
    private Spinner limit;
    private PathField csv;
    private Lookup lookup;
    private boolean kept;

    FlickrPage(Optional<SearchKeys> keys) {
        super(NAME, Messages.FlickrPage_title, null);
        this.keys = keys;
        setDescription(Messages.FlickrPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        initializeDialogUnits(parent);
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
        createKey(page);
        createSearch(page);
        csv = new PathField(page, Messages.FlickrPage_csv, Messages.FlickrPage_browse, this::askForCsv, this::changed);
        setControl(page);
        Dialog.applyDialogFont(page);
        lookup = new Lookup(page, Messages.FlickrPage_title);
        lookup.ask(monitor -> FlickrKey.ofEnvironment().isPresent() ? Messages.FlickrPage_key_environment
                : keys.isPresent() && keys.get().isKept() ? Messages.FlickrPage_key_kept : "", this::known, why -> { });
    }

    private void known(String where) {
        kept = !where.isEmpty();
        key.setMessage(kept ? where : Messages.FlickrPage_key_hint);
        if (!key.getText().isEmpty() || !queries.getText().isEmpty()) {
            changed();
        }
    }

    private void createKey(Composite page) {
        new Label(page, SWT.NONE).setText(Messages.FlickrPage_key);
        key = new Text(page, SWT.SINGLE | SWT.BORDER | SWT.PASSWORD);
        key.setMessage(Messages.FlickrPage_key_hint);
        key.addModifyListener(event -> changed());
        span(key);
        new Label(page, SWT.NONE);
        remember = new Button(page, SWT.CHECK);
        remember.setText(Messages.FlickrPage_remember);
        remember.setEnabled(keys.isPresent());
        span(remember);
    }

    private void createSearch(Composite page) {
        top(new Label(page, SWT.NONE)).setText(Messages.FlickrPage_queries);
        queries = new Text(page, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        queries.addModifyListener(event -> changed());
        // Tab goes on to the next field, as everywhere in the wizard.
        queries.addTraverseListener(event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        high(span(queries), QUERIES);
        top(new Label(page, SWT.NONE)).setText(Messages.FlickrPage_licences);
        licences = CheckboxTableViewer.newCheckList(page, SWT.BORDER);
        licences.setContentProvider(ArrayContentProvider.getInstance());
        licences.setLabelProvider(LabelProvider.createTextProvider(one -> ((FlickrLicence) one).text()));
        licences.setInput(FlickrLicence.values());
        licences.setCheckedElements(FlickrLicence.USUAL.toArray());
        licences.addCheckStateListener(event -> changed());
        high(span(licences.getControl()), LICENCES);
        new Label(page, SWT.NONE).setText(Messages.FlickrPage_size);
        size = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
        for (FlickrSize one : FlickrSize.values()) {
            size.add(one.pixels() == 0 ? Messages.FlickrPage_original
                    : NLS.bind(Messages.FlickrPage_pixels, one.pixels()));
        }
        size.select(FlickrSize.LARGE.ordinal());
        span(size);
        new Label(page, SWT.NONE).setText(Messages.FlickrPage_limit);
        limit = new Spinner(page, SWT.BORDER);
        limit.setValues(FlickrOptions.DEFAULT.limit(), 1, FlickrOptions.MAXIMUM, 0, 10, 100);
        GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(limit);
    }

    private static Label top(Label label) {
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        return label;
    }

    private static Control span(Control control) {
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(control);
        return control;
    }

    private void high(Control control, int rows) {
        GridData data = (GridData) control.getLayoutData();
        data.heightHint = convertHeightInCharsToPixels(rows) + convertVerticalDLUsToPixels(rows);
        data.grabExcessVerticalSpace = true;
        data.verticalAlignment = SWT.FILL;
    }

    private Optional<Path> askForCsv() {
        Path now = csv.path().orElse(Path.of(System.getProperty("user.home"), "flickr.csv"));
        return CsvFileDialog.save(getShell(), Messages.FlickrPage_csv_title, now);
    }

    private void changed() {
        remember.setEnabled(keys.isPresent() && !key.getText().isEmpty());
        Optional<String> wrong = wrong();
        setErrorMessage(wrong.orElse(null));
        setPageComplete(false);
        if (wrong.isPresent()) {
            lookup.forget();
            return;
        }
        Path file = csv.path().orElseThrow();
        lookup.ask(monitor -> Files.exists(file), this::exists, why -> setErrorMessage(why.toString()));
    }

    private void exists(boolean there) {
        setErrorMessage(there ? Messages.FlickrPage_csv_exists : null);
        setPageComplete(!there);
    }

    private Optional<String> wrong() {
        if (key.getText().isBlank() && !kept) {
            return Optional.of(Messages.FlickrPage_no_key);
        }
        if (!key.getText().isBlank() && FlickrKey.of(key.getText()).isEmpty()) {
            return Optional.of(Messages.FlickrPage_bad_key);
        }
        try {
            if (read().isEmpty()) {
                return Optional.of(Messages.FlickrPage_no_query);
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(Messages.FlickrPage_bad_query);
        }
        if (licences.getCheckedElements().length == 0) {
            return Optional.of(Messages.FlickrPage_no_licence);
        }
        return csv.path().isPresent() ? Optional.empty() : Optional.of(Messages.FlickrPage_no_csv);
    }

    private List<FlickrQuery> read() {
        return queries.getText().lines().filter(line -> !line.isBlank()).map(FlickrQuery::of).toList();
    }

    /** Returns what is filled in, once the page is complete. */
    ImageRequest.Flickr request() {
        Set<FlickrLicence> allowed = Arrays.stream(licences.getCheckedElements()).map(FlickrLicence.class::cast)
                .collect(Collectors.toSet());
        FlickrOptions options = new FlickrOptions(allowed, FlickrSize.values()[size.getSelectionIndex()],
                FlickrOptions.DEFAULT.perPage(), limit.getSelection());
        return new ImageRequest.Flickr(read(), options, csv.path().orElseThrow(), FlickrKey.of(key.getText()),
                remember.getSelection());
    }

    @Override
    public IWizardPage getNextPage() {
        return null;
    }
}
