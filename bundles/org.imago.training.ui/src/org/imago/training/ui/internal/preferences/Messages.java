// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.preferences;

import org.eclipse.osgi.util.NLS;

/** Texts of the preference page. */
final class Messages extends NLS {

    public static String RunPreferencePage_description;
    public static String RunPreferencePage_memory;
    public static String RunPreferencePage_backend;
    public static String RunPreferencePage_auto;
    public static String RunPreferencePage_cpu;
    public static String RunPreferencePage_cuda;
    public static String RunPreferencePage_at_once;
    public static String RunPreferencePage_grace;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
