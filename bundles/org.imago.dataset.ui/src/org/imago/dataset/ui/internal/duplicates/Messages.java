// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String Copy_line;
    public static String Copy_size;
    public static String Copy_iou;
    public static String Copy_noClass;
    public static String Copy_excluded;
    public static String CopiesCanvas_name;
    public static String CopiesCanvas_selected;
    public static String GroupRows_conflict;
    public static String GroupRows_kind;
    public static String GroupRows_copies;
    public static String GroupRows_kept;
    public static String GroupRows_files;
    public static String GroupRows_classes;
    public static String GroupRows_parts;
    public static String GroupRows_boxes;
    public static String GroupRows_exact;
    public static String GroupRows_near;
    public static String GroupRows_column;
    public static String GroupRows_settled;
    public static String FindDuplicates_name;
    public static String DuplicateEdits_excludeOne;
    public static String DuplicateEdits_excludeMany;
    public static String DuplicateEdits_takeClass;
    public static String SearchBar_find;
    public static String SearchBar_findHelp;
    public static String SearchBar_cancel;
    public static String SearchBar_groupBy;
    public static String SearchBar_groupByHelp;
    public static String SearchBar_split;
    public static String SearchBar_splitHelp;
    public static String SearchBar_none;
    public static String SearchBar_show;
    public static String SearchBar_which;
    public static String DuplicatesPane_noDataset;
    public static String DuplicatesPane_empty;
    public static String DuplicatesPane_nothing;
    public static String DuplicatesPane_wait;
    public static String DuplicatesPane_searching;
    public static String DuplicatesPane_cancelled;
    public static String DuplicatesPane_failed;
    public static String DuplicatesPane_gone;
    public static String DuplicatesPane_count;
    public static String DuplicatesPane_group;
    public static String DuplicatesPane_groups;
    public static String DuplicatesPane_conflict;
    public static String DuplicatesPane_conflicts;
    public static String DuplicatesPane_some;
    public static String DuplicatesPane_oneNotCompared;
    public static String DuplicatesPane_notCompared;
    public static String DuplicatesPane_stale;
    public static String DuplicatesPane_name;
    public static String CopiesBar_keep;
    public static String CopiesBar_keepHelp;
    public static String CopiesBar_class;
    public static String CopiesBar_classHelp;
    public static String CopiesBar_open;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
