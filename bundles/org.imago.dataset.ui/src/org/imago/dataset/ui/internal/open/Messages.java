// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import org.eclipse.osgi.util.NLS;

/** Texts of opening data sets and of their view. */
final class Messages extends NLS {

    public static String Opening_failed;
    public static String Opening_recovering;
    public static String Opening_discarding;
    public static String Opening_not_recovered;
    public static String FolderContents_looking;
    public static String RecentDatasets_keeping;
    public static String Failures_unexpected;
    public static String DialogQuestions_recover_title;
    public static String DialogQuestions_recover;
    public static String DialogQuestions_recover_one;
    public static String DialogQuestions_recover_yes;
    public static String DialogQuestions_recover_no;
    public static String DialogQuestions_recover_later;
    public static String DialogQuestions_discard_title;
    public static String DialogQuestions_discard;
    public static String DialogQuestions_discard_one;
    public static String DialogQuestions_discard_yes;
    public static String DialogQuestions_discard_no;
    public static String DialogQuestions_merge_summary;
    public static String DialogQuestions_merge;
    public static String MergeDialog_window;
    public static String MergeDialog_message;
    public static String MergeDialog_image;
    public static String MergeDialog_column;
    public static String MergeDialog_before;
    public static String MergeDialog_mine;
    public static String MergeDialog_theirs;
    public static String MergeDialog_rowRemoved;
    public static String MergeDialog_rowUnclear;
    public static String MergeDialog_columnRemoved;
    public static String MergeDialog_allMine;
    public static String MergeDialog_allTheirs;
    public static String MergeDialog_merge;
    public static String MergeDialog_later;
    public static String Reconcile_looking;
    public static String Reconcile_merging;
    public static String Reconcile_failed;
    public static String OutsideWatch_looking;
    public static String DialogQuestions_read_only_title;
    public static String DialogQuestions_read_only;
    public static String DialogQuestions_choose_title;
    public static String DialogQuestions_only;
    public static String DialogQuestions_several;
    public static String DialogQuestions_open;
    public static String DialogQuestions_new;
    public static String DialogQuestions_cancel;
    public static String CsvFileDialog_csv;
    public static String CsvFileDialog_all;
    public static String SaveAs_title;
    public static String SaveAs_saving;
    public static String SaveAs_failed;
    public static String Revert_title;
    public static String Revert_question;
    public static String Revert_yes;
    public static String Revert_no;
    public static String Revert_reading;
    public static String Revert_failed;
    public static String ChooseImageFolder_title;
    public static String ChooseImageFolder_message;
    public static String ChooseImageFolder_looking;
    public static String ChooseImageFolder_failed;
    public static String DatasetFacts_counting;
    public static String DatasetFacts_looking;
    public static String DatasetLabels_open;
    public static String DatasetLabels_recent;
    public static String DatasetLabels_read_only;
    public static String DatasetLabels_missing;
    public static String DatasetLabels_missing_tip;
    public static String DatasetLabels_counting;
    public static String DatasetLabels_size;
    public static String DatasetLabels_marks;
    public static String DatasetLabels_reviewed;
    public static String DatasetsPane_name;
    public static String DatasetsPane_open;
    public static String DatasetsPane_new_from_folder;
    public static String DatasetsPane_new_from_csv;
    public static String DatasetsPane_none;
    public static String DatasetsPane_link_open;
    public static String DatasetsPane_link_folder;
    public static String DatasetsPane_link_csv;
    public static String DatasetsPane_drop;
    public static String DatasetsPane_show;
    public static String DatasetsPane_open_this;
    public static String DatasetsPane_close;
    public static String DatasetsPane_reveal;
    public static String DatasetsPane_copy_path;
    public static String DatasetsPane_forget;
    public static String DatasetsPane_forget_missing;
    public static String WorkbenchActions_browse;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
