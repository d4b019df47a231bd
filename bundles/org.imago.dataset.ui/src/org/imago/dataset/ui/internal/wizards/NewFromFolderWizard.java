// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.NewDatasets;
import org.imago.dataset.ui.internal.open.RememberedImages;

/** Makes a data set of a folder of images: a CSV with one row for each of them. No image is touched. */
public final class NewFromFolderWizard extends DatasetWizard {

    private final FolderPage page;

    /** Creates the wizard with nothing filled in. */
    public NewFromFolderWizard() {
        this(Optional.empty());
    }

    /**
     * Creates the wizard.
     *
     * @param folder the folder of the images
     */
    public NewFromFolderWizard(Path folder) {
        this(Optional.of(folder));
    }

    private NewFromFolderWizard(Optional<Path> folder) {
        super(Messages.NewFromFolderWizard_title);
        this.page = new FolderPage(folder);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    Plan plan() {
        FolderPage.Choice choice = page.choice();
        return new Plan(choice.csv(), NLS.bind(Messages.NewFromFolderWizard_writing, choice.csv().getFileName()), monitor -> {
            NewDatasets.fromFolder(choice.folder(), choice.csv(), choice.classFromSubfolder());
        });
    }

    @Override
    void made() {
        RememberedImages.ofWorkspace().keep(page.choice().csv(), page.choice().folder());
    }
}
