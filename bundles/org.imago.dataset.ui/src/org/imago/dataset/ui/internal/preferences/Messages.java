// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.preferences;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String DatasetPreferencePage_description;
    public static String DatasetPreferencePage_versions;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
