// SPDX-License-Identifier: EPL-2.0
package org.imago.help.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String OpenHelp_job;
    public static String OpenHelp_title;
    public static String OpenHelp_notWritten;
    public static String OpenHelp_noBrowser;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
