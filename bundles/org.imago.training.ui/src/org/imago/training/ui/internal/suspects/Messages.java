// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.suspects;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String Listed_change;
    public static String Listed_kind;
    public static String Kind_class;
    public static String Kind_place;
    public static String Kind_swapped;
    public static String Kind_overlooked;
    public static String Which_all;
    public static String Which_class;
    public static String Which_place;
    public static String Which_swapped;
    public static String Which_overlooked;
    public static String Which_kept;
    public static String SuspectsPane_name;
    public static String SuspectsPane_run;
    public static String SuspectsPane_show;
    public static String SuspectsPane_accept;
    public static String SuspectsPane_accept_help;
    public static String SuspectsPane_keep;
    public static String SuspectsPane_do_not_keep;
    public static String SuspectsPane_keep_help;
    public static String SuspectsPane_exclude;
    public static String SuspectsPane_exclude_help;
    public static String SuspectsPane_looking;
    public static String SuspectsPane_finding;
    public static String SuspectsPane_no_dataset;
    public static String SuspectsPane_no_runs;
    public static String SuspectsPane_nothing;
    public static String SuspectsPane_summary;
    public static String SuspectsPane_no_boxes;
    public static String SuspectsPane_reason;
    public static String SuspectsPane_several;
    public static String SuspectEdits_accept_many;
    public static String SuspectEdits_class;
    public static String SuspectEdits_box;
    public static String SuspectEdits_exclude;
    public static String SuspectEdits_exclude_many;
    public static String SuspectEdits_keep;
    public static String SuspectEdits_do_not_keep;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
