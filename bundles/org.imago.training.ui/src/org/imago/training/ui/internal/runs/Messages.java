// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import org.eclipse.osgi.util.NLS;

/** The words of this package. */
final class Messages extends NLS {

    public static String KnownRuns_finding;
    public static String KnownRuns_unreadable;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
