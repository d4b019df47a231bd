// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.imago.dataset.ui.DatasetIcons;
import org.imago.dataset.ui.DatasetSession;

/** Asks which images are wanted. Getting them is up to who opened the wizard. */
public final class GetImagesWizard extends Wizard {

    private final SourcePage source;
    private final Optional<MissingPage> missing;
    private final FlickrPage flickr;
    private final Consumer<ImageRequest> then;

    /**
     * Creates the wizard.
     *
     * @param session the data set that the person works on
     * @param keys    where the key for Flickr is kept
     * @param then    takes what is wanted, when the person finishes
     */
    public GetImagesWizard(Optional<DatasetSession> session, Optional<SearchKeys> keys, Consumer<ImageRequest> then) {
        this.source = new SourcePage(session);
        this.missing = session.map(MissingPage::new);
        this.flickr = new FlickrPage(keys);
        this.then = then;
        setWindowTitle(Messages.GetImagesWizard_title);
        setDefaultPageImageDescriptor(DatasetIcons.icon("new-banner"));
    }

    @Override
    public void addPages() {
        addPage(source);
        missing.ifPresent(this::addPage);
        addPage(flickr);
    }

    private IWizardPage chosen() {
        return source.isMissing() ? missing.orElseThrow() : flickr;
    }

    @Override
    public boolean canFinish() {
        return chosen().isPageComplete();
    }

    @Override
    public boolean performFinish() {
        then.accept(source.isMissing() ? missing.orElseThrow().request() : flickr.request());
        return true;
    }
}
