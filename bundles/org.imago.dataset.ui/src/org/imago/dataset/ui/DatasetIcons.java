// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** Icons that stand for things of a data set wherever they are shown. */
public final class DatasetIcons {

    private static final String BUNDLE = "org.imago.dataset.ui";

    /** A data set. */
    public static final ImageDescriptor DATASET = icon("dataset");

    private DatasetIcons() {
    }

    /**
     * Finds an icon of this bundle.
     *
     * @param name file name in {@code icons}, without extension
     * @return the icon, or the mark of a missing one
     */
    public static ImageDescriptor icon(String name) {
        return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + name + ".svg")
                .orElseGet(ImageDescriptor::getMissingImageDescriptor);
    }
}
