// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.imago.dataset.ui.DatasetIcons;

/** Icons of a grid, disposed with it. */
public final class GridIcons {

    private final ResourceManager images;

    /**
     * Creates the icons.
     *
     * @param owner disposes them with itself
     */
    public GridIcons(Control owner) {
        images = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    /**
     * Returns the icon of a mark.
     *
     * @param mark a warning or an error
     * @return the icon
     */
    public Image of(Cell.Mark mark) {
        return images.create(DatasetIcons.icon(mark == Cell.Mark.ERROR ? "problem-error" : "problem-warning"));
    }
}
