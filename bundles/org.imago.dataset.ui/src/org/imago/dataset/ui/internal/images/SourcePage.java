// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

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
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.ui.DatasetSession;

/** Asks which images are wanted: those that the open data set lacks, or new ones. */
final class SourcePage extends WizardPage {

    private final Optional<DatasetSession> session;
    private Button missing;

    SourcePage(Optional<DatasetSession> session) {
        super("source", Messages.SourcePage_title, null);
        this.session = session;
        setDescription(Messages.SourcePage_description);
    }

    @Override
    public void createControl(Composite parent) {
        initializeDialogUnits(parent);
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(page);
        missing = choice(page, session.map(open -> NLS.bind(Messages.SourcePage_missing, open.file().getFileName()))
                .orElse(Messages.SourcePage_missing_none), Messages.SourcePage_missing_hint);
        Button flickr = choice(page, Messages.SourcePage_flickr, Messages.SourcePage_flickr_hint);
        missing.setEnabled(session.isPresent());
        missing.setSelection(session.isPresent());
        flickr.setSelection(session.isEmpty());
        setControl(page);
        Dialog.applyDialogFont(page);
    }

    private Button choice(Composite page, String text, String hint) {
        Button button = new Button(page, SWT.RADIO);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> getContainer().updateButtons()));
        Label label = new Label(page, SWT.WRAP);
        label.setText(hint);
        GridDataFactory.fillDefaults().grab(true, false).indent(convertWidthInCharsToPixels(4), 0)
                .hint(convertWidthInCharsToPixels(80), SWT.DEFAULT).applyTo(label);
        return button;
    }

    /** Tells whether the images that the open data set lacks are wanted. */
    boolean isMissing() {
        return missing == null ? session.isPresent() : missing.getSelection();
    }

    @Override
    public IWizardPage getNextPage() {
        return getWizard().getPage(isMissing() ? MissingPage.NAME : FlickrPage.NAME);
    }
}
