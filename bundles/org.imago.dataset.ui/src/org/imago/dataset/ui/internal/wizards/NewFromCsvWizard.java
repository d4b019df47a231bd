// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.Sidecar;
import org.imago.dataset.ui.internal.open.RememberedImages;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes a data set of a CSV whose columns have names of their own: says which means what. The CSV is not touched. */
public final class NewFromCsvWizard extends DatasetWizard {

    private final CsvPage csvPage;
    private final ColumnsPage columnsPage;

    /** Creates the wizard with nothing filled in. */
    public NewFromCsvWizard() {
        this(Optional.empty());
    }

    /**
     * Creates the wizard.
     *
     * @param csv the file
     */
    public NewFromCsvWizard(Path csv) {
        this(Optional.of(csv));
    }

    private NewFromCsvWizard(Optional<Path> csv) {
        super(Messages.NewFromCsvWizard_title);
        csvPage = new CsvPage(csv);
        columnsPage = new ColumnsPage(csvPage::csv);
    }

    @Override
    public void addPages() {
        addPage(csvPage);
        addPage(columnsPage);
    }

    @Override
    public boolean canFinish() {
        // What columns mean is only guessed until the person has seen it.
        return getContainer().getCurrentPage() == columnsPage && super.canFinish();
    }

    @Override
    Plan plan() {
        Path csv = csvPage.csv().orElseThrow().file();
        ObjectNode columns = columnsPage.mapping();
        return new Plan(csv, NLS.bind(Messages.NewFromCsvWizard_writing, Sidecar.fileFor(csv).getFileName()),
                monitor -> Sidecar.put(csv, Sidecar.COLUMNS, columns));
    }

    @Override
    void made() {
        columnsPage.imageFolder().ifPresent(folder -> RememberedImages.ofWorkspace()
                .keep(csvPage.csv().orElseThrow().file(), folder));
    }
}
