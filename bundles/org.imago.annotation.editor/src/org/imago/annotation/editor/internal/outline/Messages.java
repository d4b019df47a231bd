// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.outline;

import org.eclipse.osgi.util.NLS;

/** Texts of the list of samples. */
final class Messages extends NLS {

    public static String SamplesView_excluded;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
