// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.tiles;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String TileWall_selected;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
