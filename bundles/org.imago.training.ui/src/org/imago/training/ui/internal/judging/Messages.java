// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.judging;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String JudgingPane_newer;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
