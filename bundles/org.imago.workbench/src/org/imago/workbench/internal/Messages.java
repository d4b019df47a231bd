// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String AnnotatePerspective_begin;
    public static String ImagoPreferencePage_pages;
    public static String ImagoPreferencePage_home;
    public static String ImagoPreferencePage_other_home;
    public static String WorkbenchApplication_title;
    public static String WorkbenchApplication_locked;
    public static String WorkbenchApplication_unwritable;
    public static String WorkbenchApplication_retry;
    public static String WorkbenchApplication_quit;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
