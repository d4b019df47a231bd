// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.session;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String OpenDatasets_opening;
    public static String OpenDatasets_closing;
    public static String OpenDatasets_failed;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
