// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.formats.Exporter;
import org.imago.dataset.ui.internal.open.RememberedImages;

/** Makes a data set of what another program says about images. Nothing of that program's is touched. */
public final class ImportWizard extends DatasetWizard {

    private final ImportPage page = new ImportPage();

    /** Creates the wizard with nothing filled in. */
    public ImportWizard() {
        super(Messages.ImportWizard_title);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    boolean cancelable() {
        return true;
    }

    @Override
    Plan plan() {
        ImportPage.Read read = page.read().orElseThrow();
        return new Plan(page.csv(), NLS.bind(Messages.ImportWizard_writing, page.csv().getFileName()),
                monitor -> Exporter.write(read.plan(), monitor));
    }

    @Override
    void made() {
        page.read().orElseThrow().preview().set().folder()
                .ifPresent(folder -> RememberedImages.ofWorkspace().keep(page.csv(), folder));
    }
}
