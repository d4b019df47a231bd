// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.problems;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String ImageCheck_name;
    public static String ImageCheck_noImages;
    public static String RowCheck_name;
    public static String ProblemRows_message;
    public static String ProblemRows_file;
    public static String ProblemRows_line;
    public static String ProblemRows_column;
    public static String ProblemRows_fix;
    public static String FixMenu_none;
    public static String FixMenu_open;
    public static String ProblemList_fix;
    public static String ProblemList_fixHelp;
    public static String ProblemList_name;
    public static String ProblemList_none;
    public static String ProblemList_check;
    public static String ProblemList_checkHelp;
    public static String ProblemList_error;
    public static String ProblemList_errors;
    public static String ProblemList_warning;
    public static String ProblemList_warnings;
    public static String ProblemList_both;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
